internal import DisplayText
internal import StrictJSON

/// Why a catalogue cannot be read.
public struct CatalogueMistake: Error, Sendable, Hashable {
  /// The line, counted from 1.
  public var line: Int
  /// What is wrong, as half a sentence.
  public var reason: String

  init(position: TextPosition, reason: String) {
    line = position.line
    self.reason = reason
  }
}

/// Reads the catalogue: an array of services, strictly. Every mistake is an error with its place; there are no defaults for what
/// is misspelled.
enum CatalogueReading {
  static func services(_ json: [UInt8]) throws(CatalogueMistake) -> [Service] {
    let root: JSONNode
    do {
      root = try JSONParser.parse(json)
    } catch {
      throw CatalogueMistake(position: error.position, reason: error.reason)
    }
    guard case .array(let nodes) = root.value else {
      throw CatalogueMistake(position: root.position, reason: "this should be a list")
    }
    var services: [Service] = []
    for node in nodes {
      let service = try service(node)
      if services.contains(where: { $0.token == service.token }) {
        throw CatalogueMistake(position: node.position, reason: "\(service.token) stands twice in the catalogue")
      }
      services.append(service)
    }
    return services
  }

  private static func service(_ node: JSONNode) throws(CatalogueMistake) -> Service {
    var object = try Object(node)
    let token = try object.string("token")
    guard !token.isEmpty, token.utf8.allSatisfy({ URIText.isLetterOrDigit($0) }), token == token.lowercased() else {
      throw CatalogueMistake(position: node.position, reason: "a token has lower-case letters and digits")
    }
    let source = try object.string("source")
    guard source.hasPrefix("https://") else {
      throw CatalogueMistake(position: node.position, reason: "a source begins with https://")
    }
    let (name, described) = (try object.string("name"), try object.string("described"))
    var accounts: [Service.Account] = []
    for account in try object.list("accounts") { accounts.append(try self.account(account)) }
    try object.end()
    guard !name.isEmpty, !described.isEmpty, !accounts.isEmpty else {
      throw CatalogueMistake(position: node.position, reason: "a service has a name, accounts, and words for them")
    }
    return Service(
      token: token, name: DisplayText(name), source: source, described: DisplayText(described), accounts: accounts)
  }

  private static func account(_ node: JSONNode) throws(CatalogueMistake) -> Service.Account {
    var object = try Object(node)
    let form = try form(&object)
    let link: Service.Link
    if let template = try object.optionalString("link") {
      link = .made(try self.template(template, form: form, at: node))
    } else {
      link = .none(DisplayText(try object.string("why")))
    }
    let impp = try object.has("impp") ? template(try object.string("impp"), form: form, at: node) : nil
    try object.end()
    return Service.Account(form: form, link: link, impp: impp)
  }

  private static func template(_ text: String, form: AccountForm, at node: JSONNode) throws(CatalogueMistake)
    -> LinkTemplate
  {
    guard let template = LinkTemplate(text, placeholders: form.placeholders) else {
      let wanted = form.placeholders.map { "{\($0)}" }.joined(separator: " and ")
      throw CatalogueMistake(position: node.position, reason: "\(text) is no link with \(wanted) in it")
    }
    return template
  }

  private static func form(_ object: inout Object) throws(CatalogueMistake) -> AccountForm {
    let position = object.position
    let kind = try object.string("form")
    switch kind {
    case "telephone": return .telephone
    case "email": return .email
    case "jid": return .jid
    case "sip": return .sip
    case "matrix": return .matrix
    case "uuid": return .uuid
    case "simplex": return .simplex
    case "delta-invite": return .deltaInvite
    case "name": return .name(try name(&object))
    default: throw CatalogueMistake(position: position, reason: "\(kind) is no form of accounts")
    }
  }

  private static func name(_ object: inout Object) throws(CatalogueMistake) -> NameForm {
    let position = object.position
    let alphabet = try object.string("characters")
    let first = try object.has("first") ? object.string("first") : alphabet
    let prefix = try object.has("prefix") ? object.string("prefix") : ""
    var reserved: Set<String> = []
    if object.has("reserved") {
      for node in try object.list("reserved") {
        guard case .string(let name) = node.value, name == name.lowercased() else {
          throw CatalogueMistake(position: node.position, reason: "this should be a name in lower case")
        }
        reserved.insert(name)
      }
    }
    var bounds: [Int] = []
    for node in try object.list("length") {
      guard case .number(let digits) = node.value, let bound = Int(digits) else {
        throw CatalogueMistake(position: node.position, reason: "this should be a whole number")
      }
      bounds.append(bound)
    }
    guard bounds.count == 2, bounds[0] > prefix.utf8.count, bounds[0] <= bounds[1] else {
      throw CatalogueMistake(position: position, reason: "a length has two numbers, the smaller one in front")
    }
    // "*" is none of the unreserved ones, and stands in a path as it is (RFC 3986 section 3.3).
    guard let characters = Alphabet(alphabet), let leading = Alphabet(first),
      prefix.utf8.allSatisfy({ URIText.isUnreserved($0) || $0 == UInt8(ascii: "*") })
    else {
      throw CatalogueMistake(position: position, reason: "names have ASCII letters, digits and - . _ ~")
    }
    let takesAt = object.has("at") ? try object.boolean("at") : false
    return NameForm(
      characters: characters, first: leading, prefix: prefix, length: bounds[0]...bounds[1], takesAt: takesAt,
      reserved: reserved)
  }
}

/// The members of an object, each taken once; what is left at the end is a mistake.
private struct Object {
  let position: TextPosition
  private var members: [JSONMember]

  init(_ node: JSONNode) throws(CatalogueMistake) {
    guard case .object(let members) = node.value else {
      throw CatalogueMistake(position: node.position, reason: "this should be an object")
    }
    self.members = members
    position = node.position
  }

  func has(_ name: String) -> Bool { members.contains { $0.name == name } }

  private mutating func take(_ name: String) throws(CatalogueMistake) -> JSONNode {
    guard let index = members.firstIndex(where: { $0.name == name }) else {
      throw CatalogueMistake(position: position, reason: "\(name) is missing")
    }
    return members.remove(at: index).node
  }

  mutating func string(_ name: String) throws(CatalogueMistake) -> String {
    guard let text = try optionalString(name) else {
      throw CatalogueMistake(position: position, reason: "\(name) should be a string")
    }
    return text
  }

  /// A string, or `nil` for null.
  mutating func optionalString(_ name: String) throws(CatalogueMistake) -> String? {
    let node = try take(name)
    switch node.value {
    case .string(let text): return text
    case .null: return nil
    default: throw CatalogueMistake(position: node.position, reason: "\(name) should be a string")
    }
  }

  mutating func boolean(_ name: String) throws(CatalogueMistake) -> Bool {
    let node = try take(name)
    guard case .boolean(let value) = node.value else {
      throw CatalogueMistake(position: node.position, reason: "\(name) should be true or false")
    }
    return value
  }

  mutating func list(_ name: String) throws(CatalogueMistake) -> [JSONNode] {
    let node = try take(name)
    guard case .array(let nodes) = node.value else {
      throw CatalogueMistake(position: node.position, reason: "\(name) should be a list")
    }
    return nodes
  }

  func end() throws(CatalogueMistake) {
    guard let left = members.first else { return }
    throw CatalogueMistake(position: left.position, reason: "\(left.name) has no meaning here")
  }
}
