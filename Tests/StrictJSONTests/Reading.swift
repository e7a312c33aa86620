import StrictJSON
import Testing

/// A JSON value without its positions, to compare by.
enum Plain: Equatable, Sendable {
  case null
  case boolean(Bool)
  case number(String)
  case string([UInt8])
  case array([Plain])
  case object([Member])

  struct Member: Equatable, Sendable {
    var name: [UInt8]
    var value: Plain
  }

  init(_ node: JSONNode) {
    switch node.value {
    case .null: self = .null
    case .boolean(let value): self = .boolean(value)
    case .number(let text): self = .number(text)
    case .string(let text): self = .string(Array(text.utf8))
    case .array(let elements): self = .array(elements.map(Plain.init))
    case .object(let members):
      self = .object(members.map { Member(name: Array($0.name.utf8), value: Plain($0.node)) })
    }
  }

  static func text(_ text: String) -> Plain { .string(Array(text.utf8)) }
}

func parse(_ text: String) throws(JSONError) -> Plain { Plain(try JSONParser.parse(Array(text.utf8))) }

/// Why a text is refused; `nil` where it is not.
func refusal(of octets: [UInt8]) -> JSONError? {
  do throws(JSONError) {
    _ = try JSONParser.parse(octets)
    return nil
  } catch { return error }
}
