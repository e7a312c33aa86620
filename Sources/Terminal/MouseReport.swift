/// What a terminal reports of the mouse, in the form with numbers (`ESC [ < 0 ; 10 ; 5 M`) or the older one with three
/// bytes (`ESC [ M` and the button, column and row, each with 32 added).
struct MouseReport {
  private let button: Int
  private let place: Point
  private let isRelease: Bool

  /// - Returns: `nil` when it is no report.
  init?(modern sequence: [UInt8]) {
    guard let final = sequence.last, final == UInt8(ascii: "M") || final == UInt8(ascii: "m") else { return nil }
    var numbers = [0]
    for byte in sequence[3..<sequence.count - 1] {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        numbers[numbers.count - 1] = min(99_999, numbers[numbers.count - 1] * 10 + Int(byte - UInt8(ascii: "0")))
      case UInt8(ascii: ";"): numbers.append(0)
      default: return nil
      }
    }
    guard numbers.count == 3, numbers[1] > 0, numbers[2] > 0 else { return nil }
    button = numbers[0]
    place = Point(column: numbers[1] - 1, row: numbers[2] - 1)
    isRelease = final == UInt8(ascii: "m")
  }

  init(old sequence: [UInt8]) {
    button = max(0, Int(sequence[3]) - 32)
    place = Point(column: max(0, Int(sequence[4]) - 33), row: max(0, Int(sequence[5]) - 33))
    isRelease = button & 3 == 3 && button < 64
  }

  /// A press of the left button or the wheel; nothing else counts.
  var input: Input? {
    // Shift, Meta and Control do not matter.
    switch button & ~0b11100 {
    case 0 where !isRelease: .mouse(.press, place)
    case 64: .mouse(.wheelUp, place)
    case 65: .mouse(.wheelDown, place)
    default: nil
    }
  }
}
