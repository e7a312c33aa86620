/// How the next characters are written: what the SGR sequences so far add up to.
struct Pen: Equatable {
  private(set) var isBold = false
  private(set) var isUnderlined = false
  private var isDim = false
  private var isReverse = false
  private var chosenForeground: Color?
  private var chosenBackground: Color?

  /// The text's colour, everything reckoned in.
  var foreground: Color { isReverse ? plainBackground : plainForeground }

  /// The colour behind the text.
  var background: Color { isReverse ? plainForeground : plainBackground }

  private var plainBackground: Color { chosenBackground ?? Palette.background }

  private var plainForeground: Color {
    let color = chosenForeground ?? Palette.foreground
    return isDim ? color.mixed(with: plainBackground, percent: 40) : color
  }

  /// Follows one SGR sequence.
  /// - Parameter parameters: what stands between `ESC [` and `m`.
  mutating func apply(_ parameters: String) {
    // An empty parameter is 0. In `4:3` the part after the colon is only which kind of underline.
    var rest = parameters.split(separator: ";", omittingEmptySubsequences: false).map { parameter in
      Int(parameter.prefix { $0 != ":" }) ?? 0
    }[...]
    while let code = rest.popFirst() {
      switch code {
      case 0: self = Pen()
      case 1: isBold = true
      case 2: isDim = true
      case 4: isUnderlined = true
      case 7: isReverse = true
      case 22: (isBold, isDim) = (false, false)
      case 24: isUnderlined = false
      case 27: isReverse = false
      case 30...37: chosenForeground = Palette.indexed(code - 30)
      case 38: chosenForeground = Self.extendedColor(&rest) ?? chosenForeground
      case 39: chosenForeground = nil
      case 40...47: chosenBackground = Palette.indexed(code - 40)
      case 48: chosenBackground = Self.extendedColor(&rest) ?? chosenBackground
      case 49: chosenBackground = nil
      case 90...97: chosenForeground = Palette.indexed(code - 90 + 8)
      case 100...107: chosenBackground = Palette.indexed(code - 100 + 8)
      default: break
      }
    }
  }

  /// The colour after 38 or 48: `5;INDEX` or `2;RED;GREEN;BLUE`, taken off the front.
  private static func extendedColor(_ rest: inout ArraySlice<Int>) -> Color? {
    let form = rest.popFirst()
    let numbers = rest.prefix(form == 5 ? 1 : form == 2 ? 3 : 0)
    rest = rest.dropFirst(numbers.count)
    guard numbers.allSatisfy({ (0...255).contains($0) }) else { return nil }
    switch (form, Array(numbers)) {
    case (5, let index) where index.count == 1: return Palette.indexed(index[0])
    case (2, let parts) where parts.count == 3: return Color(parts[0], parts[1], parts[2])
    default: return nil
    }
  }
}
