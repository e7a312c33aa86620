import TestSupport
import Testing

/// Many identifiers at once.
@Suite struct ManyScenarios {
  static let mixed = [
    ("nobody.example", "no-name"), ("straight.example", "found"), ("wrong.example", "bogus"),
    ("localhost", "invalid-identifier"),
    ("large.example", "found"), ("bad-tag-1.malformed.example", "malformed"), ("hugh@example.com", "found"),
    ("straight.example", "found"), ("STRAIGHT.example.", "found"), ("plain.insecure.example", "found"),
  ]

  @Test func outputIsInTheOrderOfTheInput() throws {
    let result = try lookup(Self.mixed.map(\.0))
    #expect(result.lines.map(\.identifier.input) == Self.mixed.map(\.0))
    #expect(result.lines.map(\.status) == Self.mixed.map(\.1))
    #expect(result.finished.exitStatus == 69)
  }

  static let statuses: [([String], Int32)] = [
    (["straight.example", "private.example"], 0), (["nobody.example", "straight.example"], 1),
    (["localhost", "nobody.example", "straight.example"], 64), (["bad-tag-1.malformed.example", "localhost"], 65),
    (["wrong.example", "bad-tag-1.malformed.example"], 69), (["circle.example", "wrong.example", "localhost"], 75),
  ]

  @Test(arguments: statuses)
  func exitStatusIsTheHighest(_ identifiers: [String], _ status: Int32) throws {
    #expect(try lookup(identifiers).finished.exitStatus == status)
    #expect(try mimi(["lookup"], identifiers).exitStatus == status)
  }

  @Test func identifiersComeFromStandardInput() throws {
    let identifiers = Self.mixed.map(\.0)
    for ending in ["\n", "\r\n"] {
      let result = try lookup("-", input: identifiers.map { $0 + ending }.joined())
      #expect(result.lines.map(\.identifier.input) == identifiers)
      #expect(result.lines.map(\.status) == Self.mixed.map(\.1))
      #expect(result.finished.exitStatus == 69)
    }
  }

  @Test func aLastLineWithoutAnEndCountsToo() throws {
    let result = try lookup("-", input: "straight.example\nprivate.example")
    #expect(result.lines.map(\.identifier.input) == ["straight.example", "private.example"])
  }

  @Test func twoThousandStayInOrder() throws {
    let identifiers = (0..<2_000).map { number in
      switch number % 5 {
      case 0: "name\(number).wild.example"
      case 1: "absent\(number).example"
      case 2: "straight.example"
      case 3: "name\(number).insecure.example"
      default: "large.example"
      }
    }
    let result = try lookup("-", input: identifiers.joined(separator: "\n") + "\n")
    #expect(result.lines.map(\.identifier.input) == identifiers)
    let expected = ["found", "no-name", "found", "no-name", "found"]
    #expect(result.lines.enumerated().allSatisfy { $1.status == expected[$0 % 5] })
    #expect(result.finished.exitStatus == 1)
  }

  @Test func everyRunSaysTheSame() throws {
    let identifiers =
      Self.mixed.map(\.0) + ["ties.example", "many.example", "hostile.example", "both-problems.example"]
    let first = try lookup(identifiers).lines
    let second = try lookup(identifiers.reversed()).lines.reversed()
    // Only times differ.
    func timeless(_ lines: some Sequence<LookupLine>) -> [LookupLine] {
      lines.map { line in
        var copy = line
        for index in copy.queries.indices { copy.queries[index].milliseconds = nil }
        return copy
      }
    }
    #expect(timeless(first) == timeless(second))
  }
}
