/// Looks at every byte that a program writes to a terminal, and says what ought not to be there: characters that do
/// something else than being seen, and sequences that no screen of ours needs. So a test can say that nothing from
/// outside has reached the terminal.
public struct OutputScanner: Sendable {
  /// Something that ought not to be there.
  public struct Violation: Sendable, Hashable, CustomStringConvertible {
    /// What it is.
    public enum Kind: String, Sendable, Hashable {
      /// A control of C0 that is not needed, or DEL.
      case control
      /// A control of C1, U+0080 to U+009F.
      case secondControl = "C1 control"
      /// A character of category Cf, or another that is ignorable: bidi, zero width, tags, variation selectors.
      case format
      /// No character of Unicode as far as Swift's library knows.
      case unassigned
      /// A character whose look nobody has agreed on.
      case privateUse = "private use"
      /// U+2028 or U+2029.
      case separator
      /// Bytes that are no UTF-8.
      case encoding = "no UTF-8"
      /// A control sequence outside of the list.
      case sequence
      /// A sequence that another cut off, or that never ended.
      case unfinished
    }

    /// What it is.
    public var kind: Kind
    /// It, as it can be read.
    public var text: String
    /// Where it ends: this many bytes from the beginning.
    public var offset: Int
    /// What came before it, as it can be read.
    public var before: String

    /// All of it in a line.
    public var description: String { "\(kind.rawValue) \(text) at byte \(offset), after “\(before)”" }
  }

  /// What a test allows besides what every screen needs.
  public struct Allowance: OptionSet, Sendable {
    /// The bits.
    public let rawValue: Int

    /// Allowances by their bits.
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// OSC 52 with nothing but base64 in it.
    public static let clipboard = Allowance(rawValue: 1)
    /// BEL.
    public static let bell = Allowance(rawValue: 2)
    /// RIS and DECSTR, as `reset` and `tput reset` write them.
    public static let reset = Allowance(rawValue: 4)
  }

  /// What it has found; only the first 1,000 are kept.
  public private(set) var violations: [Violation] = []

  private let allowance: Allowance
  private var parser = SequenceParser()
  private var offset = 0
  private var recent: [UInt8] = []

  /// One that has seen nothing yet.
  public init(allowing allowance: Allowance = []) { self.allowance = allowance }

  /// What is wrong in all that a program has written; the end must not be within a sequence.
  public static func violations(
    in output: some Sequence<UInt8>, allowing allowance: Allowance = []
  ) -> [Violation] {
    var scanner = OutputScanner(allowing: allowance)
    scanner.feed(output)
    scanner.finish()
    return scanner.violations
  }

  /// Takes what the program has written, in any pieces.
  public mutating func feed(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      offset += 1
      if parser.isInside || !(0x20..<0x7f).contains(byte) {
        var tokens: [SequenceParser.Token] = []
        parser.feed(byte) { tokens.append($0) }
        for token in tokens { judge(token) }
      }
      recent.append(byte)
      if recent.count > 80 { recent.removeFirst(40) }
    }
  }

  /// Says that nothing more comes.
  public mutating func finish() {
    if parser.isInside { report(.unfinished, parser.unfinished) }
  }

  private mutating func judge(_ token: SequenceParser.Token) {
    switch token {
    case .scalar(let scalar):
      if let kind = Self.fault(of: scalar) { report(kind, Array(String(scalar).utf8)) }
    case .control(let control): judge(control: control)
    case .escape(let intermediates, let final):
      if !AllowedSequences.contains(intermediates, final, allowance) {
        report(.sequence, [0x1b] + intermediates + [final])
      }
    case .sequence(let sequence):
      if !AllowedSequences.contains(sequence, allowance) { report(.sequence, sequence.bytes) }
    case .string(let string):
      if !AllowedSequences.contains(string, allowance) { report(.sequence, string.bytes) }
    case .invalid(let bytes): report(.encoding, bytes)
    case .broken(let bytes): report(.unfinished, bytes)
    }
  }

  private mutating func judge(control: UInt8) {
    switch control {
    case 0x08...0x0a, 0x0d...0x0f: break
    case 0x07 where allowance.contains(.bell): break
    default: report(.control, [control])
    }
  }

  private static func fault(of scalar: Unicode.Scalar) -> Violation.Kind? {
    switch scalar.properties.generalCategory {
    case .control: return .secondControl
    case .format: return .format
    case .unassigned, .surrogate: return .unassigned
    case .privateUse: return .privateUse
    case .lineSeparator, .paragraphSeparator: return .separator
    default: return scalar.properties.isDefaultIgnorableCodePoint ? .format : nil
    }
  }

  private mutating func report(_ kind: Violation.Kind, _ bytes: [UInt8]) {
    guard violations.count < 1_000 else { return }
    let text =
      kind == .encoding
      ? bytes.map { "\\x" + String($0, radix: 16, uppercase: true) }.joined() : readable(bytes.prefix(200))
    violations.append(Violation(kind: kind, text: text, offset: offset, before: readable(recent.suffix(40))))
  }
}
