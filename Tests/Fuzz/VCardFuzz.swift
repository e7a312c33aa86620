import Glibc
import VCard

/// What libFuzzer calls with each input, which is taken for a vCard file. A property that does not hold ends the process with
/// a sentence.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let octets = Array(UnsafeBufferPointer(start: start, count: count))
  _ = FileKind(beginning: octets)
  let whole = CardReader.cards(octets)
  expect(whole.problems.count <= Limits.problems, "problems are bounded")
  checkPieces(octets, whole.cards, whole.problems)
  for card in whole.cards { check(card) }
  return 0
}

/// Wherever a piece of the file ends, what is read is the same.
private func checkPieces(_ octets: [UInt8], _ cards: [Card], _ problems: [CardProblem]) {
  var reader = CardReader()
  var found: [Card] = []
  let size = 1 + octets.count % 7
  for place in stride(from: 0, to: octets.count, by: size) {
    Array(octets[place..<min(place + size, octets.count)]).withUnsafeBufferPointer { piece in
      reader.read(piece) { found.append($0) }
    }
  }
  reader.finish { found.append($0) }
  expect(found == cards && reader.problems == problems, "pieces do not matter")
}

/// What is written is in the form of RFC 6350, and reads as one card, which is written the same again.
private func check(_ card: Card) {
  let written = CardWriter.octets(card)
  for line in written.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast() {
    expect(line.last == 0x0D && line.count <= 76, "lines end with CRLF and are folded")
    guard let text = String(validating: line.dropLast(), as: UTF8.self) else {
      return expect(false, "a fold cuts no character")
    }
    let isClean = text.unicodeScalars.allSatisfy { $0 == "\t" || $0.properties.generalCategory != .control }
    expect(isClean, "there is no control in a line")
  }
  let read = CardReader.cards(written)
  expect(read.problems.isEmpty && read.cards.count == 1, "one card is read: \(read.problems)")
  guard let again = read.cards.first else { return }
  expect(again.emails.count == card.emails.count && again.telephones.count == card.telephones.count, "none is lost")
  expect(CardWriter.octets(again) == written, "what is written again is the same")
}

private func expect(_ holds: Bool, _ property: @autoclosure () -> String) {
  if holds { return }
  let octets = Array("does not hold: \(property())\n".utf8)
  write(STDERR_FILENO, octets, octets.count)
  abort()
}
