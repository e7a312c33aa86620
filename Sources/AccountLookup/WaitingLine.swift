/// First come, first served.
struct WaitingLine<Element> {
  private var stored: [Element] = []
  private var head = 0

  /// Those that wait, in their order.
  var elements: ArraySlice<Element> { stored[head...] }

  /// Whether nobody waits.
  var isEmpty: Bool { head == stored.count }

  mutating func append(_ element: Element) { stored.append(element) }

  mutating func popFirst() -> Element? {
    guard head < stored.count else { return nil }
    defer {
      head += 1
      // Moving the rest to the front once half is gone costs each element one move.
      if head * 2 > stored.count {
        stored.removeFirst(head)
        head = 0
      }
    }
    return stored[head]
  }

  /// Takes out those to which it applies.
  mutating func removeAll(where applies: (Element) -> Bool) -> [Element] {
    let gone = elements.filter(applies)
    if !gone.isEmpty {
      stored = elements.filter { !applies($0) }
      head = 0
    }
    return gone
  }
}
