internal import Glibc

/// A moment, to the second, as the store writes it: `2026-11-23T15:04:05Z`.
public struct Timestamp: Sendable, Hashable, Comparable {
  /// Seconds since 1970-01-01T00:00:00Z, leap seconds left out; from the year 0 to the year 9999.
  public let seconds: Int64

  /// The years that four digits can write.
  private static let possible: ClosedRange<Int64> = -62_167_219_200...253_402_300_799

  /// A moment by its seconds since 1970; what four digits of a year cannot write becomes the nearest that they can.
  public init(seconds: Int64) {
    self.seconds = min(max(seconds, Self.possible.lowerBound), Self.possible.upperBound)
  }

  /// Reads `2026-11-23T15:04:05Z`, that form only (of RFC 3339's many); `nil` for anything else.
  public init?(_ text: String) {
    var text = text
    guard let moment = text.withUTF8({ Timestamp(octets: UnsafeRawBufferPointer($0)) }) else { return nil }
    self = moment
  }

  /// The same without a copy: an index reads two of each line.
  init?(octets: UnsafeRawBufferPointer) {
    guard octets.count == 20, octets[4] == UInt8(ascii: "-"), octets[7] == UInt8(ascii: "-"),
      octets[10] == UInt8(ascii: "T"), octets[13] == UInt8(ascii: ":"), octets[16] == UInt8(ascii: ":"),
      octets[19] == UInt8(ascii: "Z"), let century = Self.twoDigits(octets, 0), let rest = Self.twoDigits(octets, 2),
      let month = Self.twoDigits(octets, 5), let day = Self.twoDigits(octets, 8),
      let hour = Self.twoDigits(octets, 11), let minute = Self.twoDigits(octets, 14),
      let second = Self.twoDigits(octets, 17)
    else { return nil }
    let year = century * 100 + rest
    guard (1...12).contains(month), (1...Self.days(ofMonth: month, year: year)).contains(day),
      hour < 24, minute < 60, second < 60
    else { return nil }
    seconds = Self.daysSince1970(year: year, month: month, day: day) * 86_400 + hour * 3_600 + minute * 60 + second
  }

  private static func twoDigits(_ octets: UnsafeRawBufferPointer, _ place: Int) -> Int64? {
    let (tens, ones) = (octets[place] &- 0x30, octets[place + 1] &- 0x30)
    return tens < 10 && ones < 10 ? Int64(tens) * 10 + Int64(ones) : nil
  }

  /// The clock's.
  public static var now: Timestamp {
    var moment = timespec()
    clock_gettime(CLOCK_REALTIME, &moment)
    return Timestamp(seconds: Int64(moment.tv_sec))
  }

  /// The moment so many seconds later, or earlier where they are negative.
  public func adding(seconds more: Int64) -> Timestamp {
    let (sum, overflow) = seconds.addingReportingOverflow(more)
    return Timestamp(seconds: overflow ? (more < 0 ? .min : .max) : sum)
  }

  /// As the store writes it.
  public var text: String {
    let day = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
    let second = seconds - day * 86_400
    let date = Self.date(daysSince1970: day)
    func padded(_ number: Int64, _ digits: Int) -> String {
      let text = String(number)
      return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
    }
    return "\(padded(date.year, 4))-\(padded(date.month, 2))-\(padded(date.day, 2))"
      + "T\(padded(second / 3_600, 2)):\(padded(second / 60 % 60, 2)):\(padded(second % 60, 2))Z"
  }

  /// Whether `left` is earlier.
  public static func < (left: Timestamp, right: Timestamp) -> Bool { left.seconds < right.seconds }

  private static func days(ofMonth month: Int64, year: Int64) -> Int64 {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }

  // The Gregorian calendar with its year beginning in March, so that the leap day comes last: Howard Hinnant's
  // days_from_civil and civil_from_days. gmtime_r would do, but timegm takes the 31st of February.
  private static func daysSince1970(year: Int64, month: Int64, day: Int64) -> Int64 {
    let marchYear = month <= 2 ? year - 1 : year
    let era = (marchYear >= 0 ? marchYear : marchYear - 399) / 400
    let yearOfEra = marchYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  private static func date(daysSince1970: Int64) -> (year: Int64, month: Int64, day: Int64) {
    let shifted = daysSince1970 + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
  }
}
