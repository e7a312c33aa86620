internal import Discovery
internal import StrictJSON

/// A JSON Resource Descriptor (RFC 7033 section 4.4), read strictly.
struct JRD {
  /// Why a text is none.
  struct Mistake: Error, Equatable {
    /// Half a sentence: what is wrong, and where. Text from outside.
    var reason: String
  }

  /// Whom it is about; `nil` where it does not say.
  let subject: String?
  /// The links that are ways to reach a person, at most `Limits.links`.
  let links: [AccountAnswer.Link]

  /// Reads a body.
  ///
  /// - Throws: `Mistake`.
  init(_ body: [UInt8]) throws(Mistake) {
    if body.isEmpty { throw Mistake(reason: "the answer is empty") }
    let node: JSONNode
    do {
      node = try JSONParser.parse(body)
    } catch {
      throw Mistake(reason: "\(error.reason.quotable), in line \(error.position.line), column \(error.position.column)")
    }
    guard case .object(let members) = node.value else {
      throw Mistake(reason: "it is \(node.kindInWords), and no object")
    }
    subject = try Self.string("subject", in: members, of: "")
    if let subject, subject.utf8.count > Limits.subjectOctets {
      throw Mistake(reason: "its subject has more than \(Limits.subjectOctets) octets")
    }
    var links: [AccountAnswer.Link] = []
    for (index, node) in try Self.list("links", in: members).enumerated() {
      guard case .object(let link) = node.value else {
        throw Mistake(reason: "links[\(index)] is \(node.kindInWords), and no object\(node.place)")
      }
      let rel = try Self.string("rel", in: link, of: "links[\(index)].") ?? ""
      let href = try Self.string("href", in: link, of: "links[\(index)].")
      guard let href, links.count < Limits.links, rel.utf8.count <= Limits.linkOctets, ContactLink.isUsable(href) else {
        continue
      }
      links.append(AccountAnswer.Link(rel: rel, href: href))
    }
    self.links = links
  }

  private static func string(_ name: String, in members: [JSONMember], of path: String) throws(Mistake) -> String? {
    guard let member = members.first(where: { $0.name == name }) else { return nil }
    guard case .string(let text) = member.node.value else {
      throw Mistake(reason: "\(path)\(name) is \(member.node.kindInWords), and no string\(member.node.place)")
    }
    return text
  }

  private static func list(_ name: String, in members: [JSONMember]) throws(Mistake) -> [JSONNode] {
    guard let member = members.first(where: { $0.name == name }) else { return [] }
    guard case .array(let nodes) = member.node.value else {
      throw Mistake(reason: "\(name) is \(member.node.kindInWords), and no list\(member.node.place)")
    }
    return nodes
  }
}

extension JSONNode {
  fileprivate var place: String { ", in line \(position.line), column \(position.column)" }
}

extension String {
  /// As much of it as stands within a sentence.
  var quotable: String {
    guard utf8.count > Limits.quotedOctets else { return self }
    return String(decoding: utf8.prefix(Limits.quotedOctets), as: UTF8.self) + "..."
  }
}
