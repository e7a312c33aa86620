import TestSupport

/// A zone file of `Zones`, read line by line: one record a line, `owner [ttl] TYPE rdata`, comments on lines of their
/// own.
struct ZoneText {
  /// A record whose RDATA is character-strings, or an alias.
  struct Record {
    /// Absolute, without the final dot.
    var owner: String
    var type: String
    /// As octets; empty where the type has no strings, or where they are in RFC 3597's form.
    var strings: [[UInt8]]
  }

  /// The zone's name, with a final dot.
  private(set) var name = ""
  private(set) var records: [Record] = []
  /// A zone file that any name server reads.
  private(set) var text = ""

  init(_ source: String) throws {
    for line in source.split(separator: "\n") where !line.hasPrefix(";") {
      let fields = line.split(separator: " ", omittingEmptySubsequences: true)
      if fields[0] == "$ORIGIN" { name = String(fields[1]) }
      guard !fields[0].hasPrefix("$"), let place = fields.firstIndex(where: { $0.first?.isUppercase == true }) else {
        text += line + "\n"
        continue
      }
      let owner = fields[0] == "@" ? name : fields[0] + "." + name
      let rdata = line[(fields[place].endIndex)...].drop { $0 == " " }
      let quoted = rdata.hasPrefix("\"") ? try presentationStrings(rdata) : []
      records.append(Record(owner: String(owner.dropLast()), type: String(fields[place]), strings: quoted))
      if fields[place] == "MIMI" {
        text += fields[..<place].joined(separator: " ") + " TYPE65432 " + unknownForm(quoted) + "\n"
      } else {
        text += line + "\n"
      }
    }
    guard name.hasSuffix(".") else { throw SupportFailure("a zone file without $ORIGIN") }
  }

  /// Adds lines at its end.
  mutating func append(_ lines: String) { text += lines + "\n" }
}

/// The quoted strings of RFC 1035 section 5.1: `"…" "…"`, with `\DDD` for an octet and `\X` for X.
func presentationStrings(_ text: some StringProtocol) throws -> [[UInt8]] {
  var strings: [[UInt8]] = []
  var open = false
  var rest = Array(text.utf8)[...]
  while let octet = rest.popFirst() {
    switch octet {
    case UInt8(ascii: "\""):
      if !open { strings.append([]) }
      open.toggle()
    case UInt8(ascii: "\\") where open:
      let digits = rest.prefix(3)
      if digits.count == 3, let number = UInt8(String(decoding: digits, as: UTF8.self)) {
        strings[strings.count - 1].append(number)
        rest = rest.dropFirst(3)
      } else if let next = rest.popFirst() {
        strings[strings.count - 1].append(next)
      }
    case _ where open: strings[strings.count - 1].append(octet)
    case UInt8(ascii: " "), UInt8(ascii: "\t"): continue
    default: throw SupportFailure("not quoted strings: \(text)")
    }
  }
  guard !open else { throw SupportFailure("a quote stays open: \(text)") }
  return strings
}

/// RFC 3597 section 5: `\# length hex`, for RDATA of character-strings.
func unknownForm(_ strings: [[UInt8]]) -> String {
  let octets = strings.flatMap { [UInt8($0.count)] + $0 }
  return "\\# \(octets.count) " + octets.map { hex($0) }.joined()
}

private func hex(_ octet: UInt8) -> String { (octet < 16 ? "0" : "") + String(octet, radix: 16) }
