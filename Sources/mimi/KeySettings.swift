import ContactStore
import DisplayText
import Interface
import StrictJSON
import Terminal

/// The configuration's `keys`: keys of the user's own for actions, `{"refresh": "F5"}`.
enum KeySettings {
  /// Reads them.
  ///
  /// - Throws: the mistake, where an action or a key has no such name, or two actions would have one key.
  static func read(_ members: [JSONMember]) throws(ConfigurationFile.Mistake) -> [ActionName: KeyStroke] {
    var keys: [ActionName: KeyStroke] = [:]
    for member in members {
      guard let action = ActionName(rawValue: member.name) else {
        throw mistake(
          member.position.line, "there is no action \"\(member.name)\"",
          Nearest.hint(to: member.name, among: ActionName.allCases.map(\.rawValue).sorted(), called: "actions"))
      }
      guard case .string(let name) = member.node.value else {
        throw mistake(
          member.node.position.line, "\(member.name) is \(member.node.kindInWords)",
          "it should be a key's name, such as \"F5\"")
      }
      guard let key = KeyStroke(name) else {
        throw mistake(
          member.node.position.line, "\(member.name): there is no key \"\(name)\"",
          Nearest.hint(to: name, among: KeyStroke.knownNames, called: "keys besides letters and ^letters"))
      }
      keys[action] = key
      if let other = actionInTheWay(of: action, keys) {
        throw mistake(
          member.node.position.line, "\(member.name): \"\(name)\" is the key of \"\(other.rawValue)\" already",
          "choose another key, or give \"\(other.rawValue)\" another one above")
      }
    }
    return keys
  }

  /// An action that works somewhere where this one does, and has the same key there.
  private static func actionInTheWay(of action: ActionName, _ keys: [ActionName: KeyStroke]) -> ActionName? {
    let facts = Facts(server: "", validation: "", keys: keys)
    let state = State(facts: facts, size: Size(columns: 80, rows: 24), now: .now)
    let wanted = Action.named(action)
    for place in wanted.places {
      let mine = Set(state.keys(of: wanted, in: place))
      for other in Action.table where other.name != action && other.places.contains(place) {
        if !mine.isDisjoint(with: state.keys(of: other, in: place)) { return other.name }
      }
    }
    return nil
  }

  private static func mistake(
    _ line: Int, _ message: DisplayText, _ hint: DisplayText
  ) -> ConfigurationFile.Mistake { ConfigurationFile.Mistake(line: line, message: message, hint: "keys: \(hint)") }
}

/// Guesses what a mistyped name was meant to be.
enum Nearest {
  /// The hint for a name that is none of the known ones.
  ///
  /// - Parameter kind: what the names are, where none is near and all are listed.
  static func hint(to typed: String, among names: [String], called kind: DisplayText) -> DisplayText {
    let nearest = names.min { distance($0, typed) < distance($1, typed) } ?? ""
    let isNear = distance(nearest, typed) <= max(2, nearest.count / 2)
    return isNear ? "did you mean \"\(nearest)\"?" : "the \(kind) are \(names.joined(separator: ", "))"
  }

  /// Levenshtein's distance: insertions, deletions and replacements that lead from one to the other.
  private static func distance(_ left: String, _ right: String) -> Int {
    // A name is short; what is far longer is near to none, and need not be compared in full.
    let right = Array(right.prefix(64))
    var row = Array(0...right.count)
    for (index, letter) in left.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for (column, other) in right.enumerated() {
        let replaced = diagonal + (letter == other ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = min(replaced, row[column] + 1, diagonal + 1)
      }
    }
    return row[right.count]
  }
}
