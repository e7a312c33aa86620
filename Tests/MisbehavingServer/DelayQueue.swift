/// Work that is put off by always the same time. What came first is due first, so that a ring is enough: no search, no reordering.
struct DelayQueue<Work> {
  /// Nanoseconds.
  let delay: UInt64
  private var entries: [(due: UInt64, work: Work)] = []
  private var first = 0

  init(milliseconds: Double) {
    delay = UInt64(milliseconds * 1_000_000)
  }

  /// When the next work is due, in nanoseconds of the monotonic clock.
  var nextDue: UInt64? {
    first < entries.count ? entries[first].due : nil
  }

  mutating func add(_ work: Work, now: UInt64) {
    entries.append((now + delay, work))
  }

  mutating func popDue(now: UInt64) -> Work? {
    guard let due = nextDue, due <= now else { return nil }
    defer {
      first += 1
      // The room of what is done is given back in one piece, once it is half of all.
      if first > 64, first * 2 > entries.count {
        entries.removeFirst(first)
        first = 0
      }
    }
    return entries[first].work
  }
}
