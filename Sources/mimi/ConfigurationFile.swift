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
  static let keysInUse: Set<String> = [
    "resolver", "dnssec", "timeout", "mimiType", "color", "services", "privateEndpoints", "certificateAuthorities",
    "keys",
  ]

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
  /// - Parameter folder: where the file lies, and relative paths in it begin.
  /// - Returns: the keys it has that have no effect in this version.
  static func read(
    _ bytes: [UInt8], folder: String, into configuration: inout Configuration
  ) throws(Mistake) -> [String] {
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
    for member in members { try take(member, folder, into: &configuration) }
    return members.map(\.name).filter { !keysInUse.contains($0) }
  }

  private static func take(
    _ member: JSONMember, _ folder: String, into configuration: inout Configuration
  ) throws(Mistake) {
    guard let kind = keys[member.name] else {
      throw Mistake(
        line: member.position.line, message: "there is no key \"\(member.name)\"",
        hint: Nearest.hint(to: member.name, among: keys.keys.sorted(), called: "keys"))
    }
    guard kind.fits(member.node.value) else {
      throw Mistake(
        line: member.node.position.line, message: "\(member.name) is \(member.node.kindInWords)",
        hint: "it should be \(kind.rawValue)")
    }
    if case .object(let members) = member.node.value, member.name == "keys" {
      configuration.keys = try KeySettings.read(members)
      return
    }
    switch member.node.value {
    case .string(let path) where member.name == "certificateAuthorities":
      try set(member, at: member.node) { () throws(SettingMistake) in
        try configuration.setCertificateAuthorities(path, folder: folder)
      }
    case .string(let text), .number(let text):
      try set(member, at: member.node) { () throws(SettingMistake) in try configuration.set(member.name, to: text) }
    case .array(let elements) where member.name == "services":
      configuration.services = try texts(elements, of: member, such: "write tokens such as \"signal\"").map {
        $0.text.lowercased()
      }
    case .array(let elements) where member.name == "privateEndpoints":
      for (name, node) in try texts(elements, of: member, such: "write host names such as \"im.lan.example\"") {
        try set(member, at: node) { () throws(SettingMistake) in try configuration.allowPrivate(name) }
      }
    default: break
    }
  }

  /// Sets something; a mistake in it stands in the line of its node.
  private static func set(
    _ member: JSONMember, at node: JSONNode, _ body: () throws(SettingMistake) -> Void
  ) throws(Mistake) {
    do {
      try body()
    } catch {
      throw Mistake(
        line: node.position.line, message: "\(member.name): \(error.reason)", hint: DisplayText(error.hint))
    }
  }

  private static func texts(
    _ elements: [JSONNode], of member: JSONMember, such hint: DisplayText
  ) throws(Mistake) -> [(text: String, node: JSONNode)] {
    try elements.map { element throws(Mistake) in
      guard case .string(let text) = element.value else {
        throw Mistake(
          line: element.position.line, message: "\(member.name): one of them is \(element.kindInWords)", hint: hint)
      }
      return (text, element)
    }
  }
}
