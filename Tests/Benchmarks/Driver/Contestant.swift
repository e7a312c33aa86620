/// A program with its arguments, as it takes part in one comparison.
struct Contestant {
  /// As the table shows it.
  var name: String
  var program: String
  var arguments: [String]
  /// The file that it reads from standard input.
  var input = "/dev/null"
  /// What must stand in its output, and how often: nobody wins by failing.
  var expected: [Expected]
  /// What its own figures are to be.
  var target = ""
  /// How often it runs in each round; more for what is over quickly.
  var repeats = 1

  struct Expected {
    var text: String
    var count: Int
  }
}

/// Every discovery record of the zones has this endpoint, so every answer holds it once.
let endpoint = "im.telegram.org"
