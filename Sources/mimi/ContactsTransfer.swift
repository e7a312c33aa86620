import ArgumentParser
import ContactStore
import DisplayText
import Glibc
import StrictJSON

/// `mimi contacts export`
struct ContactsExport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write all contacts to standard output, as mimi contacts import takes them.")

  @OptionGroup var options: CommonOptions

  mutating func run() throws {
    _ = try options.configuration()
    _ = try options.openStore().writeLines()
    Console.end(.found)
  }
}

/// `mimi contacts import`
struct ContactsImport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Take in contacts that mimi contacts export wrote.",
    discussion: """
      Of a contact that is there already the later attempt counts; a name, a note or a preference of the file replaces \
      one, and never takes one away.
      """)

  @Argument(help: ArgumentHelp("The file; - is standard input.", valueName: "file"))
  var file: String

  @OptionGroup var options: CommonOptions

  mutating func run() throws {
    _ = try options.configuration()
    try options.checkSaving()
    let store = try options.openStore()
    let octets = try Self.read(file)
    let report: ImportReport
    do {
      report = try store.importLines(octets)
    } catch {
      throw Failure(error)
    }
    for refusal in report.refused {
      Console.complain("line \(refusal.line) was not taken: \(refusal.reason)", hint: nil)
    }
    Console.write(options.json ? Self.json(report) : Self.text(report), to: STDOUT_FILENO)
    Console.end(report.refused.isEmpty ? .found : .malformed)
  }

  private static func text(_ report: ImportReport) -> [UInt8] {
    Console.line("\(report.added) added, \(report.changed) changed, \(report.unchanged) as they were")
  }

  private static func json(_ report: ImportReport) -> [UInt8] {
    var writer = JSONWriter()
    let counts = [
      ("schema", 1), ("added", report.added), ("changed", report.changed), ("unchanged", report.unchanged),
      ("refused", report.refused.count),
    ]
    writer.object { json in
      for (name, count) in counts {
        json.key(name)
        json.number(count)
      }
    }
    writer.endLine()
    return writer.bytes
  }

  private static func read(_ file: String) throws(Failure) -> [UInt8] {
    let descriptor = file == "-" ? STDIN_FILENO : open(file, O_RDONLY | O_CLOEXEC)
    defer { if file != "-", descriptor >= 0 { close(descriptor) } }
    var octets: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 65_536)
    while descriptor >= 0 {
      let count = Glibc.read(descriptor, &part, part.count)
      if count < 0, errno == EINTR { continue }
      if count < 0 { break }
      if count == 0 { return octets }
      octets += part[..<count]
      if octets.count > Limits.importedOctets {
        throw Failure(
          status: .usage, message: "\(file) has more than \(Limits.importedOctets >> 20) MiB",
          hint: "import it in parts; every line is a contact")
      }
    }
    throw Failure(
      status: .usage, message: "\(file) cannot be read: \(String(cString: strerror(errno)).lowercased())",
      hint: "name a file that mimi contacts export wrote")
  }
}
