import ContactStore

/// When the clock's next tick is to be: seldom, and at the moment at which what is shown changes. Pure.
enum TickTimes {
  /// Seconds until the next one.
  ///
  /// - Parameters:
  ///   - contact: whose times are shown, in minutes: `checked 2 minutes ago`, `good for 58 minutes more`.
  ///   - isBusy: whether progress is shown, in seconds.
  static func seconds(from now: Timestamp, showing contact: Contact?, isBusy: Bool) -> Int64 {
    if isBusy { return 1 }
    guard let contact else { return Limits.idleTick }
    // An age changes when it is whole minutes, what is left a second later.
    let shown = [contact.checkedAt, contact.foundAt, contact.goodUntil?.adding(seconds: 1)].compactMap(\.self)
    let waits = shown.map { moment in
      let into = (now.seconds - moment.seconds) % Limits.idleTick
      return Limits.idleTick - (into < 0 ? into + Limits.idleTick : into)
    }
    return waits.min() ?? Limits.idleTick
  }
}
