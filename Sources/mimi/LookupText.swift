import Discovery
import DisplayText
import Interface

extension LookupReport {
  /// The plain form: what was found, or how it ended, for standard output. Empty where it failed.
  ///
  /// - Parameters:
  ///   - namesCommands: whether the command that asks a provider for its account stands beside it.
  ///   - columns: the terminal's, in which a command beside its provider would otherwise be broken in two: then all stand
  ///     below theirs; `nil` where it is none.
  func text(_ style: Style, namesCommands: Bool = false, columns: Int? = nil) -> [UInt8] {
    guard let result, isAnswer else { return [] }
    var lines: [DisplayText] = [heading(result, style)]
    if result.providers.isEmpty {
      if let explanation { lines += ["", "  \(explanation.message)"] }
    } else {
      lines += [""] + table(result, style, namesCommands, columns) + ties(result.providers)
    }
    let problems = problemLines(result.problems, style)
    if !problems.isEmpty { lines += [""] + problems }
    return lines.flatMap(Console.line)
  }

  /// What is said beside it, for standard error.
  func messages(_ style: Style) -> [UInt8] {
    var lines: [UInt8] = []
    if let explanation {
      if !isAnswer { lines += Console.error(explanation.message, style) }
      lines += Console.hint(explanation.hint)
    }
    // The other type's failure is what ended the lookup, and is said as that.
    if isAnswer, let silent = result?.queries.first(where: { $0.failureDetail != nil }), let failure = silent.failure {
      lines += Console.hint(
        "the record type \(silent.source.rawValue) got no answer (\(failure.rawValue)); the TXT records count alone")
    }
    return lines
  }

  /// What was asked, how long it took, and what the library says of a failure.
  func details(server: DisplayText) -> [UInt8] {
    var lines: [UInt8] = []
    for query in result?.queries ?? [] {
      let ending: DisplayText = query.failure.map { "\($0.rawValue)" } ?? "answer"
      lines += Console.hint(
        "asked \(server) for \(query.source.rawValue) of \(query.name): \(ending), \(Self.inMilliseconds(query.elapsed))"
      )
    }
    if let detail = explanation?.detail { lines += Console.hint(detail) }
    return lines
  }

  static func inMilliseconds(_ duration: Duration) -> DisplayText {
    let tenths = Int((duration / .microseconds(100)).rounded())
    return "\(tenths / 10).\(tenths % 10) ms"
  }

  /// Whether the DNS answered, be it that there is nothing.
  var isAnswer: Bool {
    switch status.exitStatus {
    case .found, .nothing, .malformed: true
    default: false
    }
  }

  private func heading(_ result: DiscoveryResult, _ style: Style) -> DisplayText {
    var line = style.strong(shownName)
    line += "   "
    if let explanation { line += "\(style.warning(explanation.heading)), " }
    if let dnssec = result.dnssec {
      line += dnssec == .secure ? "DNSSEC secure" : style.warning("DNSSEC \(dnssec.rawValue)")
    }
    if let ttl = result.ttl { line += ", \(Self.lifetime(ttl))" }
    return line
  }

  static func lifetime(_ ttl: UInt32) -> DisplayText {
    switch ttl {
    case 0: "good for now only"
    case ..<120: "good for \(ttl) s"
    case ..<7_200: "good for \(ttl / 60) min"
    case ..<172_800: "good for \(ttl / 3_600) h"
    default: "good for \(ttl / 86_400) days"
    }
  }

  private func table(
    _ result: DiscoveryResult, _ style: Style, _ namesCommands: Bool, _ columns: Int?
  ) -> [DisplayText] {
    let providers = result.providers
    let commands = namesCommands ? accountCommands(result) : providers.map { _ in nil }
    let priorities = providers.map { $0.priority.map { "\($0)" as DisplayText } ?? "-" }
    let services = providers.map { $0.service.map(ServiceName.display) ?? DisplayText($0.endpoint) }
    let accounts = providers.map { $0.account.map { DisplayText($0) } ?? "ask the provider" }
    let priorityWidth = Self.width(priorities)
    let endpointWidth = Self.width(providers.map { DisplayText($0.endpoint) })
    let gap = 5
    // With the blanks before and between the columns.
    let width = Self.width(services) + Self.width(accounts) + priorityWidth + 9 + endpointWidth + gap
    let longest = commands.compactMap { $0?.width }.max() ?? 0
    let isBelow = columns.map { width + longest > $0 } ?? false
    return providers.indices.flatMap { index -> [DisplayText] in
      let indent = DisplayText().padded(to: priorityWidth - priorities[index].width)
      let service = style.strong(services[index], padded: Self.width(services))
      let account = accounts[index].padded(to: Self.width(accounts))
      var line: DisplayText = "  \(indent)\(priorities[index])  \(service)   \(account)  "
      guard let command = commands[index] else { return ["\(line)\(providers[index].endpoint)"] }
      let faint = style.faint(command)
      if isBelow {
        return ["\(line)\(providers[index].endpoint)", "\(DisplayText().padded(to: priorityWidth + 4))\(faint)"]
      }
      line += DisplayText(providers[index].endpoint).padded(to: endpointWidth + gap)
      return ["\(line)\(faint)"]
    }
  }

  private static func width(_ column: [DisplayText]) -> Int {
    min(column.map(\.width).max() ?? 0, Limits.widestColumn)
  }

  /// Equal priorities are the owner's word for "I do not mind which".
  private func ties(_ providers: [Provider]) -> [DisplayText] {
    var lines: [DisplayText] = []
    var rest = providers[...]
    while let priority = rest.first?.priority {
      let count = rest.prefix { $0.priority == priority }.count
      if count > 1 { lines.append("  priority \(priority) is a tie of \(count): their order here is by name only") }
      rest = rest.dropFirst(count)
    }
    return lines.isEmpty ? [] : [""] + lines
  }

  private func problemLines(_ problems: [RecordProblem], _ style: Style) -> [DisplayText] {
    let records = problems.filter { $0.record != nil }
    var lines = problems.filter { $0.record == nil }.map { style.warning(DisplayText($0.reason.inWords)) }
    let said = records.map { problem -> DisplayText in
      let record = problem.record ?? ""
      let shown = record.count > Limits.shownRecord ? record.prefix(Limits.shownRecord) + "…" : record
      return "\(problem.reason.inWords) in \"\(shown)\""
    }
    if let only = said.first, said.count == 1 {
      lines.append("\(style.warning("1 record could not be read")): \(only)")
    } else if !said.isEmpty {
      lines.append("\(style.warning("\(said.count) records could not be read")):")
      lines += said.map { "  \($0)" }
    }
    return lines
  }
}
