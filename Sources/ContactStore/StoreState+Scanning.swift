internal import Discovery
internal import Glibc

extension StoreState {
  /// Whether the file is as it was when it was last read, as far as its status tells.
  var isUnchanged: Bool {
    guard let seen, let now = try? files.status(at: path) else { return false }
    return now == seen
  }

  /// Reads what is new in the file.
  mutating func refresh(isLocked: Bool) throws(StoreFailure) {
    do throws(SystemError) {
      guard let now = try files.status(at: path) else {
        // Whoever takes the whole file away means it; the last contact's removal leaves an empty one.
        if seen != nil { foreignChanges += 1 }
        hasLooked = true
        closeFile()
        forget()
        lostContacts = 0
        return
      }
      guard now.kind == .regular else { throw SystemError(now.kind == .link ? ELOOP : EISDIR) }
      if now == seen, !isLocked || !isTailGuessed { return }
      if let seen, let file, now.identity == seen.identity, now.size > end, try isAppended(file) {
        try scan(file, to: now, isLocked: isLocked)
      } else {
        try readAnew(now, isLocked: isLocked)
      }
      // Our own lines are noted when they are written; what has to be read is another's, or may be.
      if hasLooked { foreignChanges += 1 }
      hasLooked = true
    } catch {
      closeFile()
      seen = nil
      throw .reading(path, error)
    }
  }

  private mutating func readAnew(_ now: FileStatus, isLocked: Bool) throws(SystemError) {
    let before = index.count
    let isSameFile = seen?.identity == now.identity
    closeFile()
    let opened: OpenFile
    do {
      opened = try files.open(path, .readWrite)
      isWritable = true
    } catch {
      guard error.code == EACCES || error.code == EROFS || error.code == EPERM else { throw error }
      opened = try files.open(path, .read)
      isWritable = false
    }
    file = opened
    forget()
    try scan(opened, to: try files.status(of: opened), isLocked: isLocked)
    // A removal of the last contact puts an empty file in the place of ours. Whatever else leaves none is a mishap.
    let wasEmptiedByRemoval = !isSameFile && end == 0 && unreadable.isEmpty
    let hasNone = index.count == 0 && removed.isEmpty
    if before > 0, hasNone, !wasEmptiedByRemoval { lostContacts = before } else if !hasNone { lostContacts = 0 }
  }

  /// Whether what was read is still there, and so only what follows is new.
  private func isAppended(_ file: OpenFile) throws(SystemError) -> Bool {
    // An unterminated line may have been made longer, and the file is small where this matters.
    guard tail == .clean, end > 0 else { return false }
    return try files.readAll(file, end - lastOctets.count..<end) == lastOctets
  }

  /// Reads from `end` to the size of `now`.
  private mutating func scan(_ file: OpenFile, to now: FileStatus, isLocked: Bool) throws(SystemError) {
    tail = .clean
    isTailGuessed = false
    var room = [UInt8](repeating: 0, count: max(1, min(StoreLimits.chunkOctets, now.size - end)))
    var filled = 0
    var position = end
    var isOverlong = false
    while position < now.size {
      if filled == room.count { room += [UInt8](repeating: 0, count: room.count) }
      let wanted = min(room.count - filled, now.size - position)
      let count = try files.read(file, at: position, into: &room, filled..<filled + wanted)
      if count == 0 { break }
      position += count
      filled += count
      let used = room.withUnsafeBytes { takeLines(UnsafeRawBufferPointer(rebasing: $0[..<filled]), &isOverlong) }
      room.withUnsafeMutableBytes { room in
        if used > 0, used < filled, let start = room.baseAddress { memmove(start, start + used, filled - used) }
      }
      filled -= used
      if filled > StoreLimits.lineOctets {
        isOverlong = true
        overlongLine = overlongLine ?? lines + 1
        end += filled
        filled = 0
      }
    }
    if filled > 0 { room.withUnsafeBytes { takeTail(UnsafeRawBufferPointer(rebasing: $0[..<filled]), isLocked) } }
    seen = now
    lastOctets = try files.readAll(file, max(0, end - StoreLimits.rememberedOctets)..<end)
  }

  /// Takes the whole lines of what was read; returns their octets.
  private mutating func takeLines(_ octets: UnsafeRawBufferPointer, _ isOverlong: inout Bool) -> Int {
    guard let start = octets.baseAddress else { return 0 }
    var at = 0
    while at < octets.count, let feed = memchr(start + at, 0x0A, octets.count - at) {
      let length = UnsafeRawPointer(feed) - (start + at) + 1
      lines += 1
      if isOverlong {
        isOverlong = false
      } else if length > StoreLimits.lineOctets {
        overlongLine = overlongLine ?? lines
      } else {
        take(UnsafeRawBufferPointer(start: start + at, count: length))
      }
      end += length
      at += length
    }
    return at
  }

  /// What stands behind the last line feed: a whole line, a torn one of ours, or something else.
  private mutating func takeTail(_ octets: UnsafeRawBufferPointer, _ isLocked: Bool) {
    if case .broken = StoreLine(parsing: octets) {
      let isOurs =
        octets.prefix(StoreLine.start.count).elementsEqual(StoreLine.start.prefix(octets.count))
        && Self.isCutOff(octets)
      // Of a file that is none of ours nothing is dropped.
      let isTorn = isOurs && (hasContactLines || end == 0) || hasContactLines && octets.allSatisfy { $0 == 0 }
      // Without the lock it may be a line that is being written.
      isTailGuessed = !isLocked
      if isTorn || !isLocked {
        tail = .torn(octets: octets.count)
        return
      }
    }
    lines += 1
    take(octets)
    end += octets.count
    tail = .unterminated
  }

  /// Whether an object is never closed, as in a write that was cut off. One that is closed and has more behind it was
  /// damaged by hand, and may hold what no lookup brings back.
  private static func isCutOff(_ octets: UnsafeRawBufferPointer) -> Bool {
    var depth = 0
    var isInString = false
    var isEscaped = false
    for octet in octets {
      if isEscaped {
        isEscaped = false
      } else if isInString {
        isEscaped = octet == UInt8(ascii: "\\")
        isInString = octet != UInt8(ascii: "\"")
      } else if octet == UInt8(ascii: "\"") {
        isInString = true
      } else if octet == UInt8(ascii: "{") || octet == UInt8(ascii: "[") {
        depth += 1
      } else if octet == UInt8(ascii: "}") || octet == UInt8(ascii: "]") {
        depth -= 1
        if depth <= 0 { return false }
      }
    }
    return true
  }

  /// Notes one line, which begins at `end`.
  private mutating func take(_ line: UnsafeRawBufferPointer) {
    if let found = LineScan.find(line), found.schema == Contact.schema, let id = found.id,
      StoreLine.problem(ofID: id.count) == nil
    {
      let id = UnsafeRawBufferPointer(rebasing: line[id])
      if found.isRemoved {
        hasContactLines = true
        index.remove(id: id)
        removed.insert(Array(id))
        return
      }
      if let facts = StoreLine.factsOfOurs(line, found) {
        hasContactLines = true
        index.set(
          id: id, name: UnsafeRawBufferPointer(rebasing: line[found.name ?? 0..<0]), facts: facts, offset: end,
          length: line.count)
        if !removed.isEmpty { removed.remove(Array(id)) }
        return
      }
    }
    if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D || $0 == 0x0A }) { return }
    switch StoreLine(parsing: line) {
    case .contact(let id, let name, let facts):
      hasContactLines = true
      note(id, name, facts, line.count)
    case .newer(let schema, let id, let name, let facts):
      newerSchema = max(newerSchema ?? 0, schema)
      if !id.isEmpty { note(id, name, facts, line.count) }
    case .removal(let id):
      hasContactLines = true
      id.withUnsafeBytes { index.remove(id: $0) }
      removed.insert(id)
    case .unreadable(let reason), .broken(let reason):
      unreadableCount += 1
      guard unreadable.count < StoreLimits.unreadableLines else { return }
      unreadable.append(
        UnreadableLine(offset: end, length: line.count, number: lines, reason: ContactError.cut(reason)))
    }
  }

  private mutating func note(_ id: [UInt8], _ name: [UInt8], _ facts: ContactFacts, _ length: Int) {
    id.withUnsafeBytes { id in
      name.withUnsafeBytes { index.set(id: id, name: $0, facts: facts, offset: end, length: length) }
    }
    removed.remove(id)
  }
}

extension FileSystem {
  /// Reads once, into a part of `room`.
  func read(
    _ file: OpenFile, at offset: Int, into room: inout [UInt8], _ part: Range<Int>
  ) throws(SystemError) -> Int {
    try room.withUnsafeMutableBytes { room in
      Result { () throws(SystemError) in
        try read(file, at: offset, into: UnsafeMutableRawBufferPointer(rebasing: room[part]))
      }
    }.get()
  }

  /// Reads a range whole, as far as the file has it.
  func readAll(_ file: OpenFile, _ range: Range<Int>) throws(SystemError) -> [UInt8] {
    var octets = [UInt8](repeating: 0, count: range.count)
    var filled = 0
    while filled < octets.count {
      let count = try read(file, at: range.lowerBound + filled, into: &octets, filled..<octets.count)
      if count == 0 { break }
      filled += count
    }
    octets.removeLast(octets.count - filled)
    return octets
  }

  /// Writes all from `offset` on.
  func writeAll(_ file: OpenFile, at offset: Int, _ octets: [UInt8]) throws(SystemError) {
    var written = 0
    while written < octets.count {
      let count = try octets.withUnsafeBytes { octets in
        Result { () throws(SystemError) in
          try write(file, at: offset + written, UnsafeRawBufferPointer(rebasing: octets[written...]))
        }
      }.get()
      // No system does that for a file; and if one did, nothing would ever end.
      if count == 0 { throw SystemError(ENOSPC) }
      written += count
    }
  }
}
