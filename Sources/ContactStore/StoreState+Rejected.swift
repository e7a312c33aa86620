internal import Glibc
internal import StrictJSON

/// The file for lines that cannot be read: nothing is lost because a program does not understand it.
///
///     {"schema": 1, "at": "2026-11-23T15:04:05Z", "line": 12, "offset": 5120, "reason": "...", "id": null, "text": "..."}
///
/// Text that is not UTF-8 stands as `"octets"`, in hexadecimal, in the place of `"text"`.
extension StoreState {
  /// Adds lines, those that are there already left out, and waits until they are on the disk. Under the lock.
  mutating func putAside(_ lines: [UnreadableLine]) throws(StoreFailure) {
    guard let file else { return }
    do throws(SystemError) {
      let there = try readRejected()
      // Each stands there once, however often the store is opened.
      var known = Set(there.split(separator: 0x0A).map(Self.heldMembers(ofRejected:)))
      var made: [UInt8] = []
      for line in lines {
        let octets = try files.readAll(file, line.offset..<line.offset + line.length)
        let held = Self.heldMembers(octets)
        if known.insert(held[...]).inserted { made += Self.rejectedLine(line, held) }
      }
      if made.isEmpty { return }
      // What is longer could not be read again, nor a contact be erased from it.
      guard there.count + made.count <= StoreLimits.rejectedOctets else { throw SystemError(EFBIG) }
      try appendRejected(made, at: there.count)
    } catch {
      throw .writing(rejectedPath, error)
    }
  }

  /// Takes out what is known of these contacts. Under the lock.
  ///
  /// - Returns: whether there was something.
  mutating func eraseRejected(_ ids: [String]) throws(StoreFailure) -> Bool {
    do throws(SystemError) {
      // Left over from a replacement that was interrupted.
      let beside = rejectedPath + ".new"
      if try files.status(at: beside) != nil { try files.remove(beside) }
      let octets = try readRejected()
      let lines = octets.split(separator: 0x0A)
      let names = QuotedNames(ids)
      let kept = lines.filter { !Self.concerns(Array($0), names) }
      if kept.count == lines.count { return false }
      if kept.isEmpty {
        try files.remove(rejectedPath)
      } else {
        try replaceRejected(Array(kept.joined(separator: [0x0A])) + [0x0A])
      }
      try files.synchronizeDirectory(directory)
      return true
    } catch {
      throw .writing(rejectedPath, error)
    }
  }

  /// Whole lines only; a last one that was cut off is dropped with the next write.
  private func readRejected() throws(SystemError) -> [UInt8] {
    guard let status = try files.status(at: rejectedPath) else { return [] }
    guard status.kind == .regular, status.size <= StoreLimits.rejectedOctets else { throw SystemError(EFBIG) }
    let file = try files.open(rejectedPath, .read)
    defer { files.close(file) }
    var octets = try files.readAll(file, 0..<status.size)
    while let last = octets.last, last != 0x0A { octets.removeLast() }
    return octets
  }

  private func appendRejected(_ octets: [UInt8], at offset: Int) throws(SystemError) {
    let isNew = try files.status(at: rejectedPath) == nil
    let file = try files.open(rejectedPath, isNew ? .create : .readWrite)
    defer { files.close(file) }
    do throws(SystemError) {
      try files.truncate(file, to: offset)
      try files.writeAll(file, at: offset, octets)
      try files.synchronize(file)
    } catch {
      try? files.truncate(file, to: offset)
      throw error
    }
    try files.synchronizeDirectory(directory)
  }

  private func replaceRejected(_ octets: [UInt8]) throws(SystemError) {
    let beside = rejectedPath + ".new"
    if try files.status(at: beside) != nil { try files.remove(beside) }
    let file = try files.open(beside, .create)
    defer { files.close(file) }
    do throws(SystemError) {
      try files.writeAll(file, at: 0, octets)
      try files.synchronize(file)
      try files.rename(beside, to: rejectedPath)
    } catch {
      try? files.remove(beside)
      throw error
    }
  }

  private static func rejectedLine(_ line: UnreadableLine, _ held: [UInt8]) -> [UInt8] {
    var json = JSONWriter()
    json.object {
      $0.key("schema")
      $0.number(Contact.schema)
      $0.key("at")
      $0.string(Timestamp.now.text)
      $0.key("line")
      $0.number(line.number > 0 ? line.number : nil as Int?)
      $0.key("offset")
      $0.number(line.offset)
      $0.key("reason")
      $0.string(line.reason)
    }
    // The object goes on with what it holds, which is also what tells whether it is there already.
    return json.bytes.dropLast() + ", ".utf8 + held + "}\n".utf8
  }

  /// The part of a rejected line that `heldMembers` made; inside a string its quotes would be escapes.
  private static func heldMembers(ofRejected line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let start = line.firstRange(of: Array("\"id\": ".utf8))?.lowerBound ?? line.startIndex
    return line[start...].dropLast()
  }

  /// `"id": ..., "text": ...`
  private static func heldMembers(_ octets: [UInt8]) -> [UInt8] {
    var octets = octets
    if octets.last == 0x0A { octets.removeLast() }
    var json = JSONWriter()
    json.object {
      $0.key("id")
      $0.string(likelyID(octets))
      if let text = String(validating: octets, as: UTF8.self) {
        $0.key("text")
        $0.string(text)
      } else {
        $0.key("octets")
        $0.string(octets.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined())
      }
    }
    return Array(json.bytes.dropFirst().dropLast())
  }

  /// What follows `"id":` in a line that is no JSON.
  private static func likelyID(_ octets: [UInt8]) -> String? {
    let key = Array("\"id\"".utf8)
    guard octets.count > key.count, let found = octets.firstRange(of: key) else { return nil }
    let rest = octets[found.upperBound...].drop { $0 == 0x20 || $0 == UInt8(ascii: ":") }
    guard rest.first == UInt8(ascii: "\"") else { return nil }
    let id = rest.dropFirst().prefix { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") && $0 >= 0x20 }
    return id.isEmpty ? nil : String(validating: id, as: UTF8.self)
  }

  /// Whether a rejected line is about one of these contacts: by its identifier, or by what it holds.
  private static func concerns(_ line: [UInt8], _ ids: QuotedNames) -> Bool {
    // The text stands in it as a string, its quotes as escapes.
    guard let node = try? JSONParser.parse(line), let members = try? Members(node, "the line") else {
      return ids.isFound(in: line)
    }
    if let known = try? members.text("id"), ids.isFound(in: Array("\"\(known)\"".utf8)) { return true }
    if let text = try? members.text("text"), ids.isFound(in: Array(text.utf8)) { return true }
    guard let digits = try? members.text("octets") else { return false }
    return ids.isFound(in: octets(ofHexadecimal: digits))
  }

  private static func octets(ofHexadecimal digits: String) -> [UInt8] {
    let values = digits.utf8.map { UInt8(Character(Unicode.Scalar($0)).hexDigitValue ?? 0) }
    return stride(from: 0, to: values.count - 1, by: 2).map { values[$0] << 4 | values[$0 + 1] }
  }

  /// The unreadable lines of which this holds, by their octets.
  func unreadableLines(where isWanted: ([UInt8]) -> Bool) throws(StoreFailure) -> [UnreadableLine] {
    guard let file else { return [] }
    var wanted: [UnreadableLine] = []
    for line in unreadable {
      do throws(SystemError) {
        if isWanted(try files.readAll(file, line.offset..<line.offset + line.length)) { wanted.append(line) }
      } catch {
        throw .reading(path, error)
      }
    }
    return wanted
  }
}

/// Identifiers to be found in lines that may be no JSON: in quotes, as they are or as JSON writes them, in capitals or
/// not. One pass over a line, however many they are.
struct QuotedNames {
  private var names: Set<[UInt8]> = []

  init(_ ids: [String]) {
    for id in ids {
      var json = JSONWriter()
      json.string(id)
      names.insert(Self.lowercased(id.utf8))
      names.insert(Self.lowercased(json.bytes.dropFirst().dropLast()))
    }
  }

  /// Whether one of them stands in the line.
  func isFound(in line: [UInt8]) -> Bool {
    let parts = line.split(separator: UInt8(ascii: "\""), omittingEmptySubsequences: false)
    return parts.dropFirst().dropLast().contains { $0.count <= 8_192 && names.contains(Self.lowercased($0)) }
  }

  private static func lowercased(_ octets: some Sequence<UInt8>) -> [UInt8] {
    octets.map { $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z") ? $0 | 0x20 : $0 }
  }
}
