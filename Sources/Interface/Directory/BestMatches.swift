/// The best of many, in order: the highest score first, of equal ones the one that came first.
///
/// A sorted array: what is worse than its last is turned away by one comparison, and of 100,000 few come in after the
/// first. Were each better than all before it, a heap would move eight octets where this moves 1,600, and all of them
/// would still take 3 ms.
struct BestMatches {
  private let limit: Int
  private var best: [(score: Int32, row: UInt32)] = []

  /// - Parameter limit: how many are kept.
  init(limit: Int) {
    self.limit = limit
    best.reserveCapacity(limit + 1)
  }

  /// The rows in order.
  var rows: [UInt32] { best.map(\.row) }

  @inline(__always)
  mutating func offer(_ row: UInt32, score: Int32) {
    if best.count == limit, score <= best[limit - 1].score { return }
    insert(row, score)
  }

  private mutating func insert(_ row: UInt32, _ score: Int32) {
    var (low, high) = (0, best.count)
    while low < high {
      let middle = (low + high) / 2
      if best[middle].score >= score { low = middle + 1 } else { high = middle }
    }
    best.insert((score, row), at: low)
    if best.count > limit { best.removeLast() }
  }
}
