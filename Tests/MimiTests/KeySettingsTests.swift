import DisplayText
import Interface
import Terminal
import Testing

@testable import mimi

@Suite struct KeySettingsTests {
  private func keys(_ text: String) throws -> [ActionName: KeyStroke] {
    var configuration = Configuration()
    _ = try ConfigurationFile.read(Array("{\"keys\":\n{\(text)}}".utf8), folder: "/etc/mimi", into: &configuration)
    return configuration.keys
  }

  @Test func keysAreTakenByTheirNames() throws {
    #expect(
      try keys("\"refresh\": \"F5\", \"undo\": \"^U\", \"quit\": \"x\"")
        == [.refresh: KeyStroke(.function(5)), .undo: KeyStroke(.control("u")), .quit: KeyStroke(.character("x"))])
    #expect(try keys("").isEmpty)
  }

  @Test(arguments: [
    ("\n\"refrehs\": \"F5\"", 3, "did you mean \"refresh\"?"), ("\"quit\": \"F99\"", 2, "did you mean \"F9\"?"),
    ("\"quit\": \"Entr\"", 2, "did you mean \"Enter\"?"), ("\"quit\": 5", 2, "it should be a key's name"),
    ("\"what ever else\": \"x\"", 2, "the actions are account, "),
  ])
  func whatHasNoSuchNameNamesItsLineAndTheNearest(_ text: String, _ line: Int, _ hint: String) throws {
    let mistake = try #require(throws: ConfigurationFile.Mistake.self) { try keys(text) }
    #expect(mistake.line == line)
    #expect(mistake.hint.description.contains(hint), "\(mistake.hint)")
  }

  @Test func oneKeyForTwoActionsIsAMistake() throws {
    let twice = try #require(throws: ConfigurationFile.Mistake.self) {
      try keys("\"refresh\": \"F5\",\n\"sort\": \"F5\"")
    }
    #expect(twice.line == 3)
    #expect(twice.message.description == "sort: \"F5\" is the key of \"refresh\" already")
  }

  @Test func aKeyThatAnotherActionHasAnywayIsAMistake() throws {
    let taken = try #require(throws: ConfigurationFile.Mistake.self) { try keys("\"refresh\": \"q\"") }
    #expect(taken.message.description.contains("the key of \"quit\" already"))
    // Unless that one has another by then.
    #expect(try keys("\"quit\": \"x\", \"refresh\": \"q\"").count == 2)
    // Nothing of the two can be meant in one place.
    #expect(try keys("\"prefer\": \"d\"").count == 1)
  }

  @Test func keysHaveAnEffect() throws {
    var configuration = Configuration()
    let text = "{\"keys\": {\"help\": \"F2\"}}"
    #expect(try ConfigurationFile.read(Array(text.utf8), folder: ".", into: &configuration).isEmpty)
  }
}
