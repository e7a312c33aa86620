import TestSupport
import Testing

/// Other programs, which know nothing of ours, agree: BIND's delv on DNSSEC, Knot's kdig on the data.
@Suite struct AgreementScenarios {
  /// Every name of the zones, and some that are in none.
  static let names: [String] = {
    let zones = (try? World.shared().zones) ?? []
    let written = zones.flatMap(\.records).map(\.owner).filter { !$0.hasPrefix("*") }
    let others = [
      "nobody.example", "alice.wild.example", "nobody.insecure.example", "nobody.signed.example", "nobody.example.com",
    ]
    // A name of one label is no identifier.
    return Set(written + others + ["large.example", "many.example"]).filter { $0.contains(".") }.sorted()
  }()

  @Test func noNameIsLeftOut() throws {
    #expect(Self.names.count > 130)
  }

  /// The same names in a few parts, which run beside each other.
  static let parts = (0..<8).map { part in names.enumerated().filter { $0.offset % 8 == part }.map(\.element) }

  @Test(arguments: parts)
  func delvAgreesOnEveryName(_ names: [String]) throws {
    let lines = try lookup(names).lines
    #expect(lines.map(\.identifier.input) == names)
    for (name, line) in zip(names, lines) {
      // Chains that the two programs cut at different lengths say nothing of DNSSEC.
      if line.status == "server-failure" { continue }
      // BIND takes a TXT record whose string passes its end for a broken message.
      if name == "bad-rdata.insecure.example" { continue }
      // All of malformed.example lies beside each other with one type a name: the absence of the other is proved often
      // enough.
      let types =
        !name.hasSuffix(".malformed.example")
        ? ["TXT", "TYPE65432"]
        : line.queries.filter { $0.result == "answer" }.map {
          $0.type == "MIMI" ? "TYPE65432" : "TXT"
        }
      let verdicts = try types.map { try delv(name, $0) }
      let weakest = ["bogus", "insecure", "secure"].first(where: verdicts.contains)
      // delv has one word for what is proved to be unsigned and for what no trust anchor is above of.
      let said = line.dnssec == "unchecked" && name.hasSuffix("example.net") ? "insecure" : line.dnssec
      #expect(said == weakest, "\(name): delv says \(verdicts)")
      #expect((line.status == "bogus") == (weakest == "bogus"), "\(name)")
    }
  }

  @Test(arguments: parts)
  func kdigAgreesOnTheData(_ names: [String]) throws {
    let lines = try lookup(names).lines
    #expect(lines.count == names.count)
    for (name, line) in zip(names, lines) where line.status == "found" {
      // kdig cannot print it either.
      if name == "bad-rdata.insecure.example" { continue }
      let type = line.providers.first?.source == "MIMI" ? "TYPE65432" : "TXT"
      let records = try kdig(name, type).compactMap(TagReader.init)
      let asked = Set(records.map(\.fields))
      let answered = Set(line.providers.map { [$0.priority.map(String.init), $0.service, $0.endpoint, $0.account] })
      if line.problems.isEmpty {
        #expect(asked.subtracting([[nil, nil, ".", nil]]) == answered, "\(name)")
      } else {
        // Which ones are malformed is for other tests; none is made up.
        #expect(answered.isSubset(of: asked), "\(name)")
      }
    }
  }

  /// `secure`, `insecure` or `bogus` in delv's words; `nil` for anything else.
  private func delv(_ name: String, _ type: String) throws -> String? {
    let world = try World.shared()
    let root = name.hasSuffix("example.com") ? "example.com" : "example"
    let arguments = [
      "@127.0.0.1", "-p", "\(world.knot.port)", "-a", world.delvAnchorFile, "+root=\(root)", "+nocrypto",
      "+nomultiline",
      name, type,
    ]
    // On a busy machine delv 9.18 was seen not to end; its verdict is what counts here.
    let first = try? run("delv", arguments, deadline: .seconds(20 * slowness))
    let finished = try first ?? run("delv", arguments)
    let text = finished.outputText + finished.errorText
    let broken = [
      "RRSIG failed to verify", "RRSIG has expired", "no valid RRSIG", "broken trust chain", "insecurity proof failed",
    ]
    if broken.contains(where: text.contains) { return "bogus" }
    // One comment for each RRset of a chain; “authoritative” is what it says of a name below no trust anchor.
    if text.contains("; unsigned answer") || text.contains(", unsigned answer") || text.contains("; authoritative") {
      return "insecure"
    }
    if text.contains("fully validated") { return "secure" }
    Issue.record("delv \(name) \(type): \(text)")
    return nil
  }

  /// The RDATA of each record of that type, its strings joined. Knot follows an alias neither into another zone nor for
  /// many hops, so the last target is asked again, at most four times.
  private func kdig(_ name: String, _ type: String) throws -> [[UInt8]] {
    let world = try World.shared()
    var target = name
    for _ in 0..<4 {
      let finished = try run(
        "kdig", ["@127.0.0.1", "-p", "\(world.knot.port)", "+tcp", "+noall", "+answer", "+nodnssec", target, type])
      let answer = finished.outputText.split(separator: "\n").map {
        $0.split(maxSplits: 4, whereSeparator: \.isWhitespace)
      }
      let found = answer.filter { $0.count == 5 && $0[3] == type }
      let alias = answer.last { $0.count == 5 && $0[3] == "CNAME" }
      if found.isEmpty, let alias {
        target = String(alias[4])
        continue
      }
      return try found.map { fields in
        try fields[4].hasPrefix("\"") ? presentationStrings(fields[4]).flatMap { $0 } : joinedUnknownForm(fields[4])
      }
    }
    return []
  }
}

/// `\# length hex` as the joined strings inside; what passes the end is cut.
private func joinedUnknownForm(_ text: Substring) -> [UInt8] {
  let digits = text.split(separator: " ").dropFirst(2).joined()
  var octets: [UInt8] = []
  var rest = digits[...]
  while rest.count >= 2 {
    octets.append(UInt8(rest.prefix(2), radix: 16) ?? 0)
    rest = rest.dropFirst(2)
  }
  var joined: [UInt8] = []
  var left = octets[...]
  while let length = left.popFirst() {
    joined += left.prefix(Int(length))
    left = left.dropFirst(Int(length))
  }
  return joined
}

/// A second, simple reading of a discovery record, which judges nothing: what `p`, `s`, `e`, `a` hold.
private struct TagReader {
  let fields: [String?]

  init?(_ octets: [UInt8]) {
    guard let text = String(validating: octets, as: UTF8.self) else { return nil }
    var tags: [String: String] = [:]
    for (index, part) in text.split(separator: ";").enumerated() {
      let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(trimmed)
      guard pair.count == 2 else { continue }
      if index == 0 && (pair[0] != "v" || pair[1] != "MIMI1") { return nil }
      tags[pair[0]] = pair[1]
    }
    guard tags["v"] != nil else { return nil }
    var endpoint = tags["e"]?.lowercased()
    if let name = endpoint, name.count > 1, name.hasSuffix(".") { endpoint = String(name.dropLast()) }
    fields = [tags["p"], tags["s"]?.lowercased(), endpoint, tags["a"]]
  }
}

private func trimmed(_ text: Substring) -> String {
  var rest = text
  while rest.first == " " { rest.removeFirst() }
  while rest.last == " " { rest.removeLast() }
  return String(rest)
}
