import Testing

@testable import Terminal

@Suite struct DoublePressTests {
  private let start = ContinuousClock.now
  private let place = Point(column: 3, row: 4)

  @Test func twoPressesSoonAtOnePlaceAreADoublePress() {
    var presses = DoublePress()
    #expect(presses.mark(.mouse(.press, place), at: start) == .mouse(.press, place))
    #expect(presses.mark(.mouse(.press, place), at: start + .milliseconds(400)) == .mouse(.doublePress, place))
    // The third begins anew.
    #expect(presses.mark(.mouse(.press, place), at: start + .milliseconds(500)) == .mouse(.press, place))
  }

  @Test func laterOrElsewhereTheyAreNot() {
    var presses = DoublePress()
    _ = presses.mark(.mouse(.press, place), at: start)
    #expect(presses.mark(.mouse(.press, place), at: start + .milliseconds(401)) == .mouse(.press, place))
    let other = Point(column: 4, row: 4)
    #expect(presses.mark(.mouse(.press, other), at: start + .milliseconds(402)) == .mouse(.press, other))
    #expect(presses.mark(.mouse(.wheelUp, other), at: start + .milliseconds(403)) == .mouse(.wheelUp, other))
    #expect(presses.mark(.key(.enter), at: start + .milliseconds(403)) == .key(.enter))
  }
}
