/// Makes keys, pastes and mouse presses of the bytes that a terminal sends, wherever they are split.
///
/// Pure: it knows no clock. Whoever feeds it calls `pause()` when nothing came for as long as `waiting` asks, since only
/// time tells Esc from the beginning of a sequence. It reads the bytes themselves, not what ncurses makes of them:
/// ncurses sees keys inside pasted text, and stands still until the end of half a mouse report.
public struct InputDecoder: Sendable {
  /// What an end of the input in its present state could still be the beginning of.
  public enum Waiting: Sendable, Hashable {
    /// Esc, or a sequence that begins with it.
    case escape
    /// A sequence or a character of several bytes, of which the rest should follow at once.
    case sequence
    /// A paste, of which the rest may take longer.
    case paste
  }

  /// The most bytes of a paste that are kept; the rest of it is dropped.
  public static let pasteLimit = 1 << 20

  /// The most bytes of a sequence that are kept; longer ones are swallowed like unknown ones.
  static let sequenceLimit = 64

  private enum State {
    case ground
    /// Behind ESC.
    case escape
    /// Behind ESC [.
    case control
    /// Behind ESC [ M, where three bytes follow that may be any.
    case oldMouse
    /// Behind ESC O.
    case singleShift
    /// In a string that a terminal answers: OSC, DCS, APC, PM, SOS.
    case string
    case paste
  }

  private let keys: KeySequences
  private var state = State.ground
  /// The sequence so far, from its ESC on.
  private var sequence: [UInt8] = []
  private var character = CharacterDecoder()
  /// Whether the character that is being read came behind ESC.
  private var isAlt = false
  private var paste = PasteCollector(limit: Self.pasteLimit)
  private var made: [Input] = []

  /// A decoder at the beginning of input.
  ///
  /// - Parameter keys: what keys the terminal sends besides those that are the same nearly everywhere.
  public init(keys: [[UInt8]: Key] = [:]) { self.keys = KeySequences(special: keys) }

  /// What it waits for; `nil` when everything fed so far has been handed out.
  public var waiting: Waiting? {
    switch state {
    case .ground: character.isEmpty ? nil : .sequence
    case .escape: .escape
    case .control, .oldMouse, .singleShift, .string: .sequence
    case .paste: .paste
    }
  }

  /// Takes bytes and gives what they complete.
  public mutating func feed(_ bytes: some Sequence<UInt8>) -> [Input] {
    for byte in bytes { take(byte) }
    return handOut()
  }

  /// Nothing more came in time: what is unfinished is handed out as what it is by itself, or dropped.
  public mutating func pause() -> [Input] {
    switch state {
    case .ground: finishCharacter()
    case .escape: key(.escape)
    // Alone they are keys: ESC [ is also what Alt+[ sends.
    case .control, .singleShift, .string:
      if sequence.count == 2 { key(.alt(Character(Unicode.Scalar(sequence[1])))) }
    case .oldMouse: break
    case .paste: finishPaste()
    }
    state = .ground
    sequence = []
    return handOut()
  }

  private mutating func handOut() -> [Input] {
    defer { made.removeAll(keepingCapacity: true) }
    return made
  }

  private mutating func key(_ key: Key) { made.append(.key(key)) }

  private mutating func take(_ byte: UInt8) {
    switch state {
    case .ground: takeText(byte)
    case .escape: takeBehindEscape(byte)
    case .control: takeControl(byte)
    case .oldMouse: takeOldMouse(byte)
    case .singleShift: takeSingleShift(byte)
    case .string: takeString(byte)
    case .paste:
      if paste.take(byte) { finishPaste() }
    }
  }

  // MARK: Characters

  private mutating func takeText(_ byte: UInt8) {
    if character.isEmpty, byte < 0x80 {
      if byte == 0x1B {
        state = .escape
        sequence = [byte]
      } else {
        key(Key(ascii: byte))
      }
      return
    }
    switch character.take(byte) {
    case .more: break
    case .scalar(let scalar): finish(scalar)
    case .invalid: finish("\u{FFFD}")
    case .invalidBefore:
      finish("\u{FFFD}")
      takeText(byte)
    }
  }

  private mutating func finish(_ scalar: Unicode.Scalar) {
    // C1 controls are neither keys nor text.
    if !(0x80..<0xA0).contains(scalar.value) {
      key(isAlt ? .alt(Character(scalar)) : .character(Character(scalar)))
    }
    isAlt = false
  }

  private mutating func finishCharacter() {
    guard !character.isEmpty else { return }
    character = CharacterDecoder()
    finish("\u{FFFD}")
  }

  // MARK: Sequences

  private mutating func takeBehindEscape(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "["): state = .control
    case UInt8(ascii: "O"): state = .singleShift
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "X"), UInt8(ascii: "^"), UInt8(ascii: "_"): state = .string
    case 0x7F: return finishSequence(.alt("\u{7F}"))
    case ..<0x20:
      // Two keys that were read together.
      key(.escape)
      return again(byte)
    case 0x80...:
      isAlt = true
      return again(byte)
    default: return finishSequence(keys.special[sequence + [byte]] ?? .alt(Character(Unicode.Scalar(byte))))
    }
    sequence.append(byte)
  }

  private mutating func takeControl(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "[") where sequence.count == 2: extend(byte)
    case 0x20...0x3F:
      extend(byte)
      // One terminal ends its shifted keys with what is no end elsewhere.
      if byte == UInt8(ascii: "$"), sequence.count > 3, keys.control(sequence) != nil { finishControl() }
    case UInt8(ascii: "M") where sequence.count == 2:
      state = .oldMouse
      extend(byte)
    case 0x40...0x7E:
      extend(byte)
      finishControl()
    default: again(byte)
    }
  }

  private mutating func finishControl() {
    if sequence == Self.pasteBegin {
      state = .paste
      sequence = []
    } else if sequence.count > Self.sequenceLimit {
      finishSequence(nil)
    } else if sequence[2] == UInt8(ascii: "<") {
      if let press = MouseReport(modern: sequence)?.input { made.append(press) }
      finishSequence(nil)
    } else {
      finishSequence(keys.control(sequence))
    }
  }

  private mutating func takeOldMouse(_ byte: UInt8) {
    extend(byte)
    guard sequence.count == 6 else { return }
    if let press = MouseReport(old: sequence).input { made.append(press) }
    finishSequence(nil)
  }

  private mutating func takeSingleShift(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: ";"): extend(byte)
    case 0x20...0x7E:
      extend(byte)
      finishSequence(keys.singleShift(sequence))
    default: again(byte)
    }
  }

  private mutating func takeString(_ byte: UInt8) {
    switch byte {
    case 0x07: finishSequence(nil)
    case UInt8(ascii: "\\") where sequence.last == 0x1B: finishSequence(nil)
    case 0x1B where sequence.last != 0x1B: extend(byte)
    default:
      if sequence.last == 0x1B {
        // The string was cut off; another sequence begins.
        state = .escape
        sequence = [0x1B]
        take(byte)
      } else if byte < 0x20 {
        again(byte)
      } else {
        extend(byte)
      }
    }
  }

  private mutating func extend(_ byte: UInt8) {
    if sequence.count <= Self.sequenceLimit {
      sequence.append(byte)
    } else {
      // The last one tells a string's end.
      sequence[sequence.count - 1] = byte
    }
  }

  private mutating func finishSequence(_ meaning: Key?) {
    if let meaning { key(meaning) }
    state = .ground
    sequence = []
  }

  /// The sequence ends before this byte, which begins something new.
  private mutating func again(_ byte: UInt8) {
    state = .ground
    sequence = []
    takeText(byte)
  }

  // MARK: Pastes

  private static let pasteBegin = Array("\u{1B}[200~".utf8)

  private mutating func finishPaste() {
    made.append(.paste(paste.finish()))
    state = .ground
  }
}
