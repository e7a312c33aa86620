import Discovery
import Glibc
import StrictJSON

@testable import ContactStore

/// What libFuzzer calls with each input, which is taken for the content of a store's file. A property that does not hold
/// ends the process with a sentence.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let octets = Array(UnsafeBufferPointer(start: start, count: count))
  for line in octets.split(separator: 0x0A) { checkLine(Array(line)) }
  checkFile(octets)
  return 0
}

/// The fast reading of a line against the slow one, and both against what is written.
private func checkLine(_ line: [UInt8]) {
  line.withUnsafeBytes { line in
    if let found = LineScan.find(line), found.schema == Contact.schema, let id = found.id {
      checkAgreement(found, id, line)
    }
  }
  guard let contact = try? Contact(line: line) else { return }
  let written = contact.json
  expect(written.last == 0x0A && written.count { $0 == 0x0A } == 1, "a contact is one line")
  expect(written.starts(with: StoreLine.start), "a line of ours begins as all do")
  guard let again = try? Contact(line: written) else { return expect(false, "what is written is read") }
  expect(again == contact, "a contact is the same when it was written and read")
  expect(again.json == written, "what is written again is the same")
  written.withUnsafeBytes { written in
    // Escapes and numbers with a fraction, in a name or in what this version does not know, take the slow way.
    guard let found = LineScan.find(written) else { return }
    let id = found.id.map { Array(written[$0]) } ?? []
    expect(id == Array(contact.id.utf8), "the scan reads the identifier of a line of ours")
  }
}

private func checkAgreement(_ found: LineScan.Found, _ id: Range<Int>, _ line: UnsafeRawBufferPointer) {
  let (id, name) = (Array(line[id]), found.name.map { Array(line[$0]) } ?? [])
  let facts = StoreLine.factsOfOurs(line, found)
  switch StoreLine(parsing: line) {
  case .contact(let slowID, let slowName, let slowFacts):
    expect(!found.isRemoved && slowID == id && slowName == name, "scan and parser see the same contact")
    expect(facts == nil || facts == slowFacts, "scan and parser see the same status and moments")
  case .removal(let slowID): expect(found.isRemoved && slowID == id, "scan and parser see the same removal")
  case .newer: expect(false, "scan and parser see the same schema")
  case .broken(let reason):
    // The scan does not compare the names of members inside members.
    expect(reason.contains("twice"), "the scan takes what is no JSON: \(reason)")
  // JSON that is no contact: the scan looks at the form only, and what it found is judged after it.
  case .unreadable: break
  }
}

/// A store opens whatever its file holds, says what it mends once, and keeps the rest through changes.
private func checkFile(_ octets: [UInt8]) {
  let files = MemoryFileSystem()
  let path = "/contacts.jsonl"
  files.put(path, octets)
  let store = ContactStore(path: path, fileSystem: files)
  guard let notices = try? store.open() else { return expect(false, "any file opens") }
  let before = store.entries()
  expect(before.count == store.count, "what is counted is listed")
  expect(Set(before.map(\.id)).count == before.count, "an identifier is there once")
  for notice in notices { expect(!notice.message.isEmpty && !notice.hint.isEmpty, "a notice says something") }

  let again = ContactStore(path: path, fileSystem: files)
  guard let repeated = try? again.open() else { return expect(false, "it opens again") }
  expect(again.entries() == before, "opening changes no contact")
  if !store.isReadOnly, !before.isEmpty { expect(repeated.isEmpty, "what is mended is said once: \(repeated)") }
  guard !store.isReadOnly else {
    expect(again.isReadOnly, "a store that is read only stays so")
    return
  }

  let own = "fuzz.example"
  guard let identifier = try? Identifier(own) else { return }
  var contact = Contact(identifier, status: .found, checkedAt: Timestamp(seconds: 0))
  contact.note = "kept"
  do throws(StoreFailure) {
    try again.save(contact)
    let others = Set(before).filter { $0.id != own }
    expect(Set(again.entries().filter { $0.id != own }) == others, "a change leaves the others as they are")
    expect(try store.contact(own) == contact, "another program sees the change")
    var lines = 0
    try again.forEachLine { line in
      lines += 1
      expect(line.last == 0x0A && line.count { $0 == 0x0A } == 1, "each line is one")
      return true
    }
    expect(lines == others.count + 1, "each contact has a line")
    expect(try store.remove(own), "it can be removed")
    let last = ContactStore(path: path, fileSystem: files)
    _ = try last.open()
    expect(Set(last.entries()) == others, "a removal leaves the others as they are")
    _ = try last.importLines(octets)
  } catch {
    expect(false, "\(error)")
  }
}

private func expect(_ holds: @autoclosure () throws -> Bool, _ property: @autoclosure () -> String) {
  do {
    if try holds() { return }
    complain("does not hold: \(property())")
  } catch {
    complain("\(property()): \(error)")
  }
  abort()
}

private func complain(_ text: String) {
  let octets = Array((text + "\n").utf8)
  write(STDERR_FILENO, octets, octets.count)
}
