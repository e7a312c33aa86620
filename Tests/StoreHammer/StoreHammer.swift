internal import ContactStore
internal import Discovery
internal import Glibc

/// Changes a store as fast as it goes, for tests that run several of these at once, or end it at any moment.
///
/// First it says `pid N`, and on standard error what opening told. With `--acknowledge` a line follows for each change,
/// written once the store has said that it is kept: `saved 7 w0-n7.example`, `removed 8 w0-n8.example`, `counted 9 3`.
/// A contact's note begins with the number of its last change.
@main
enum StoreHammer {
  static func main() {
    do {
      let options = try Options(Array(CommandLine.arguments.dropFirst()))
      say("pid \(getpid())")
      let store = ContactStore(path: options.path)
      for notice in try store.open() { complain("notice: \(notice.message)") }
      for number in options.first..<options.first + options.changes { try change(store, number, options) }
      if options.list { try store.forEachLine { write(Array($0), to: STDOUT_FILENO) } }
    } catch let mistake as Options.Mistake {
      complain("\(mistake.text)\n\(Options.usage)")
      exit(64)
    } catch let failure as StoreFailure {
      complain("error: \(failure.kind): \(failure.message)\nhint: \(failure.hint)")
      exit(73)
    } catch {
      complain("error: \(error)")
      exit(70)
    }
  }

  private static func change(_ store: ContactStore, _ number: Int, _ options: Options) throws {
    if options.shareEvery > 0, number % options.shareEvery == 0 {
      var count = 0
      try store.update("shared.example") { contact in
        count = 1 + (contact?.note.flatMap { Int($0) } ?? 0)
        contact = made("shared.example", note: "\(count)", from: contact)
      }
      if options.acknowledge { say("counted \(number) \(count)") }
      return
    }
    let id = "w\(options.writer)-n\(number % options.contacts).example"
    if options.removeEvery > 0, number % options.removeEvery == 0 {
      try store.remove(id)
      if options.acknowledge { say("removed \(number) \(id)") }
      return
    }
    // Lengths of all sizes, in an order that is the same each time.
    let filling = options.note > 0 ? number &* 7_919 % options.note : 0
    let note = "\(number) " + String(repeating: "x", count: filling)
    // Both ways to keep something.
    if number.isMultiple(of: 2), let contact = made(id, note: note, from: nil) {
      try store.save(contact)
    } else {
      try store.update(id) { $0 = made(id, note: note, from: $0) }
    }
    if options.acknowledge { say("saved \(number) \(id)") }
  }

  private static func made(_ id: String, note: String, from before: Contact?) -> Contact? {
    guard let identifier = try? Identifier(id) else { return nil }
    var contact = before ?? Contact(identifier, status: .found, checkedAt: .now)
    contact.providers = [
      ContactProvider(
        priority: 1, service: "telegram", endpoint: "im.telegram.example", account: "myname99", accountFrom: .dns)
    ]
    contact.note = note
    return contact
  }

  /// One line in one write, so that what was said is out of this process, whatever ends it.
  private static func say(_ line: String) { _ = write(Array("\(line)\n".utf8), to: STDOUT_FILENO) }

  private static func complain(_ line: String) { _ = write(Array("\(line)\n".utf8), to: STDERR_FILENO) }

  private static func write(_ octets: [UInt8], to descriptor: Int32) -> Bool {
    var rest = octets[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }
}
