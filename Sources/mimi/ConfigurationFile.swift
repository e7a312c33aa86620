import DisplayText
import StrictJSON

/// The configuration file: one JSON object, every key optional.
enum ConfigurationFile {
  /// A mistake in it, and the line where it stands.
  struct Mistake: Error {
    var line: Int
    var message: DisplayText
    var hint: DisplayText
  }

  /// The keys and what their values are. Those without a setting here are checked for their kind, and have no
  /// effect in this version.
  static let keys: [String: Kind] = [
    "resolver": .text, "dnssec": .text, "timeout": .number, "mimiType": .number, "color": .text,
    "services": .list, "country": .text, "privateEndpoints": .list, "certificateAuthorities": .text,
    "phoneTrees": .list, "oracles": .list, "keys": .object,
  ]

  /// The keys that have an effect.
  static let keysInUse: Set<String> = ["resolver", "dnssec", "timeout", "mimiType", "color", "services"]

  /// What a value has to be.
  enum Kind: String {
    case text = "a string"
    case number = "a number"
    case list = "a list"
    case object = "an object"

    func fits(_ value: JSONNode.Value) -> Bool {
      switch (self, value) {
      case (.text, .string), (.number, .number), (.list, .array), (.object, .object): true
      default: false
      }
    }
  }

  /// Puts what the file says into the configuration.
  ///
  /// - Returns: the keys it has that have no effect in this version.
  static func read(_ bytes: [UInt8], into configuration: inout Configuration) throws(Mistake) -> [String] {
    let root: JSONNode
    do {
      root = try JSONParser.parse(bytes)
    } catch {
      throw Mistake(
        line: error.position.line, message: "\(error.reason) (column \(error.position.column))",
        hint: "the file is JSON: text in double quotes, each key once, no comments, no comma at the end")
    }
    guard case .object(let members) = root.value else {
      throw Mistake(
        line: root.position.line, message: "the file holds \(root.kindInWords), and should hold one object",
        hint: "begin with { and end with }")
    }
    for member in members { try take(member, into: &configuration) }
    return members.map(\.name).filter { !keysInUse.contains($0) }
  }

  private static func take(_ member: JSONMember, into configuration: inout Configuration) throws(Mistake) {
    guard let kind = keys[member.name] else {
      let nearest = keys.keys.sorted().min { distance($0, member.name) < distance($1, member.name) } ?? ""
      let isNear = distance(nearest, member.name) <= max(2, nearest.count / 2)
      throw Mistake(
        line: member.position.line, message: "there is no key \"\(member.name)\"",
        hint: isNear ? "did you mean \"\(nearest)\"?" : "the keys are \(keys.keys.sorted().joined(separator: ", "))")
    }
    guard kind.fits(member.node.value) else {
      throw Mistake(
        line: member.node.position.line, message: "\(member.name) is \(member.node.kindInWords)",
        hint: "it should be \(kind.rawValue)")
    }
    do {
      switch member.node.value {
      case .string(let text), .number(let text): try configuration.set(member.name, to: text)
      case .array(let elements) where member.name == "services":
        configuration.services = try elements.map { element throws(SettingMistake) in
          guard case .string(let service) = element.value else {
            throw SettingMistake(reason: "a service is a string", hint: "write tokens such as \"signal\"")
          }
          return service.lowercased()
        }
      default: break
      }
    } catch {
      throw Mistake(
        line: member.node.position.line, message: "\(member.name): \(error.reason)", hint: DisplayText(error.hint))
    }
  }

  /// Levenshtein's distance: insertions, deletions and replacements that lead from one to the other.
  private static func distance(_ left: String, _ right: String) -> Int {
    // A key is short; what is far longer is near to none, and need not be compared in full.
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
