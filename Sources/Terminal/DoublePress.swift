/// Tells a second press from a first one: the same place, and soon.
struct DoublePress {
  /// As soon as this; what most desktops have.
  private static let interval = Duration.milliseconds(400)

  private var last: (point: Point, time: ContinuousClock.Instant)?

  /// The input, with the second of two presses marked.
  mutating func mark(_ input: Input, at now: ContinuousClock.Instant) -> Input {
    guard case .mouse(.press, let point) = input else { return input }
    if let last, last.point == point, now - last.time <= Self.interval {
      // A third one is a first one again.
      self.last = nil
      return .mouse(.doublePress, point)
    }
    last = (point, now)
    return input
  }
}
