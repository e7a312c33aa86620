import Foundation
import Terminal
import Testing

@testable import Interface

/// Screens as text fixtures, in `Golden/NAME.COLUMNSxROWS.txt`. `MIMI_REWRITE_GOLDEN=1` writes them anew.
@Suite("A screen")
struct GoldenTests {
  private static let directory = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Golden")
  private static let rewrites = ProcessInfo.processInfo.environment["MIMI_REWRITE_GOLDEN"] == "1"

  @Test("is drawn as its fixture has it", arguments: GoldenScreen.all) func golden(screen: GoldenScreen) throws {
    let actual = screen.scene.state(screen.size).canvas.fixture
    let file = Self.directory.appendingPathComponent(screen.fileName)
    if Self.rewrites {
      try Data(actual.utf8).write(to: file)
      return
    }
    let expected = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    #expect(
      actual == expected,
      "\(screen.fileName): - expected, + drawn\n\(readableDifference(expected: expected, actual: actual))")
  }

  @Test("has a fixture, and no fixture is left over", .disabled(if: rewrites)) func noneLeftOver() throws {
    let there = try FileManager.default.contentsOfDirectory(atPath: Self.directory.path)
    #expect(Set(there) == Set(GoldenScreen.all.map(\.fileName)))
  }
}

/// One fixture.
struct GoldenScreen: Sendable, CustomTestStringConvertible {
  var name: String
  var size: Size
  var scene: Scene

  var fileName: String { "\(name).\(size.columns)x\(size.rows).txt" }
  var testDescription: String { fileName }
}
