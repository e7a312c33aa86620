/// What the picture is to be, from the command line.
struct Options {
  static let usage = "usage: TerminalPicture --columns N --rows N [--title TEXT] < CAPTURE > SVG"

  /// A command line that is none.
  struct Mistake: Error { var text: String }

  private(set) var columns = 0
  private(set) var rows = 0
  private(set) var title = ""

  init(_ arguments: [String]) throws(Mistake) {
    var rest = arguments[...]
    while let name = rest.popFirst() {
      guard let value = rest.popFirst() else { throw Mistake(text: "\(name) has no value") }
      switch name {
      case "--columns": columns = try Self.size(value, of: name)
      case "--rows": rows = try Self.size(value, of: name)
      case "--title": title = value
      default: throw Mistake(text: "\(name) is not known")
      }
    }
    if columns == 0 || rows == 0 { throw Mistake(text: "--columns and --rows are needed") }
  }

  /// Far beyond any terminal; a slip of the finger must not ask for a picture of gigabytes.
  private static let largest = 1_000

  private static func size(_ text: String, of name: String) throws(Mistake) -> Int {
    guard let number = Int(text), (1...largest).contains(number) else {
      throw Mistake(text: "\(name) is a number from 1 to \(largest)")
    }
    return number
  }
}
