internal import ContactStore

/// The two orders: sorted once when many contacts come, kept with each change after that.
extension ContactDirectory {
  // MARK: Comparing

  /// The octets by which a row is sorted: folded name, 0, folded identifier.
  @inline(__always)
  private func key(_ row: Int, _ folded: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    let start = spans[row].start
    return UnsafeRawBufferPointer(rebasing: folded[start..<start + spans[row].keyLength])
  }

  /// By name. Identifiers that only differ in what folding takes away are told apart by their octets.
  private func compareNames(_ left: Int, _ right: Int) -> Int {
    let order = folded.withUnsafeBytes { compareOctets(key(left, $0), key(right, $0)) }
    if order != 0 || left == right { return order }
    return withID(left) { left in withID(right) { compareOctets(left, $0) } }
  }

  private func isBefore(_ left: Int, _ right: Int, in order: ContactOrder) -> Bool {
    if order == .lastUse, rows[left].checkedAt != rows[right].checkedAt {
      return rows[left].checkedAt > rows[right].checkedAt
    }
    return compareNames(left, right) < 0
  }

  // MARK: One contact

  /// Where a row is, or belongs.
  func place(of row: Int, in order: ContactOrder) -> Int {
    let all = order == .name ? byName : byUse
    var (low, high) = (0, all.count)
    while low < high {
      let middle = (low + high) / 2
      if isBefore(Int(all[middle]), row, in: order) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  mutating func insert(_ row: Int, _ order: ContactOrder) {
    let place = place(of: row, in: order)
    switch order {
    case .name: byName.insert(UInt32(row), at: place)
    case .lastUse: byUse.insert(UInt32(row), at: place)
    }
  }

  /// A contact was looked up: it goes to another place by use, and those between make room.
  mutating func move(_ row: Int, checkedAt: Timestamp) {
    let from = place(of: row, in: .lastUse)
    let isLater = checkedAt > rows[row].checkedAt
    rows[row].checkedAt = checkedAt
    // Where it stands now does not fit the order any more: it is looked for in front of that, or behind.
    var (low, high) = isLater ? (0, from) : (from + 1, byUse.count)
    while low < high {
      let middle = (low + high) / 2
      if isBefore(Int(byUse[middle]), row, in: .lastUse) { low = middle + 1 } else { high = middle }
    }
    byUse.withUnsafeMutableBufferPointer { places in
      guard let start = places.baseAddress else { return }
      if isLater {
        (start + low + 1).update(from: start + low, count: from - low)
        places[low] = UInt32(row)
      } else {
        (start + from).update(from: start + from + 1, count: low - 1 - from)
        places[low - 1] = UInt32(row)
      }
    }
  }

  // MARK: All at once

  /// Sorts both orders from nothing. With 100,000 contacts some 30 ms.
  mutating func sortAll() {
    byName = rows.indices.filter { rows[$0].isAlive }.map { UInt32($0) }
    sortByName()
    var keyed = byName.enumerated().map {
      Keyed(word: UInt64(bitPattern: rows[Int($1)].checkedAt.seconds), row: $1, place: UInt32($0))
    }
    keyed.sort { left, right in
      let (first, second) = (Int64(bitPattern: left.word), Int64(bitPattern: right.word))
      return first == second ? left.place < right.place : first > second
    }
    byUse = keyed.map(\.row)
  }

  private struct Keyed {
    var word: UInt64
    var row: UInt32
    var place: UInt32 = 0
  }

  /// By eight octets of the key at once, as numbers; those that are equal in them by the next eight. Comparing texts
  /// would read each of them seventeen times, from all over the memory.
  private mutating func sortByName() {
    var keyed = byName.map { Keyed(word: 0, row: $0) }
    keyed.withUnsafeMutableBufferPointer { sort($0, from: 0) }
    for (place, entry) in keyed.enumerated() { byName[place] = entry.row }
  }

  private func sort(_ part: UnsafeMutableBufferPointer<Keyed>, from depth: Int) {
    var part = part
    if part.count <= 24 || depth > Limits.foldedNameOctets + Limits.foldedIDOctets {
      part.sort { compareNames(Int($0.row), Int($1.row)) < 0 }
      return
    }
    folded.withUnsafeBytes { folded in
      for place in part.indices { part[place].word = Self.word(key(Int(part[place].row), folded), at: depth) }
    }
    part.sort { $0.word < $1.word }
    var start = 0
    while start < part.count {
      var end = start + 1
      while end < part.count, part[end].word == part[start].word { end += 1 }
      if end - start > 1 { sort(UnsafeMutableBufferPointer(rebasing: part[start..<end]), from: depth + 8) }
      start = end
    }
  }

  /// Eight octets as a number that compares as they do; zeros behind the end, and no key holds a zero but behind a name.
  @inline(__always)
  private static func word(_ key: UnsafeRawBufferPointer, at depth: Int) -> UInt64 {
    if depth + 8 <= key.count { return UInt64(bigEndian: key.loadUnaligned(fromByteOffset: depth, as: UInt64.self)) }
    var word: UInt64 = 0
    var place = depth
    while place < key.count {
      word |= UInt64(key[place]) << UInt64(56 - 8 * (place - depth))
      place += 1
    }
    return word
  }
}
