import TestSupport

/// A program that shows a list on the whole screen, as it takes part in the benchmark of the interface.
struct InterfaceProgram {
  /// As the table shows it.
  var name: String
  var program: String
  var arguments: [String]
  /// What is on the screen with the first frame.
  var firstFrame: String
  /// What is on the screen once all contacts are there.
  var ready: String
  /// What leads to the list, when that is not where the program begins.
  var toList = ""
  /// What leads back to the line that is typed in.
  var toPrompt = ""
  /// What its own figures are to be, as far as they are shown.
  var targets = Targets()

  struct Targets {
    var update = ""
    var filter = ""
    var firstFrame = ""
    var memory = ""
    var idle = ""
  }

  /// The names, for the ratios.
  static let (mimi, fzf, abook) = ("mimi", "fzf", "abook")

  /// All of them over the same contacts.
  static func all(_ files: InterfaceFiles, mimi program: String) throws -> [InterfaceProgram] {
    let count = InterfaceFiles.contacts
    return [
      InterfaceProgram(
        name: mimi, program: program, arguments: ["--store", files.store, "--resolver", InterfaceFiles.nobody],
        firstFrame: "opening", ready: grouped(count), toList: Keys.tab, toPrompt: "/",
        targets: Targets(
          update: "<= 300 bytes", filter: "p99 < 16 ms", firstFrame: "CPU <= 25 ms", memory: "peak <= 64 MB",
          idle: "0, but for the clock")),
      InterfaceProgram(
        name: fzf, program: try findProgram("sh"),
        arguments: ["-c", #"exec "$0" --layout=reverse <"$1""#, try findProgram("fzf"), files.list],
        firstFrame: ">", ready: "\(count)/\(count)"),
      InterfaceProgram(
        name: abook, program: try findProgram("abook"),
        arguments: ["-C", files.bookConfiguration, "-f", files.book], firstFrame: "quit",
        ready: InterfaceFiles.firstName),
    ]
  }

  /// A number as mimi writes it.
  private static func grouped(_ number: Int) -> String {
    number < 1_000 ? "\(number)" : "\(number / 1_000)," + String("\(number % 1_000 + 1_000)".dropFirst())
  }
}

/// What the keys send that are no letters, to a program that has switched the cursor keys as all of these do (DECCKM).
enum Keys {
  static let up = "\u{1B}OA"
  static let down = "\u{1B}OB"
  static let tab = "\t"
  static let enter = "\r"
  static let backspace = "\u{7F}"
}
