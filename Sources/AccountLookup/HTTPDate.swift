/// A date in one of the three forms that RFC 9110 section 5.6.7 has a recipient read.
enum HTTPDate {
  /// Seconds since 1970; `nil` for what is no such date.
  ///
  /// - Parameter now: seconds since 1970, for the form whose year has two digits.
  static func seconds(_ text: String, now: Int) -> Int? {
    guard text.utf8.count <= 40, text.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
    let words = text.split(separator: " ", omittingEmptySubsequences: true).map { String($0) }
    switch words.count {
    // Sun, 06 Nov 1994 08:49:37 GMT
    case 6 where words[0].hasSuffix(",") && shortDays.contains(String(words[0].dropLast())) && words[5] == "GMT":
      return seconds(day: words[1], month: words[2], year: number(words[3], digits: 4...4), time: words[4])
    // Sunday, 06-Nov-94 08:49:37 GMT
    case 4 where words[0].hasSuffix(",") && longDays.contains(String(words[0].dropLast())) && words[3] == "GMT":
      let date = words[1].split(separator: "-", omittingEmptySubsequences: false).map { String($0) }
      guard date.count == 3, let short = number(date[2], digits: 2...2) else { return nil }
      // The year that ends so and is not more than 50 years ahead.
      let limit = civilYear(now) + 50
      return seconds(day: date[0], month: date[1], year: limit - (limit - short) % 100, time: words[2])
    // Sun Nov  6 08:49:37 1994
    case 5 where shortDays.contains(words[0]):
      return seconds(day: words[2], month: words[1], year: number(words[4], digits: 4...4), time: words[3])
    default: return nil
    }
  }

  private static let shortDays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
  private static let longDays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  private static func number(_ text: some StringProtocol, digits: ClosedRange<Int>) -> Int? {
    guard digits.contains(text.utf8.count), text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
    return Int(text)
  }

  private static func seconds(day: String, month: String, year: Int?, time: String) -> Int? {
    let clock = time.split(separator: ":", omittingEmptySubsequences: false).map { number($0, digits: 2...2) }
    guard let day = number(day, digits: 1...2), let month = months.firstIndex(of: month), let year, clock.count == 3,
      let hour = clock[0], let minute = clock[1], let second = clock[2], hour < 24, minute < 60, second <= 60,
      day >= 1, day <= length(of: month + 1, in: year)
    else { return nil }
    return days(year, month + 1, day) * 86_400 + hour * 3_600 + minute * 60 + second
  }

  private static func length(of month: Int, in year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Days since 1970 in the Gregorian calendar. Years begin in March here, so that the leap day is the last.
  private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let year = month <= 2 ? year - 1 : year
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    return year * 365 + year / 4 - year / 100 + year / 400 + dayOfYear - 719_468
  }

  private static func civilYear(_ seconds: Int) -> Int {
    // Close enough: only the hundred years around it matter.
    1970 + Int((Double(seconds) / 31_556_952).rounded(.down))
  }
}
