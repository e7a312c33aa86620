internal import Discovery

/// What a list shows of a contact besides its texts, as an index keeps it: 17 octets.
struct ContactFacts: Sendable, Hashable {
  static let statuses = DiscoveryStatus.allCases

  private var checkedSeconds: Int64
  /// `Int64.min`, which no timestamp can be, for none.
  private var goodSeconds: Int64
  private var statusNumber: UInt8

  init(statusNumber: Int, checkedAt: Timestamp, goodUntil: Timestamp?) {
    checkedSeconds = checkedAt.seconds
    goodSeconds = goodUntil?.seconds ?? .min
    self.statusNumber = UInt8(statusNumber)
  }

  init(status: DiscoveryStatus, checkedAt: Timestamp, goodUntil: Timestamp?) {
    self.init(
      statusNumber: Self.statuses.firstIndex(of: status) ?? 0, checkedAt: checkedAt, goodUntil: goodUntil)
  }

  init(_ contact: Contact) {
    self.init(status: contact.status, checkedAt: contact.checkedAt, goodUntil: contact.goodUntil)
  }

  /// As far as this version understands what a newer one wrote: else found, at the beginning of time, and out of date.
  init(ofNewer members: borrowing Members) {
    func member<Value>(_ read: () throws(ContactError) -> Value?) -> Value? { (try? read()) ?? nil }
    self.init(
      status: member { () throws(ContactError) in try members.value("status", DiscoveryStatus.init) } ?? .found,
      checkedAt: member { () throws(ContactError) in try members.moment("checkedAt") } ?? Timestamp(seconds: 0),
      goodUntil: member { () throws(ContactError) in try members.moment("goodUntil") })
  }

  var status: DiscoveryStatus { Self.statuses[Int(statusNumber)] }
  var checkedAt: Timestamp { Timestamp(seconds: checkedSeconds) }
  var goodUntil: Timestamp? { goodSeconds == .min ? nil : Timestamp(seconds: goodSeconds) }
}
