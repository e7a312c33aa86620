internal import Glibc
internal import StrictJSON

extension StoreState {
  /// Decodes one contact.
  func contact(_ id: String) throws(StoreFailure) -> Contact? {
    guard let line = try line(id) else { return nil }
    do throws(ContactError) {
      let contact = try Contact(line: line)
      guard contact.id == id else { throw ContactError("the file was changed while it was read") }
      return contact
    } catch {
      throw StoreFailure(
        .unreadableContact, path: path, message: "what \(path) holds of \(id) cannot be read: \(error.reason)",
        hint: "mend the line, or look \(id) up again: the line is put aside then")
    }
  }

  private func line(_ id: String) throws(StoreFailure) -> [UInt8]? {
    guard let row = index.row(id: id), let file else { return nil }
    do {
      return try files.readAll(file, row.offset..<row.offset + Int(row.length))
    } catch {
      throw .reading(path, error)
    }
  }

  mutating func update(_ id: String, _ change: (inout Contact?) -> Void) throws(StoreFailure) {
    try withLock { (state) throws(StoreFailure) in
      try state.checkWritable()
      let before = try state.readable(id)
      var since = before
      change(&since)
      if since == before { return }
      guard let since else {
        _ = try state.removeUnderLock(id)
        return
      }
      precondition(since.id == id, "a contact keeps its identifier")
      try state.write([since])
    }
  }

  /// The contact; `nil` where there is none, or none that can be read, which is put aside.
  private mutating func readable(_ id: String) throws(StoreFailure) -> Contact? {
    do {
      return try contact(id)
    } catch {
      guard error.kind == .unreadableContact, let row = index.row(id: id) else { throw error }
      let line = UnreadableLine(offset: row.offset, length: Int(row.length), number: 0, reason: error.message)
      try putAside([line])
      return nil
    }
  }

  /// Writes the lines of contacts in one append, and compacts where it is worth it.
  private mutating func write(_ contacts: [Contact]) throws(StoreFailure) {
    var octets: [UInt8] = []
    var lengths: [Int] = []
    guard index.hasRoom(for: contacts.reduce(0) { $0 + $1.id.utf8.count + ($1.name?.utf8.count ?? 0) }) else {
      throw StoreFailure(
        .tooLarge, path: path, message: "\(path) has too many contacts for another",
        hint: "shorten names, or use another file with --store")
    }
    for contact in contacts {
      let line = contact.json
      if line.count > StoreLimits.lineOctets {
        throw StoreFailure(
          .tooLarge, path: path, message: "what is known of \(contact.id) is too long to be kept",
          hint: "shorten its note")
      }
      octets += line
      lengths.append(line.count)
    }
    try append(octets)
    var offset = end - octets.count
    for (contact, length) in zip(contacts, lengths) {
      var id = contact.id
      var name = contact.name ?? ""
      id.withUTF8 { id in
        name.withUTF8 { name in
          index.set(
            id: UnsafeRawBufferPointer(id), name: UnsafeRawBufferPointer(name), facts: ContactFacts(contact),
            offset: offset, length: length)
        }
      }
      removed.remove(Array(contact.id.utf8))
      offset += length
    }
    // The change is kept already; a compaction that fails is tried again at the next.
    if isWorthCompacting { _ = try? compact() }
  }

  mutating func remove(_ id: String) throws(StoreFailure) -> Bool {
    try withLock { (state) throws(StoreFailure) in try state.removeUnderLock(id) }
  }

  private mutating func removeUnderLock(_ id: String) throws(StoreFailure) -> Bool {
    try checkWritable()
    let octets = Array(id.utf8)
    // One that could not be taken off the disk the last time is there still.
    let names = QuotedNames([id])
    let isBroken = try !unreadableLines { names.isFound(in: $0) }.isEmpty
    let isThere = index.row(id: id) != nil || removed.contains(octets) || isBroken
    if index.row(id: id) != nil {
      try append(Contact.removalLine(id))
      octets.withUnsafeBytes { index.remove(id: $0) }
      removed.insert(octets)
    }
    do throws(StoreFailure) {
      if !removed.isEmpty || isBroken, try !compact(erasing: [id]) {
        throw StoreFailure(
          .notErased, path: path, message: "\(path) was not written anew", hint: "see that no other program uses it")
      }
      return try eraseRejected([id]) || isThere
    } catch {
      throw StoreFailure(
        .notErased, path: error.path, code: error.code,
        message: "\(id) is removed from the contacts, and what was kept of it is still on the disk: \(error.message)",
        hint: "\(error.hint); then remove it again")
    }
  }

  /// Hands over each contact's line.
  mutating func forEachLine(_ body: (ArraySlice<UInt8>) -> Bool) throws(StoreFailure) {
    try seeChanges()
    guard let file else { return }
    var room: [UInt8] = []
    for number in index.numbersByName() {
      let row = index.rows[number]
      let length = Int(row.length)
      if room.count < length { room = [UInt8](repeating: 0, count: length + 4_096) }
      do throws(SystemError) {
        var filled = 0
        while filled < length {
          let count = try files.read(file, at: row.offset + filled, into: &room, filled..<length)
          if count == 0 { break }
          filled += count
        }
        guard filled == length else { throw SystemError(EIO) }
      } catch {
        throw .reading(path, error)
      }
      // What terminals could take for a command is in no line of ours, but may be in one that another program wrote.
      let isPrintable = room[..<(length - 1)].allSatisfy { $0 >= 0x20 && $0 < 0x7F }
      if isPrintable, room[length - 1] == 0x0A, room.starts(with: StoreLine.start) {
        if !body(room[..<length]) { return }
      } else if !body(try rewritten(Array(room[..<length]))[...]) {
        return
      }
    }
  }

  /// A line as we write it; JSON that this version does not take for a contact, as it is but for its form.
  private func rewritten(_ line: [UInt8]) throws(StoreFailure) -> [UInt8] {
    if let contact = try? Contact(line: line) { return contact.json }
    do throws(JSONError) {
      let node = try JSONParser.parse(line)
      var json = JSONWriter()
      json.node(node)
      json.endLine()
      return json.bytes
    } catch {
      throw StoreFailure(
        .cannotRead, path: path, message: "\(path) was changed while it was read", hint: "try again")
    }
  }

  mutating func importLines(_ octets: [UInt8]) throws(StoreFailure) -> ImportReport {
    var read: [(line: Int, contact: Contact)] = []
    var report = ImportReport()
    for (number, line) in octets.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { continue }
      do throws(ContactError) {
        guard line.count < StoreLimits.lineOctets else { throw ContactError("it is too long for a contact") }
        read.append((number + 1, try Contact(line: Array(line))))
      } catch {
        report.refused.append(ImportReport.Refusal(line: number + 1, reason: error.reason))
      }
    }
    if read.isEmpty { return report }
    let contacts = read.map(\.contact)
    return try withLock { (state) throws(StoreFailure) in
      try state.checkWritable()
      var report = report
      var made: [String: Contact] = [:]
      var order: [String] = []
      for contact in contacts {
        let before: Contact?
        if let merged = made[contact.id] { before = merged } else { before = try state.readable(contact.id) }
        let since = before.map { $0.merged(with: contact) } ?? contact
        if since == before {
          report.unchanged += 1
          continue
        }
        if before == nil { report.added += 1 } else { report.changed += 1 }
        if made.updateValue(since, forKey: contact.id) == nil { order.append(contact.id) }
      }
      if !order.isEmpty { try state.write(order.compactMap { made[$0] }) }
      return report
    }
  }
}
