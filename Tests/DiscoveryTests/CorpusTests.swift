import Discovery
import Foundation
import Testing

@Suite("The inputs kept in Tests/Corpus")
struct CorpusTests {
  @Test("identifiers are judged as their line says")
  func identifiers() throws {
    for (judgement, octets) in try lines(of: "identifiers.txt") {
      let typed = String(decoding: octets, as: UTF8.self)
      #expect((refusal(of: typed)?.code.rawValue ?? "ok") == judgement, "\(typed.debugDescription)")
    }
  }

  @Test("records are judged as their line says, by the naive parser too")
  func records() throws {
    for (judgement, octets) in try lines(of: "records.txt") {
      let shown = String(decoding: octets, as: UTF8.self).debugDescription
      let data = rdata(octets: octets)
      #expect(ParsedRecord(rdata: data).reading.verdict == judgement, "\(shown)")
      #expect(NaiveParser.read(rdata: data, isDiscoveryType: false).verdict == judgement, "\(shown)")
    }
  }

  private func lines(of name: String) throws -> [(judgement: String, octets: [UInt8])] {
    let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let text = try String(contentsOf: tests.appending(components: "Corpus", name), encoding: .utf8)
    let lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
    #expect(lines.count > 10)
    return try lines.map { line in
      let bar = try #require(line.range(of: " | "), "\(line)")
      return (String(line[..<bar.lowerBound]), try unescaped(line[bar.upperBound...]))
    }
  }

  /// `\u{202E}` as the scalar's UTF-8, `\xFF` as the octet, everything else as it stands.
  private func unescaped(_ text: Substring) throws -> [UInt8] {
    var made: [UInt8] = []
    var rest = text
    while let next = rest.range(of: "\\") {
      made += Array(rest[..<next.lowerBound].utf8)
      rest = rest[next.upperBound...]
      if rest.hasPrefix("x") {
        made.append(try #require(UInt8(rest.dropFirst().prefix(2), radix: 16), "\(text)"))
        rest = rest.dropFirst(3)
      } else {
        let end = try #require(rest.firstIndex(of: "}"), "\(text)")
        let value = try #require(UInt32(rest.dropFirst(2)[..<end], radix: 16), "\(text)")
        made += Array(String(try #require(Unicode.Scalar(value), "\(text)")).utf8)
        rest = rest[rest.index(after: end)...]
      }
    }
    return made + Array(rest.utf8)
  }
}
