extension Emulator {
  /// The four sets of ISO 2022, and which of them is in use.
  struct CharacterSets: Sendable, Hashable {
    /// A set that a program can ask for.
    enum Kind: Sendable, Hashable { case ascii, lines, british }

    private var sets: [Kind] = [.ascii, .ascii, .ascii, .ascii]
    private var current = 0

    /// SI, SO, LS2 and LS3.
    mutating func shift(to index: Int) { current = index }

    /// Whether there is such a set, which is then in that place.
    mutating func designate(_ intermediate: UInt8, _ final: UInt8) -> Bool {
      guard (0x28...0x2b).contains(intermediate) else { return false }
      let kind: Kind
      switch final {
      case UInt8(ascii: "B"), UInt8(ascii: "1"): kind = .ascii
      case UInt8(ascii: "0"), UInt8(ascii: "2"): kind = .lines
      case UInt8(ascii: "A"): kind = .british
      // The Linux console's own, with `ESC ( U`: as ASCII as far as ASCII goes.
      case UInt8(ascii: "U"): kind = .ascii
      default: return false
      }
      sets[Int(intermediate - 0x28)] = kind
      return true
    }

    /// What a received character shows.
    func shown(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
      switch sets[current] {
      case .ascii: return scalar
      case .british: return scalar == "#" ? "£" : scalar
      case .lines:
        guard (0x5f..<0x7f).contains(scalar.value) else { return scalar }
        return Self.lineDrawing[Int(scalar.value - 0x5f)]
      }
    }

    /// DEC's special graphics, from `_` to `~`.
    private static let lineDrawing: [Unicode.Scalar] = Array("\u{A0}◆▒␉␌␍␊°±␤␋┘┐┌└┼⎺⎻─⎼⎽├┤┴┬│≤≥π≠£·".unicodeScalars)
  }
}
