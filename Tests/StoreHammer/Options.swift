/// The command line. A mistake in it ends the program with status 64.
struct Options {
  /// The store's file.
  var path = ""
  /// Tells the contacts of programs at one file apart.
  var writer = 0
  var changes = 0
  /// The number of the first change: a program that is started again goes on with higher ones.
  var first = 1
  /// Changes go round as many contacts of this writer.
  var contacts = 1_000_000
  /// Every so manieth change removes its contact; 0 for none.
  var removeEvery = 0
  /// The longest note, in octets. More than a page of memory, and a write can be cut off in its middle.
  var note = 0
  /// Every so manieth change counts one further in a contact that all writers share; 0 for none.
  var shareEvery = 0
  /// A line per change, once the store has said that it is kept.
  var acknowledge = false
  /// Afterwards every contact's line.
  var list = false

  static let usage = """
    StoreHammer --path FILE [--writer N] [--changes N] [--first N] [--contacts N] [--remove-every N] \
    [--note OCTETS] [--share-every N] [--acknowledge] [--list]

    """

  struct Mistake: Error {
    let text: String
  }

  init(_ arguments: [String]) throws {
    var rest = arguments[...]
    while let option = rest.popFirst() {
      switch option {
      case "--acknowledge":
        acknowledge = true
        continue
      case "--list":
        list = true
        continue
      default: break
      }
      guard let value = rest.popFirst() else { throw Mistake(text: "\(option) wants a value, or is unknown") }
      switch option {
      case "--path": path = value
      case "--writer": writer = try Self.number(option, value)
      case "--changes": changes = try Self.number(option, value)
      case "--first": first = try Self.number(option, value)
      case "--contacts": contacts = max(1, try Self.number(option, value))
      case "--remove-every": removeEvery = try Self.number(option, value)
      case "--note": note = try Self.number(option, value)
      case "--share-every": shareEvery = try Self.number(option, value)
      default: throw Mistake(text: "unknown: \(option)")
      }
    }
    if path.isEmpty { throw Mistake(text: "--path is missing") }
  }

  private static func number(_ option: String, _ value: String) throws -> Int {
    guard let number = Int(value), (0...1_000_000_000).contains(number) else {
      throw Mistake(text: "\(option): \(value) is no number, or too large")
    }
    return number
  }
}
