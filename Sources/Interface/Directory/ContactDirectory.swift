public import ContactStore
internal import Discovery

/// All contacts, as far as a list shows them, in both orders, and their texts for the filter.
///
/// A value in a few flat buffers: 100,000 contacts take some 12 MB, and a copy costs nothing until it is changed. Both
/// orders are kept with each change: a search for the place and a move of 4 octets a contact, some 5 µs with 100,000;
/// after a copy was handed out, as a list without a filter is one, the first change copies what it changes, once.
///
/// The parts: `+Rows` keeps texts, rows and the way from identifier to row, `+Orders` the orders, `+Matching` is the
/// filter.
public struct ContactDirectory: Sendable {
  /// Contacts, those that were removed among them, each in the row that it keeps.
  var rows: [ContactRow] = []
  /// Where their folded texts are, row by row.
  var spans: [FoldedSpan] = []
  /// Folded texts.
  var folded: [UInt8] = []
  /// Texts that folding changed.
  var texts: [UInt8] = []
  /// Octets in both that no row has any more.
  var deadOctets = 0
  /// From identifier to row, by open addressing: a row's number + 1, or 0.
  var slots = [UInt32](repeating: 0, count: 16)
  /// Rows of removed contacts, the first one removed first.
  var removed: [UInt32] = []
  /// The rows by name.
  var byName: [UInt32] = []
  /// The rows by last use.
  var byUse: [UInt32] = []

  /// An empty one.
  public init() {}

  /// The contacts that `each` hands over, sorted once: `ContactDirectory(count: store.count, store.forEachSummary)`.
  ///
  /// - Parameter count: how many to make room for.
  public init(count: Int = 0, _ each: (_ add: (BorrowedSummary) -> Void) -> Void) {
    reserve(count)
    each { summary in
      makeRow(
        id: summary.id, name: summary.name,
        ContactRow(checkedAt: summary.checkedAt, goodUntil: summary.goodUntil, status: summary.status))
    }
    trim()
    sortAll()
  }

  /// How many contacts there are.
  public var count: Int { byName.count }

  /// Adds a contact, or takes it in the place of the one with its identifier. An empty name is none. What changes
  /// nothing costs a search.
  public mutating func set(_ summary: ContactSummary) {
    var (id, name) = (summary.id, summary.name ?? "")
    id.withUTF8 { id in
      name.withUTF8 { name in
        set(
          id: UnsafeRawBufferPointer(id), name: UnsafeRawBufferPointer(name),
          ContactRow(checkedAt: summary.checkedAt, goodUntil: summary.goodUntil, status: summary.status))
      }
    }
  }

  /// Removes a contact.
  public mutating func remove(_ id: String) {
    guard let row = row(id: id) else { return }
    byName.remove(at: place(of: row, in: .name))
    byUse.remove(at: place(of: row, in: .lastUse))
    rows[row].isAlive = false
    spans[row].octets = OctetSet()
    removed.append(UInt32(row))
  }

  /// A contact's row; `nil` where there is no such contact.
  ///
  /// The contact keeps it, and has it again when it is removed and comes back; another contact gets it only after
  /// `Limits.removedRows` more are removed.
  public func row(id: String) -> Int? {
    var id = id
    guard let row = id.withUTF8({ row(id: UnsafeRawBufferPointer($0)) }), rows[row].isAlive else { return nil }
    return row
  }

  /// What is known of the contact of a row; of a removed one, what was.
  public func summary(_ row: Int) -> ContactSummary {
    let name = withName(row) { $0.isEmpty ? nil : String(decoding: $0, as: UTF8.self) }
    return ContactSummary(
      id: withID(row) { String(decoding: $0, as: UTF8.self) }, name: name, status: rows[row].status,
      checkedAt: rows[row].checkedAt, goodUntil: rows[row].goodUntil)
  }

  private mutating func set(id: UnsafeRawBufferPointer, name: UnsafeRawBufferPointer, _ made: ContactRow) {
    guard let row = row(id: id), rows[row].isAlive else {
      let row = makeRow(id: id, name: name, made)
      removed.removeAll { $0 == row }
      insert(row, .name)
      insert(row, .lastUse)
      return
    }
    let old = rows[row]
    if !hasName(row, name) {
      byName.remove(at: place(of: row, in: .name))
      byUse.remove(at: place(of: row, in: .lastUse))
      makeRow(id: id, name: name, made)
      insert(row, .name)
      insert(row, .lastUse)
    } else if old.checkedAt != made.checkedAt {
      move(row, checkedAt: made.checkedAt)
    }
    if old.status != made.status { rows[row].status = made.status }
    if old.goodUntil != made.goodUntil { rows[row].goodUntil = made.goodUntil }
  }
}
