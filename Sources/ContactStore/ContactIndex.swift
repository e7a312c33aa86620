internal import Glibc

/// Identifier, name, what a list shows besides, and place of each contact's newest line.
///
/// One buffer for all texts, one row of 48 octets and one slot of 4 for each contact: 100,000 take some 10 MB, where as
/// many pairs of `String` would take 20.
struct ContactIndex: Sendable {
  /// Where a contact's newest line is.
  struct Row: Sendable {
    fileprivate var text: UInt32
    fileprivate var idLength: UInt32
    fileprivate var nameLength: UInt32
    /// Octets of the line with its line feed.
    var length: UInt32
    /// Where it begins in the file.
    var offset: Int
    fileprivate var facts: ContactFacts
    fileprivate var isAlive: Bool
  }

  private(set) var rows: [Row] = []
  private var texts: [UInt8] = []
  /// Open addressing: a row's number + 1, or 0. Rows stay in it when their contact is removed.
  private var slots = [UInt32](repeating: 0, count: 16)
  /// Contacts.
  private(set) var count = 0
  /// Octets of their newest lines.
  private(set) var livingOctets = 0

  /// Octets of texts that no row has any more.
  private var deadTexts = 0
  /// Whether a contact was refused, because there are too many or their names are too long.
  private(set) var isFull = false
  private let limit: Int

  /// An empty index of at most so many octets of texts.
  init(limit: Int = StoreLimits.indexOctets) { self.limit = limit }

  /// Whether texts of so many octets can be added.
  func hasRoom(for octets: Int) -> Bool { texts.count - deadTexts + octets <= limit }

  /// Notes the newest line of a contact; an empty name is none.
  mutating func set(
    id: UnsafeRawBufferPointer, name: UnsafeRawBufferPointer, facts: ContactFacts, offset: Int, length: Int
  ) {
    if texts.count + id.count + name.count > limit
      || deadTexts > StoreLimits.deadIndexOctets && deadTexts > texts.count / 2
    {
      packTexts()
      guard hasRoom(for: id.count + name.count) else {
        isFull = true
        return
      }
    }
    let slot = slot(of: id)
    guard slots[slot] == 0 else {
      let number = Int(slots[slot] - 1)
      if rows[number].isAlive { livingOctets -= Int(rows[number].length) } else { count += 1 }
      livingOctets += length
      rows[number].isAlive = true
      rows[number].facts = facts
      rows[number].offset = offset
      rows[number].length = UInt32(length)
      if !isSame(nameRange(number), name) {
        deadTexts += Int(rows[number].idLength) + Int(rows[number].nameLength)
        rows[number].text = UInt32(texts.count)
        rows[number].nameLength = UInt32(name.count)
        texts.append(contentsOf: id)
        texts.append(contentsOf: name)
      }
      return
    }
    rows.append(
      Row(
        text: UInt32(texts.count), idLength: UInt32(id.count), nameLength: UInt32(name.count), length: UInt32(length),
        offset: offset, facts: facts, isAlive: true))
    texts.append(contentsOf: id)
    texts.append(contentsOf: name)
    slots[slot] = UInt32(rows.count)
    count += 1
    livingOctets += length
    if rows.count * 2 > slots.count { grow() }
  }

  /// Forgets a contact.
  mutating func remove(id: UnsafeRawBufferPointer) {
    let slot = slot(of: id)
    guard slots[slot] != 0, rows[Int(slots[slot] - 1)].isAlive else { return }
    rows[Int(slots[slot] - 1)].isAlive = false
    count -= 1
    livingOctets -= Int(rows[Int(slots[slot] - 1)].length)
  }

  /// Where a contact's line is.
  func row(id: String) -> Row? {
    var id = id
    return id.withUTF8 { octets in
      let slot = slot(of: UnsafeRawBufferPointer(octets))
      guard slots[slot] != 0, rows[Int(slots[slot] - 1)].isAlive else { return nil }
      return rows[Int(slots[slot] - 1)]
    }
  }

  /// The rows of the contacts by display name, then identifier, both by octets.
  func numbersByName() -> [Int] {
    var numbers = rows.indices.filter { rows[$0].isAlive }
    texts.withUnsafeBytes { texts in
      rows.withUnsafeBufferPointer { rows in
        func octets(_ start: UInt32, _ length: UInt32) -> UnsafeRawBufferPointer {
          UnsafeRawBufferPointer(rebasing: texts[Int(start)..<Int(start + length)])
        }
        func id(_ row: Row) -> UnsafeRawBufferPointer { octets(row.text, row.idLength) }
        func shown(_ row: Row) -> UnsafeRawBufferPointer {
          row.nameLength == 0 ? id(row) : octets(row.text + row.idLength, row.nameLength)
        }
        numbers.sort {
          let order = compare(shown(rows[$0]), shown(rows[$1]))
          return order == 0 ? compare(id(rows[$0]), id(rows[$1])) < 0 : order < 0
        }
      }
    }
    return numbers
  }

  /// The contacts in that order.
  func entries() -> [ContactEntry] {
    numbersByName().map { number in
      let id = String(decoding: texts[idRange(number)], as: UTF8.self)
      let name = nameRange(number)
      return ContactEntry(id: id, displayName: name.isEmpty ? id : String(decoding: texts[name], as: UTF8.self))
    }
  }

  /// Hands over all contacts, in the order in which they were first seen.
  func forEachSummary(_ body: (BorrowedSummary) -> Void) {
    texts.withUnsafeBytes { texts in
      for row in rows where row.isAlive {
        let start = Int(row.text)
        let middle = start + Int(row.idLength)
        body(
          BorrowedSummary(
            id: UnsafeRawBufferPointer(rebasing: texts[start..<middle]),
            name: UnsafeRawBufferPointer(rebasing: texts[middle..<middle + Int(row.nameLength)]), facts: row.facts))
      }
    }
  }

  /// The rows in the order of their lines in the file.
  func numbersByPlace() -> [Int] {
    rows.indices.filter { rows[$0].isAlive }.sorted { rows[$0].offset < rows[$1].offset }
  }

  /// The same contacts with their lines one behind the other, in the order of `numbers`; those
  /// that are `unterminated` with the line feed that they lacked.
  func moved(_ numbers: [Int], unterminated: Set<Int> = []) -> ContactIndex {
    var made = ContactIndex(limit: limit)
    var offset = 0
    texts.withUnsafeBytes { texts in
      for number in numbers {
        let length = Int(rows[number].length) + (unterminated.contains(number) ? 1 : 0)
        made.set(
          id: UnsafeRawBufferPointer(rebasing: texts[idRange(number)]),
          name: UnsafeRawBufferPointer(rebasing: texts[nameRange(number)]), facts: rows[number].facts, offset: offset,
          length: length)
        offset += length
      }
    }
    return made
  }

  /// Drops the texts that no row has any more.
  private mutating func packTexts() {
    var packed: [UInt8] = []
    packed.reserveCapacity(texts.count - deadTexts)
    for number in rows.indices {
      let range = idRange(number).lowerBound..<nameRange(number).upperBound
      rows[number].text = UInt32(packed.count)
      packed += texts[range]
    }
    texts = packed
    deadTexts = 0
  }

  private func idRange(_ number: Int) -> Range<Int> {
    let start = Int(rows[number].text)
    return start..<start + Int(rows[number].idLength)
  }

  private func nameRange(_ number: Int) -> Range<Int> {
    let start = Int(rows[number].text) + Int(rows[number].idLength)
    return start..<start + Int(rows[number].nameLength)
  }

  private func isSame(_ range: Range<Int>, _ octets: UnsafeRawBufferPointer) -> Bool {
    texts.withUnsafeBytes { compare(UnsafeRawBufferPointer(rebasing: $0[range]), octets) == 0 }
  }

  /// The slot that an identifier has or would have.
  private func slot(of id: UnsafeRawBufferPointer) -> Int {
    // Seeded anew in each process, so that nobody can choose identifiers that meet.
    var hasher = Hasher()
    hasher.combine(bytes: id)
    var slot = hasher.finalize() & (slots.count - 1)
    while slots[slot] != 0, !isSame(idRange(Int(slots[slot] - 1)), id) { slot = (slot + 1) & (slots.count - 1) }
    return slot
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    texts.withUnsafeBytes { texts in
      for number in rows.indices {
        slots[slot(of: UnsafeRawBufferPointer(rebasing: texts[idRange(number)]))] = UInt32(number + 1)
      }
    }
  }
}

/// Order by octets: negative, zero or positive.
private func compare(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Int {
  let common = min(left.count, right.count)
  if common > 0, let first = left.baseAddress, let second = right.baseAddress {
    let order = memcmp(first, second, common)
    if order != 0 { return Int(order) }
  }
  return left.count - right.count
}
