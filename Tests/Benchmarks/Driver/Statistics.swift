/// The middle of some figures, and how far they spread. The median, since on a busy machine a few runs are far too slow
/// and none is too fast.
struct Spread {
  var median: Double
  var least: Double
  var most: Double
  var mean: Double

  /// Of nothing, all are "not a number".
  init(_ figures: [Double]) {
    let sorted = figures.sorted()
    let middle = sorted.count / 2
    mean = sorted.isEmpty ? .nan : sorted.reduce(0, +) / Double(sorted.count)
    least = sorted.first ?? .nan
    most = sorted.last ?? .nan
    median =
      sorted.isEmpty
      ? .nan : sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
  }

  /// Of the quotients pair by pair: what slows both runs of a pair down alike does not show.
  init(_ dividends: [Double], by divisors: [Double]) {
    self.init(zip(dividends, divisors).map { $0 / $1 })
  }

  /// The median, with the ends in brackets.
  func text(_ digits: Int) -> String {
    "\(fixed(median, digits)) (\(fixed(least, digits)) - \(fixed(most, digits)))"
  }
}

/// What so many of a hundred figures do not exceed.
func percentile(_ percent: Int, of figures: [Double]) -> Double {
  guard !figures.isEmpty else { return .nan }
  let rank = (figures.count * percent + 99) / 100
  return figures.sorted()[max(0, rank - 1)]
}

/// A number with so many digits behind the point.
func fixed(_ value: Double, _ digits: Int) -> String {
  guard value.isFinite else { return "-" }
  var scale = 1
  for _ in 0..<digits { scale *= 10 }
  let scaled = Int((abs(value) * Double(scale)).rounded())
  let sign = value < 0 && scaled > 0 ? "-" : ""
  guard digits > 0 else { return "\(sign)\(scaled)" }
  let fraction = String(scaled % scale)
  return "\(sign)\(scaled / scale).\(String(repeating: "0", count: digits - fraction.count))\(fraction)"
}
