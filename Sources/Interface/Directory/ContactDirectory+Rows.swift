internal import Discovery
internal import Glibc

/// Rows, their texts, and the way to them.
extension ContactDirectory {
  /// Writes a contact's row: its own, if it ever had one that was kept, else a new one. No order is touched.
  @discardableResult
  mutating func makeRow(id: UnsafeRawBufferPointer, name: UnsafeRawBufferPointer, _ made: ContactRow) -> Int {
    packIfWorthIt()
    let slot = slot(of: id)
    if slots[slot] != 0 {
      let number = Int(slots[slot] - 1)
      deadOctets += octets(of: number)
      (rows[number], spans[number]) = write(id: id, name: name, made)
      return number
    }
    let (row, span) = write(id: id, name: name, made)
    if let free = freeRow() {
      (rows[free], spans[free]) = (row, span)
      slots[self.slot(of: id)] = UInt32(free + 1)
      return free
    }
    rows.append(row)
    spans.append(span)
    slots[slot] = UInt32(rows.count)
    if rows.count * 2 > slots.count { growSlots(to: slots.count * 2) }
    return rows.count - 1
  }

  /// Octets of a row's texts.
  private func octets(of row: Int) -> Int {
    spans[row].length + Int(rows[row].idLength) + Int(rows[row].nameLength)
  }

  /// Adds the texts, and says where they are.
  private mutating func write(
    id: UnsafeRawBufferPointer, name: UnsafeRawBufferPointer, _ made: ContactRow
  ) -> (ContactRow, FoldedSpan) {
    var (row, span) = (made, FoldedSpan(start: folded.count))
    let unicode = Self.unicode(of: id)
    if name.isEmpty, let unicode {
      // It is shown so, and sorted and found as a name is.
      folded += unicode
      span.nameLength = UInt16(unicode.count)
    } else {
      span.nameLength = UInt16(Folding.append(Folding.prefix(name, limit: Limits.foldedNameOctets), to: &folded))
    }
    if span.nameLength > 0 { folded.append(0) }
    span.idLength = UInt16(Folding.append(Folding.prefix(id, limit: Limits.foldedIDOctets), to: &folded))
    if !name.isEmpty, let unicode {
      span.unicodeLength = UInt16(unicode.count)
      folded.append(0)
      folded += unicode
    }
    folded.withUnsafeBytes { folded in
      let octets = UnsafeRawBufferPointer(rebasing: folded[span.start..<span.start + span.length])
      span.octets.insert(octets)
      row.nameIsFolded = isSame(octets[..<Int(span.nameLength)], name[...])
      row.idIsFolded = isSame(octets[span.idStart..<span.keyLength], id[...])
    }
    row.start = texts.count
    if !row.idIsFolded {
      row.idLength = UInt32(id.count)
      texts.append(contentsOf: id)
    }
    if !row.nameIsFolded {
      row.nameLength = UInt32(name.count)
      texts.append(contentsOf: name)
    }
    return (row, span)
  }

  /// The folded form in people's own letters of an identifier with A-labels; `nil` for any other.
  private static func unicode(of id: UnsafeRawBufferPointer) -> [UInt8]? {
    guard mayHaveALabel(id), let identifier = try? Identifier(String(decoding: id, as: UTF8.self)) else { return nil }
    let unicode = Folding.fold(identifier.unicode)
    return unicode.isEmpty || unicode.count > Limits.foldedIDOctets || id.elementsEqual(unicode) ? nil : unicode
  }

  private static func mayHaveALabel(_ id: UnsafeRawBufferPointer) -> Bool {
    let prefix: StaticString = "xn--"
    let search = SubstringSearch(.init(start: prefix.utf8Start, count: prefix.utf8CodeUnitCount), probe: 3)
    return search?.place(in: id, from: 0, to: id.count) != nil
  }

  func withID<Result>(_ row: Int, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    if rows[row].idIsFolded {
      let start = spans[row].start + spans[row].idStart
      return folded.withUnsafeBytes {
        body(UnsafeRawBufferPointer(rebasing: $0[start..<start + Int(spans[row].idLength)]))
      }
    }
    return texts.withUnsafeBytes {
      body(UnsafeRawBufferPointer(rebasing: $0[rows[row].start...].prefix(Int(rows[row].idLength))))
    }
  }

  func withName<Result>(_ row: Int, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    if rows[row].nameIsFolded {
      return folded.withUnsafeBytes {
        body(UnsafeRawBufferPointer(rebasing: $0[spans[row].start...].prefix(Int(spans[row].nameLength))))
      }
    }
    let start = rows[row].start + Int(rows[row].idLength)
    return texts.withUnsafeBytes {
      body(UnsafeRawBufferPointer(rebasing: $0[start..<start + Int(rows[row].nameLength)]))
    }
  }

  private func hasID(_ row: Int, _ id: UnsafeRawBufferPointer) -> Bool { withID(row) { isSame($0[...], id[...]) } }

  func hasName(_ row: Int, _ name: UnsafeRawBufferPointer) -> Bool { withName(row) { isSame($0[...], name[...]) } }

  // MARK: The way from identifier to row

  /// The row of a contact, be it removed.
  func row(id: UnsafeRawBufferPointer) -> Int? {
    let slot = slots[slot(of: id)]
    return slot == 0 ? nil : Int(slot - 1)
  }

  /// Where an identifier's hash would have it.
  private func home(of id: UnsafeRawBufferPointer) -> Int {
    // Seeded anew in each process, so that nobody can choose identifiers that meet.
    var hasher = Hasher()
    hasher.combine(bytes: id)
    return hasher.finalize() & (slots.count - 1)
  }

  /// The slot that an identifier has or would have.
  private func slot(of id: UnsafeRawBufferPointer) -> Int {
    var slot = home(of: id)
    while slots[slot] != 0, !hasID(Int(slots[slot] - 1), id) {
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }

  private mutating func growSlots(to count: Int) {
    slots = [UInt32](repeating: 0, count: count)
    for number in rows.indices {
      let slot = withID(number, slot(of:))
      slots[slot] = UInt32(number + 1)
    }
  }

  /// Takes the row of the contact that was removed first, where more are kept than need be.
  private mutating func freeRow() -> Int? {
    guard removed.count > Limits.removedRows else { return nil }
    let row = Int(removed.removeFirst())
    deadOctets += octets(of: row)
    var hole = withID(row, slot(of:))
    slots[hole] = 0
    // Those behind it that could not stand where they belong move up, or they would not be found any more.
    var next = (hole + 1) & (slots.count - 1)
    while slots[next] != 0 {
      let home = withID(Int(slots[next] - 1), home(of:))
      if (next - home) & (slots.count - 1) >= (next - hole) & (slots.count - 1) {
        slots[hole] = slots[next]
        slots[next] = 0
        hole = next
      }
      next = (next + 1) & (slots.count - 1)
    }
    return row
  }

  // MARK: Room

  mutating func reserve(_ count: Int) {
    rows.reserveCapacity(count)
    spans.reserveCapacity(count)
    var slotCount = slots.count
    while slotCount < count * 2 { slotCount *= 2 }
    slots = [UInt32](repeating: 0, count: slotCount)
  }

  /// Gives back the room that growing took beyond what is needed.
  mutating func trim() {
    if folded.capacity > folded.count * 5 / 4 { folded = folded.withUnsafeBytes { Array($0) } }
    if texts.capacity > texts.count * 5 / 4 { texts = texts.withUnsafeBytes { Array($0) } }
  }

  /// Drops the texts that no row has any more, when they are more than the others.
  private mutating func packIfWorthIt() {
    guard deadOctets > Limits.deadTextOctets, deadOctets > (folded.count + texts.count) / 2 else { return }
    var packed: (folded: [UInt8], texts: [UInt8]) = ([], [])
    for row in rows.indices {
      let span = spans[row]
      spans[row].start = packed.folded.count
      packed.folded += folded[span.start..<span.start + span.length]
      let start = rows[row].start
      rows[row].start = packed.texts.count
      packed.texts += texts[start..<start + Int(rows[row].idLength) + Int(rows[row].nameLength)]
    }
    (folded, texts) = packed
    deadOctets = 0
  }
}

/// Whether the octets are the same.
@inline(__always)
func isSame(_ left: Slice<UnsafeRawBufferPointer>, _ right: Slice<UnsafeRawBufferPointer>) -> Bool {
  guard left.count == right.count else { return false }
  return compareOctets(.init(rebasing: left), .init(rebasing: right)) == 0
}

/// Order by octets: negative, zero or positive.
func compareOctets(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Int {
  let common = min(left.count, right.count)
  if common > 0, let first = left.baseAddress, let second = right.baseAddress {
    let order = memcmp(first, second, common)
    if order != 0 { return Int(order) }
  }
  return left.count - right.count
}
