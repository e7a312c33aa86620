/// A colour as red, green and blue.
struct Color: Equatable {
  var red: Int
  var green: Int
  var blue: Int

  init(_ red: Int, _ green: Int, _ blue: Int) { (self.red, self.green, self.blue) = (red, green, blue) }

  /// From `0xRRGGBB`.
  init(_ code: Int) { self.init(code >> 16 & 0xFF, code >> 8 & 0xFF, code & 0xFF) }

  /// As SVG wants it.
  var hexadecimal: String {
    "#"
      + [red, green, blue].map { part in
        let digits = String(part, radix: 16)
        return digits.count == 1 ? "0" + digits : digits
      }.joined()
  }

  /// This colour with a share of another in it.
  func mixed(with other: Color, percent: Int) -> Color {
    func mix(_ own: Int, _ others: Int) -> Int { (own * (100 - percent) + others * percent) / 100 }
    return Color(mix(red, other.red), mix(green, other.green), mix(blue, other.blue))
  }
}

/// The picture's own colours, and those that a program asks for by number.
enum Palette {
  static let background = Color(0x16191F)
  static let foreground = Color(0xD7DCE4)
  static let titleBar = Color(0x262B34)
  static let title = Color(0xA3ABB8)
  static let border = Color(0x3A414D)

  /// The 16 that every terminal's theme chooses for itself. Each but black has a contrast of at least 4.5 to 1 with the background, as text needs.
  private static let named = [
    0x2F3540, 0xF07178, 0x98C379, 0xE5C07B, 0x6CB6FF, 0xD291E4, 0x56C2CF, 0xC5CBD6,
    0x8A93A3, 0xFF8F95, 0xB5E08F, 0xFFD98F, 0x93CBFF, 0xE6B0F4, 0x7FE0EB, 0xFFFFFF,
  ].map { Color($0) }

  /// The levels of the 6 by 6 by 6 cube, as xterm has them.
  private static let levels = [0, 95, 135, 175, 215, 255]

  /// A colour of the 256: 16 named ones, the cube, then 24 greys.
  static func indexed(_ index: Int) -> Color {
    switch index {
    case 0..<16: return named[index]
    case 16..<232:
      let place = index - 16
      return Color(levels[place / 36], levels[place / 6 % 6], levels[place % 6])
    default:
      let grey = min(8 + 10 * max(0, index - 232), 238)
      return Color(grey, grey, grey)
    }
  }
}
