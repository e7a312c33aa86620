import ArgumentParser
import ContactStore
import DisplayText
import Glibc
import Interface
import QRCode
import Services
import Terminal

/// `mimi contacts qr`
struct ContactsQR: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "qr", abstract: "Print the QR code of the link to a contact, for a telephone to open.",
    discussion: """
      Without colour it is for a dark background. Where the locale is not UTF-8 it needs two columns a module.
      """)

  @OptionGroup var chat: ChatOptions

  mutating func run() throws {
    let configuration = try chat.common.configuration()
    var report = ChatReport(choice: try chat.choice(configuration))
    let choice = report.choice
    guard let link = choice.offer?.link else {
      if chat.common.json { Console.write(report.json(hasModules: true), to: STDOUT_FILENO) }
      throw choice.noLink("qr")
    }
    let code = QRCode(link.uri)
    if chat.common.json {
      report.modules = code?.rowsOfDigits
      Console.write(report.json(hasModules: true), to: STDOUT_FILENO)
    } else if chat.common.accessible {
      Console.write(Console.line(link.shown), to: STDOUT_FILENO)
      Console.write(Console.hint("the picture is left out with --accessible"), to: STDERR_FILENO)
      Console.end(.found)
    }
    guard let code else {
      throw Failure(
        status: .unavailable, message: "the link has \(link.uri.utf8.count) octets, more than a QR code holds",
        hint: "copy it: \(choice.commandLine("contacts copy --link"))")
    }
    if !chat.common.json { Self.print(code, of: link.shown, choice, configuration.color) }
    Console.end(.found)
  }

  private static func print(_ code: QRCode, of link: DisplayText, _ choice: ChatChoice, _ color: ColorChoice) {
    let picture = QRPicture(code: code, pen: pen(color))
    if isatty(STDOUT_FILENO) == 1, let columns = Size.windowColumns(STDOUT_FILENO), columns < picture.columns {
      Console.write(Console.line(link), to: STDOUT_FILENO)
      Console.complain(
        "the QR code needs \(picture.columns) columns, and this terminal has \(columns)",
        hint: "make it wider, or its letters smaller")
      Console.end(.unavailable)
    }
    let text = picture.lines.map { $0 + "\n" }.joined()
    Console.write(Array(text.utf8), to: STDOUT_FILENO)
    var lines: [DisplayText] = ["", "  \(link)"]
    if let word = choice.whoseWord { lines.append("  \(word)") }
    Console.write(lines.flatMap(Console.line), to: STDOUT_FILENO)
  }

  private static func pen(_ color: ColorChoice) -> QRPicture.Pen {
    let hasColor = Style(color, descriptor: STDOUT_FILENO).hasColor
    // NO_COLOR and --color never leave what is no colour.
    let hasReverse = isatty(STDOUT_FILENO) == 1 && ![nil, "dumb"].contains(CommonOptions.environment("TERM"))
    let depth: QRPicture.Pen.ColorDepth = TerminalColors.count(STDOUT_FILENO) >= 256 ? .palette : .eight
    switch (UserLocale.isUTF8, hasColor) {
    case (true, true): return .colored(depth)
    case (true, false): return .blocks
    case (false, true): return .coloredSpaces(depth)
    case (false, false): return hasReverse ? .reversed : .ascii
    }
  }
}

extension QRCode {
  /// Its rows without the quiet zone, `1` for a dark module.
  fileprivate var rowsOfDigits: [String] {
    (0..<side).map { row in (0..<side).map { isDark(column: $0, row: row) ? "1" : "0" }.joined() }
  }
}
