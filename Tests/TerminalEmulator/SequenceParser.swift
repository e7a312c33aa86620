/// Cuts what a terminal receives into characters and control sequences, as ECMA-48 and xterm do, from UTF-8.
///
/// It may be given its input in any pieces.
struct SequenceParser: Sendable {
  /// One piece of the input.
  enum Token: Sendable, Hashable {
    /// A character; of C1 too, when it came as UTF-8.
    case scalar(Unicode.Scalar)
    /// A C0 control other than ESC, or DEL. Those inside a sequence come before it, as terminals perform them.
    case control(UInt8)
    /// `ESC`, perhaps intermediate bytes, and a final one.
    case escape(intermediates: [UInt8], final: UInt8)
    /// `ESC [` and what follows.
    case sequence(ControlSequence)
    /// `ESC ]`, `ESC P` and the like, with a text that ends by ST or BEL.
    case string(StringSequence)
    /// Bytes that are no UTF-8.
    case invalid([UInt8])
    /// A sequence that was cut off by another, or that is none.
    case broken([UInt8])
  }

  /// The longest text of a string sequence that is kept; the rest of it is dropped. Far above any clipboard of the tests.
  private static let longestString = 1 << 20
  /// The longest control sequence: far above any that a program has use for.
  private static let longestSequence = 256

  private enum State: Sendable {
    case ground
    case character(needed: Int, lower: UInt8, upper: UInt8)
    case escape
    case control
    case string
    case stringEscape
  }

  private var state = State.ground
  /// The bytes of the piece that is under way.
  private var pending: [UInt8] = []

  /// Whether the input so far ends within a piece.
  var isInside: Bool { if case .ground = state { false } else { true } }

  /// What is under way.
  var unfinished: [UInt8] { pending }

  mutating func feed(_ byte: UInt8, _ handle: (Token) -> Void) {
    switch state {
    case .ground: start(byte, handle)
    case .character(let needed, let lower, let upper): character(byte, needed, lower...upper, handle)
    case .escape: escape(byte, handle)
    case .control: control(byte, handle)
    case .string: string(byte, handle)
    case .stringEscape: stringEscape(byte, handle)
    }
  }

  private mutating func start(_ byte: UInt8, _ handle: (Token) -> Void) {
    switch byte {
    case 0x1b:
      pending = [byte]
      state = .escape
    case 0..<0x20, 0x7f: handle(.control(byte))
    case 0x20..<0x7f: handle(.scalar(Unicode.Scalar(byte)))
    case 0xc2...0xdf: begin(byte, needed: 1)
    case 0xe0: begin(byte, needed: 2, lower: 0xa0)
    case 0xed: begin(byte, needed: 2, upper: 0x9f)
    case 0xe1...0xef: begin(byte, needed: 2)
    case 0xf0: begin(byte, needed: 3, lower: 0x90)
    case 0xf4: begin(byte, needed: 3, upper: 0x8f)
    case 0xf1...0xf3: begin(byte, needed: 3)
    default: handle(.invalid([byte]))
    }
  }

  private mutating func begin(_ byte: UInt8, needed: Int, lower: UInt8 = 0x80, upper: UInt8 = 0xbf) {
    pending = [byte]
    state = .character(needed: needed, lower: lower, upper: upper)
  }

  private mutating func character(
    _ byte: UInt8, _ needed: Int, _ allowed: ClosedRange<UInt8>, _ handle: (Token) -> Void
  ) {
    guard allowed.contains(byte) else {
      state = .ground
      handle(.invalid(pending))
      return start(byte, handle)
    }
    pending.append(byte)
    guard needed == 1 else {
      state = .character(needed: needed - 1, lower: 0x80, upper: 0xbf)
      return
    }
    state = .ground
    for scalar in String(decoding: pending, as: UTF8.self).unicodeScalars { handle(.scalar(scalar)) }
  }

  private mutating func escape(_ byte: UInt8, _ handle: (Token) -> Void) {
    if performed(byte, handle) { return }
    pending.append(byte)
    switch byte {
    case 0x20..<0x30 where pending.count < 8: break
    case 0x5b where pending.count == 2: state = .control
    case _ where pending.count == 2 && [0x50, 0x58, 0x5d, 0x5e, 0x5f].contains(byte): state = .string
    case 0x30..<0x7f:
      state = .ground
      handle(.escape(intermediates: Array(pending[1..<pending.count - 1]), final: byte))
    default: breakOff(handle)
    }
  }

  private mutating func control(_ byte: UInt8, _ handle: (Token) -> Void) {
    if performed(byte, handle) { return }
    pending.append(byte)
    switch byte {
    case 0x20..<0x40 where pending.count < Self.longestSequence: break
    case 0x40..<0x7f:
      state = .ground
      if let sequence = ControlSequence(pending) {
        handle(.sequence(sequence))
      } else {
        handle(.broken(pending))
      }
    default: breakOff(handle)
    }
  }

  private mutating func string(_ byte: UInt8, _ handle: (Token) -> Void) {
    switch byte {
    case 0x1b: state = .stringEscape
    case 0x07 where pending[1] == 0x5d: end(handle)
    case 0x18, 0x1a: breakOff(handle)
    default:
      if pending.count < Self.longestString { pending.append(byte) }
      if StringSequence.isLinuxPalette(pending) { end(handle) }
    }
  }

  private mutating func stringEscape(_ byte: UInt8, _ handle: (Token) -> Void) {
    if byte == 0x5c { return end(handle) }
    breakOff(handle)
    pending = [0x1b]
    state = .escape
    escape(byte, handle)
  }

  private mutating func end(_ handle: (Token) -> Void) {
    state = .ground
    handle(.string(StringSequence(introducer: pending[1], content: Array(pending[2...]))))
  }

  /// Whether it was a control that does not belong to the sequence that it stands in.
  private mutating func performed(_ byte: UInt8, _ handle: (Token) -> Void) -> Bool {
    switch byte {
    case 0x1b:
      handle(.broken(pending))
      pending = [byte]
      state = .escape
    case 0x18, 0x1a: breakOff(handle)
    case 0..<0x20, 0x7f: handle(.control(byte))
    default: return false
    }
    return true
  }

  private mutating func breakOff(_ handle: (Token) -> Void) {
    state = .ground
    handle(.broken(pending))
  }
}
