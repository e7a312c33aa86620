import StrictJSON
import Testing

@testable import ContactStore

@Suite("The fast scan of a line")
struct LineScanTests {
  /// What the parser says of the same line: the slow path judges the fast one.
  private func judge(_ line: [UInt8]) {
    let found = line.withUnsafeBytes { LineScan.find($0) }
    guard let found else { return }
    guard let node = try? JSONParser.parse(line), case .object(let members) = node.value else {
      // The scan leaves members that stand twice, but for those it knows, to the decoding of the contact.
      let error = refusal(line)
      #expect(error?.contains("stands twice") == true, "\(String(decoding: line, as: UTF8.self)): \(error ?? "")")
      return
    }
    func text(_ name: String) -> String? {
      guard case .string(let text) = members.first(where: { $0.name == name })?.node.value else { return nil }
      return text
    }
    #expect(found.id.map { String(decoding: line[$0], as: UTF8.self) } == text("id"))
    #expect(found.name.map { String(decoding: line[$0], as: UTF8.self) } == text("name"))
    #expect(found.status.map { String(decoding: line[$0], as: UTF8.self) } == text("status"))
    #expect(found.checkedAt.map { String(decoding: line[$0], as: UTF8.self) } == text("checkedAt"))
    #expect(found.goodUntil.map { String(decoding: line[$0], as: UTF8.self) } == text("goodUntil"))
    #expect(found.isRemoved == (members.first { $0.name == "removed" }?.node.value == .boolean(true)))
  }

  private func refusal(_ line: [UInt8]) -> String? {
    do {
      _ = try JSONParser.parse(line)
      return nil
    } catch {
      return error.reason
    }
  }

  @Test("recognises our own lines, and those of jq") func ours() throws {
    let line = contact("alice.example.com", name: "Alice").json
    let found = try #require(line.withUnsafeBytes { LineScan.find($0) })
    #expect(found.schema == 1)
    #expect(line[try #require(found.id)].elementsEqual("alice.example.com".utf8))
    #expect(line[try #require(found.name)].elementsEqual("Alice".utf8))
    let packed = Array(String(decoding: line, as: UTF8.self).replacing("\": ", with: "\":").utf8)
    #expect(packed.withUnsafeBytes { LineScan.find($0) } != nil)
    #expect(Contact.removalLine("a.example").withUnsafeBytes { LineScan.find($0)?.isRemoved } == true)
  }

  @Test("says yes only to what the parser takes, with the same texts") func mutations() {
    var generator = SystemRandomNumberGenerator()
    let line = contact("alice.example.com", name: "Al\u{E9}x", note: "a\"b\\c\u{1F468}").json
    let removal = Contact.removalLine("alice.example.com")
    let octets = Array("{}[]\",:\\u0129eE.+-ntfl x\u{E9}".utf8) + [0, 0x0A, 0x1F, 0x7F, 0x80, 0xC0, 0xFF]
    for turn in 0..<20_000 {
      var mutated = turn % 4 == 0 ? removal : line
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        guard mutated.count > 1 else { break }
        let place = Int.random(in: 0..<mutated.count, using: &generator)
        let octet = octets.randomElement(using: &generator) ?? 0
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: mutated[place] = octet
        case 1: mutated.insert(octet, at: place)
        case 2: mutated.remove(at: place)
        default: mutated.removeLast(min(place, mutated.count - 1))
        }
      }
      judge(mutated)
    }
  }
}
