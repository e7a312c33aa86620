internal import CNcurses

/// Draws a row's cells into an ncurses window, in one call.
final class CellRow {
  private var buffer = UnsafeMutablePointer<cchar_t>.allocate(capacity: 1)
  private var capacity = 1

  func deallocate() { buffer.deallocate() }

  func draw(_ cells: ArraySlice<Cell>, row: Int, of window: UnsafeMutablePointer<WINDOW>?, colors: ColorPairs) {
    if cells.count > capacity {
      buffer.deallocate()
      capacity = cells.count
      buffer = .allocate(capacity: capacity)
    }
    var count = 0
    // ncurses makes the right halves itself.
    for cell in cells where cell.width > 0 {
      mimi_set_cell(
        buffer + count, wchar_t(cell.base.value), wchar_t(cell.firstMark?.value ?? 0),
        wchar_t(cell.secondMark?.value ?? 0), Self.attributes(cell.style.attributes), colors.pair(cell.style.color))
      count += 1
    }
    mvwadd_wchnstr(window, Int32(row), 0, buffer, Int32(count))
  }

  private static func attributes(_ attributes: TextStyle.Attributes) -> attr_t {
    var made: attr_t = 0
    if attributes.contains(.bold) { made |= mimi_attribute_bold }
    if attributes.contains(.faint) { made |= mimi_attribute_dim }
    if attributes.contains(.underlined) { made |= mimi_attribute_underline }
    if attributes.contains(.reverse) { made |= mimi_attribute_reverse }
    return made
  }
}

/// ncurses' colour pairs, each made when it is first used.
final class ColorPairs {
  /// Whether there are any.
  let areUsed: Bool
  private var made: Set<TextStyle.Color> = []
  private let background: Int16

  init(isWanted: Bool) {
    let canBeUsed = isWanted && has_colors() && start_color() == OK && mimi_color_count() >= 8 && mimi_pair_count() >= 8
    areUsed = canBeUsed
    // The terminal's own background, or black where it cannot be asked for.
    background = canBeUsed && use_default_colors() == OK ? -1 : 0
  }

  func pair(_ color: TextStyle.Color) -> Int16 {
    guard areUsed, color != .standard else { return 0 }
    let number = Int16(color.rawValue)
    if made.insert(color).inserted {
      if color == .ink {
        init_pair(number, Self.ink.black, Self.ink.white)
      } else {
        init_pair(number, number, background)
      }
    }
    return number
  }

  /// Of 256 colours those that no theme changes, the ends of xterm's cube; else the first and the last of what there is.
  private static var ink: (black: Int16, white: Int16) {
    switch mimi_color_count() {
    case 256...: (16, 231)
    case 16...: (0, 15)
    default: (0, 7)
    }
  }
}
