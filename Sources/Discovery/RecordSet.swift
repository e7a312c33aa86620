/// The records of one type at one name, read.
struct RecordSet {
  /// Sorted, and no more than are kept.
  private(set) var providers: [Provider] = []
  /// No more than are kept, in an order that does not depend on the packet's.
  private(set) var problems: [RecordProblem] = []
  /// Records of somebody else.
  private(set) var foreign = 0
  /// Whether there is an `e=.`.
  private(set) var saysNotReachable = false
  /// Whether there are more records of ours than are kept.
  private(set) var hasTooMany = false

  var hasValidRecords: Bool { saysNotReachable || !providers.isEmpty }

  init(_ resolution: Resolution, source: Provider.Source) {
    guard case .records(let all) = resolution.outcome else { return }
    for rdata in all {
      switch ParsedRecord(rdata: rdata, isDiscoveryType: source == .mimi) {
      case .foreign: foreign += 1
      case .problem(let problem): problems.append(problem)
      case .record(let record):
        if let provider = Provider(record, source: source) {
          providers.append(provider)
        } else {
          saysNotReachable = true
        }
      }
    }
    hasTooMany = all.count - foreign > Limits.recordsOfAName
    if providers.count > 1 { providers.sort(by: Provider.comesFirst) }
    if providers.count > Limits.recordsOfAName { providers.removeLast(providers.count - Limits.recordsOfAName) }
    problems.sort { octetsPrecede(($0.record ?? "") + $0.reason.rawValue, ($1.record ?? "") + $1.reason.rawValue) }
    if problems.count > Limits.recordsOfAName { problems.removeLast(problems.count - Limits.recordsOfAName) }
  }
}
