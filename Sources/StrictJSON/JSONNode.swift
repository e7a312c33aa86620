/// A place in a text: line and column, both counted from 1, the column in UTF-8 octets.
public struct TextPosition: Sendable, Hashable {
  /// The line.
  public var line: Int
  /// The column.
  public var column: Int
}

/// A JSON value (RFC 8259) and where it stands, so that a mistake in it can be pointed at.
public struct JSONNode: Sendable, Hashable {
  /// The kinds of value.
  public enum Value: Sendable, Hashable {
    /// `null`
    case null
    /// `true` or `false`
    case boolean(Bool)
    /// A number, as it is written.
    case number(String)
    /// A string.
    case string(String)
    /// An array.
    case array([JSONNode])
    /// An object's members, in their order; no name stands twice.
    case object([JSONMember])
  }

  /// The value.
  public var value: Value
  /// Where it begins.
  public var position: TextPosition

  /// What a person calls this kind of value.
  public var kindInWords: String {
    switch value {
    case .null: "null"
    case .boolean: "true or false"
    case .number: "a number"
    case .string: "a string"
    case .array: "a list"
    case .object: "an object"
    }
  }
}

/// One member of an object.
public struct JSONMember: Sendable, Hashable {
  /// Its name.
  public var name: String
  /// Where the name begins.
  public var position: TextPosition
  /// Its value.
  public var node: JSONNode
}

/// Why a text is not the JSON that is wanted.
public struct JSONError: Error, Sendable, Hashable {
  /// Where.
  public var position: TextPosition
  /// What is wrong, as half a sentence: `a comma or } is missing`.
  public var reason: String
}
