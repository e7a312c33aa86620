import Glibc
import TestSupport
import Testing

@testable import mimi

@Suite struct LineReaderTests {
  /// The lines of these octets, few enough for a pipe, written to one in parts of this size.
  private func lines(_ octets: [UInt8], partsOf size: Int = .max) throws -> [[UInt8]] {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    let (readEnd, writeEnd) = (ends[0], ends[1])
    defer { close(readEnd) }
    var reader = LineReader(readEnd)
    var found: [[UInt8]] = []
    var rest = octets[...]
    while !rest.isEmpty {
      let part = Array(rest.prefix(size))
      rest = rest.dropFirst(part.count)
      try #require(write(writeEnd, part, part.count) == part.count)
      // What is whole by now can be read without blocking.
      for _ in 0..<part.count(where: { $0 == 0x0A }) { found.append(reader.next() ?? []) }
    }
    close(writeEnd)
    while let line = reader.next() { found.append(line) }
    return found
  }

  private func text(_ lines: [[UInt8]]) -> [String] { lines.map { String(decoding: $0, as: UTF8.self) } }

  @Test(arguments: [Int.max, 1, 3])
  func linesAreSplitAtLineFeedsHoweverTheyArrive(_ size: Int) throws {
    #expect(text(try lines(Array("a\n\nbb\r\nccc".utf8), partsOf: size)) == ["a", "", "bb\r", "ccc"])
  }

  @Test func lastLineNeedsNoEnd() throws {
    #expect(text(try lines(Array("a".utf8))) == ["a"])
    #expect(text(try lines(Array("a\n".utf8))) == ["a"])
    #expect(try lines([]).isEmpty)
  }

  @Test func longLineIsCutAndTheNextIsWhole() throws {
    let directory = try PrivateDirectory()
    let file = try directory.write("lines", String(repeating: "x", count: 200_000) + "\nnext\n")
    let descriptor = open(file, O_RDONLY)
    defer { close(descriptor) }
    var reader = LineReader(descriptor)
    #expect(reader.next()?.count == Limits.lineOctets)
    #expect(reader.next() == Array("next".utf8))
    #expect(reader.next() == nil)
  }

  @Test func octetsAreKeptWhateverTheyAre() throws {
    #expect(try lines([0, 0xFF, 0x0A, 0x80]) == [[0, 0xFF], [0x80]])
  }
}
