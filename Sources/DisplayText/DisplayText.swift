/// Text that may be written to a terminal, a log or a person's clipboard.
///
/// There are two ways to get one: a literal of the program's own, which is trusted, and text from outside, which is
/// made safe on the way in. Interpolating a `String` into a `DisplayText` literal makes that string safe, so that
/// no path leads around:
///
///     let line: DisplayText = "\(accountFromTheNetwork) is the account"
///
/// Unsafe scalars (see `Unicode.Scalar.isUnsafeToShow`), those the C library gives no width, a mark with no base and
/// every mark after the second on one base are written as `\u{202E}`; a byte that is not UTF-8 as `\xFF`.
public struct DisplayText: Sendable, Hashable, CustomStringConvertible {
  /// The text, safe to write as it is.
  public private(set) var description: String

  /// The empty text.
  public init() { description = "" }

  /// Makes text from outside safe.
  public init(_ outside: some StringProtocol) {
    description = Self.isPlain(outside.utf8) ? String(outside) : Self.escaping(outside.unicodeScalars)
  }

  /// Makes bytes from outside safe, whatever they are.
  ///
  /// - Parameter limit: the most bytes that are read; `…` stands for the rest.
  public init(bytes: some Collection<UInt8>, limit: Int = .max) {
    let shown = bytes.prefix(limit)
    var made = ""
    if let whole = String(validating: shown, as: UTF8.self) {
      made = DisplayText(whole).description
    } else {
      made = Self.escapingInvalid(Array(shown))
    }
    if shown.count < bytes.count { made += "…" }
    description = made
  }

  init(trusted: String) { description = trusted }

  /// Whether there is nothing to show.
  public var isEmpty: Bool { description.isEmpty }

  /// Columns on a terminal, by the C library's `wcwidth` for C.UTF-8.
  public var width: Int {
    if Self.isPlain(description.utf8) { return description.utf8.count }
    return description.unicodeScalars.reduce(0) { $0 + max(0, columnWidth($1)) }
  }

  /// This text followed by spaces up to `columns`; longer text stays as it is.
  public func padded(to columns: Int) -> DisplayText {
    DisplayText(trusted: description + String(repeating: " ", count: max(0, columns - width)))
  }

  /// Adds safe text at the end.
  public static func += (left: inout DisplayText, right: DisplayText) { left.description += right.description }

  private static func isPlain(_ bytes: some Collection<UInt8>) -> Bool {
    func isPlain(_ octet: UInt8) -> Bool { octet >= 0x20 && octet < 0x7F }
    return bytes.withContiguousStorageIfAvailable { $0.allSatisfy(isPlain) } ?? bytes.allSatisfy(isPlain)
  }
}

extension DisplayText: ExpressibleByStringInterpolation {
  /// A literal of the program's own, kept as it is.
  public init(stringLiteral value: String) { description = value }

  /// Collects a literal of the program's own and the text put into it.
  public init(stringInterpolation: StringInterpolation) { description = stringInterpolation.made }

  /// Trusts the literal's own parts, makes strings safe, and takes safe text and whole numbers as they are.
  public struct StringInterpolation: StringInterpolationProtocol {
    var made = ""

    /// Starts an empty text.
    public init(literalCapacity: Int, interpolationCount: Int) { made.reserveCapacity(literalCapacity * 2) }

    /// Takes a part of the literal.
    public mutating func appendLiteral(_ literal: String) { made += literal }

    /// Takes text that is safe already.
    public mutating func appendInterpolation(_ safe: DisplayText) { made += safe.description }

    /// Makes text from outside safe and takes it.
    public mutating func appendInterpolation(_ outside: some StringProtocol) {
      made += DisplayText(outside).description
    }

    /// Takes a number.
    public mutating func appendInterpolation(_ number: some BinaryInteger) { made += String(number) }
  }
}
