import ContactStore
import Discovery
import Testing

@testable import mimi

@Suite struct TickTimesTests {
  private func contact(checked: Int64, good: Int64?) throws -> Contact {
    let identifier = try Identifier("alice.example")
    var contact = Contact(identifier, status: .found, checkedAt: Timestamp(seconds: checked))
    contact.goodUntil = good.map { Timestamp(seconds: $0) }
    return contact
  }

  @Test func progressIsShownByTheSecond() {
    #expect(TickTimes.seconds(from: Timestamp(seconds: 5), showing: nil, isBusy: true) == 1)
  }

  @Test func nothingShownNeedsAMinute() {
    #expect(TickTimes.seconds(from: Timestamp(seconds: 5), showing: nil, isBusy: false) == 60)
  }

  @Test(arguments: [
    // Just now, until a minute has passed.
    (0, nil, 0, 60), (0, nil, 59, 1), (0, nil, 60, 60), (0, nil, 61, 59),
    // 120 seconds are two minutes, 119 are one.
    (0, 120, 0, 1), (0, 120, 1, 59), (0, 150, 0, 31), (10, 3_600, 10, 51),
    // A clock that was set back.
    (100, nil, 90, 10),
  ])
  func theTickComesWhenWhatIsShownChanges(_ checked: Int64, _ good: Int64?, _ now: Int64, _ wait: Int64) throws {
    let contact = try contact(checked: checked, good: good)
    #expect(TickTimes.seconds(from: Timestamp(seconds: now), showing: contact, isBusy: false) == wait)
  }
}
