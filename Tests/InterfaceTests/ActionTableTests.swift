import Discovery
import DisplayText
import Terminal
import Testing

@testable import Interface

/// What documentation says of keys is what the table has.
struct ActionTableTests {
  private static func text(_ path: String) throws -> String {
    let root = #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 }
    let octets = try readFile(root + "/" + path)
    return String(decoding: octets, as: UTF8.self)
  }

  @Test func theReadMeHasEveryAction() throws {
    #expect(try Self.text("README.md").contains(Action.markdown), "the key list is:\n\(Action.markdown)")
  }

  @Test func theManualHasEveryAction() throws {
    #expect(try Self.text("Resources/man/mimi.1").contains(Action.manual), "the key list is:\n\(Action.manual)")
  }

  @Test func theManualNamesEveryActionThatCanHaveAnotherKey() throws {
    let names = ActionName.allCases.map(\.rawValue).joined(separator: " , ")
    #expect(try Self.text("Resources/man/mimi.1").contains(".Pq Li \(names)\n"), "the names are: \(names)")
  }

  @Test func everyActionIsThereOnce() {
    #expect(Action.table.map(\.name).count == Set(Action.table.map(\.name)).count)
    #expect(Set(Action.table.map(\.name)) == Set(ActionName.allCases))
  }

  @Test(arguments: Place.Kind.allCases) func noKeyHasTwoActionsInOnePlace(_ kind: Place.Kind) {
    let state = Rehearsal().state
    var seen: [Key: ActionName] = [:]
    for action in Action.table where action.places.contains(kind) {
      for key in state.keys(of: action, in: kind) {
        #expect(seen[key] == nil, "\(key) is \(action.name) and \(String(describing: seen[key]))")
        seen[key] = action.name
      }
    }
  }

  @Test(arguments: Action.textPlaces) func lettersAreTextInLines(_ kind: Place.Kind) {
    let state = Rehearsal().state
    let letters = Action.table.filter { $0.places.contains(kind) }.flatMap { state.keys(of: $0, in: kind) }
      .filter { if case .character(let letter) = $0 { letter != "?" } else { false } }
    #expect(letters.isEmpty)
  }

  @Test func keyNamesAreReadBack() {
    for action in Action.table {
      for key in action.keys { #expect(KeyStroke(KeyStroke(key).name.description) == KeyStroke(key)) }
    }
    #expect(KeyStroke("F13") == nil && KeyStroke("") == nil && KeyStroke("Enterr") == nil && KeyStroke(" ") == nil)
  }
}
