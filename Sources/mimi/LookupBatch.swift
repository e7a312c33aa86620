import Discovery
import DisplayText
import Glibc
import Resolver
import Terminal

/// Looks up any number of identifiers, a bounded number at once, and prints each in its turn.
struct LookupBatch {
  /// How results are printed.
  struct Format {
    var isJSON: Bool
    var isVerbose: Bool
    /// Whether it is said how a provider is asked, which the demo's own zone cannot be from a command.
    var namesCommands: Bool
    /// Columns of the terminal that standard output is; `nil` where it is none.
    var columns: Int?
    /// Keeps what is found; `nil` for nothing.
    var keeper: ContactKeeper?
    /// For standard output.
    var style: Style
    /// For standard error.
    var messageStyle: Style

    init(_ options: CommonOptions, _ configuration: Configuration, isDemo: Bool = false) {
      namesCommands = !isDemo
      keeper = !isDemo && !options.noSave ? ContactKeeper(options) : nil
      isJSON = options.json
      columns = Size.windowColumns(STDOUT_FILENO)
      isVerbose = options.verbose
      style = Style(configuration.color, descriptor: STDOUT_FILENO)
      messageStyle = Style(configuration.color, descriptor: STDERR_FILENO)
    }
  }

  private let resolver: DNSResolver
  private let settings: LookupSettings
  private let format: Format
  private let output: OrderedOutput

  init(_ settings: LookupSettings, format: Format) throws(Failure) {
    self.settings = settings
    self.format = format
    let output = OrderedOutput(isSpaced: !format.isJSON)
    self.output = output
    Interruption.setLastWords { output.close() }
    do {
      resolver = try DNSResolver(settings.resolver)
    } catch {
      throw Failure(status: .temporary, message: DisplayText(error.message), hint: "close other programs and try again")
    }
  }

  /// Looks up each; `-` stands for the lines of standard input. Blocks its thread until all are done.
  func run(_ identifiers: [String]) -> ExitStatus {
    let places = Places(Limits.lookupsUnderWay)
    var input = IdentifierInput(identifiers)
    var count = 0
    while let typed = input.next() {
      output.waitForRoom()
      places.take()
      let index = count
      count += 1
      Task {
        await lookUp(typed, at: index)
        places.give()
      }
    }
    places.takeAll()
    format.keeper?.finish()
    if let mistake = input.mistake {
      Console.complain("standard input cannot be read: \(mistake)", hint: "give identifiers, one a line")
      return max(.usage, output.highestStatus)
    }
    return output.highestStatus
  }

  private func lookUp(_ typed: String, at index: Int) async {
    let report = await LookupReport(of: typed, with: resolver, settings.discovery)
    var piece = OrderedOutput.Piece(status: report.status.exitStatus)
    piece.data =
      format.isJSON
      ? report.json : report.text(format.style, namesCommands: format.namesCommands, columns: format.columns)
    if format.isVerbose { piece.messages += report.details(server: settings.server) }
    if !format.isJSON { piece.messages += report.messages(format.messageStyle) }
    output.deliver(piece, at: index)
    // After it is written: whoever waits for the answer does not wait for the disk.
    guard let keeper = format.keeper, let identifier = report.identifier, let result = report.result else { return }
    keeper.keep(identifier, result) { [output, format] message in
      switch message {
      case .hint(let text): output.say(Console.hint(text))
      case .failure(let failure):
        let lines = Console.error(failure.message, format.messageStyle) + Console.hint(failure.hint)
        output.say(lines, status: failure.status)
      }
    }
  }
}

/// The identifiers of a command line, one after another, standard input among them.
private struct IdentifierInput {
  private var given: ArraySlice<String>
  private var lines: LineReader?
  /// Why standard input was not read to its end.
  private(set) var mistake: String?

  init(_ given: [String]) { self.given = given[...] }

  mutating func next() -> String? {
    while true {
      while let line = lines?.next() {
        let text = String(decoding: line, as: UTF8.self)
        if text.contains(where: { !$0.isWhitespace }) { return text.last == "\r" ? String(text.dropLast()) : text }
      }
      mistake = mistake ?? lines?.mistake
      lines = nil
      guard let first = given.popFirst() else { return nil }
      guard first == "-" else { return first }
      lines = LineReader(STDIN_FILENO)
    }
  }
}
