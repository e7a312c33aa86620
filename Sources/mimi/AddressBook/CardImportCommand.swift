import ContactStore
import Discovery
import DisplayText
import Glibc
import VCard

/// The steps of `mimi contacts import` for a file of cards: reading it, the user's consent, the lookups, and the report.
struct CardImportCommand {
  var options: CommonOptions
  var configuration: Configuration
  /// Whether the user agreed beforehand.
  var isAgreed: Bool

  /// Writes the identifiers of a file, one a line, and asks nobody.
  func list(_ file: CardFile) throws(Failure) -> ExitStatus {
    let plan = try read(file)
    CardImportReport.say(plan)
    Console.write(plan.wanted.flatMap { Console.line(DisplayText($0.identifier.canonical)) }, to: STDOUT_FILENO)
    return plan.status
  }

  /// Looks up what is in a file, once the user agreed.
  func run(_ file: CardFile) throws(Failure) -> ExitStatus {
    let plan = try read(file)
    var report = CardImportReport(plan: plan)
    CardImportReport.say(plan)
    let store = try options.openStore()
    let wanted = try leavingOutGood(plan.wanted, store)
    report.known = plan.wanted.count - wanted.count
    report.asked = wanted.count
    if !wanted.isEmpty {
      let settings = try options.lookupSettings(configuration)
      guard try isAllowed(wanted.count, plan, settings) else {
        Console.write(Console.hint("nothing was looked up"), to: STDERR_FILENO)
        if options.json { Console.write(report.json, to: STDOUT_FILENO) }
        return .nothing
      }
      // Before the lookups, which may be ended by a signal.
      try completeKnown(plan.wanted, wanted, store)
      report.tally = try lookUp(wanted, settings, store, report)
    } else {
      try completeKnown(plan.wanted, wanted, store)
    }
    report.sayFailures()
    Console.write(options.json ? report.json : report.text, to: STDOUT_FILENO)
    return report.exitStatus
  }

  private func read(_ file: CardFile) throws(Failure) -> CardPlan {
    var plan = CardPlan()
    var reader = CardReader()
    try file.forEachPart { part in
      reader.read(part) { plan.add($0) }
      return !reader.isFull
    }
    reader.finish { plan.add($0) }
    plan.add(reader.problems, count: reader.problemCount)
    return plan
  }

  /// Those of which nothing is known, or nothing that is good still.
  private func leavingOutGood(_ wanted: [CardPlan.Wanted], _ store: ContactStore) throws(Failure) -> [CardPlan.Wanted] {
    if store.count == 0 { return wanted }
    let now = Timestamp.now
    var left: [CardPlan.Wanted] = []
    for one in wanted {
      do {
        let contact = try store.contact(one.identifier.canonical)
        if contact.map({ $0.status != .found || $0.isStale(at: now) }) ?? true { left.append(one) }
      } catch {
        guard error.kind == .unreadableContact else { throw Failure(error) }
        left.append(one)
      }
    }
    return left
  }

  /// Gives names and notes to contacts that were not looked up. After the user agreed: a no changes nothing.
  private func completeKnown(
    _ all: [CardPlan.Wanted], _ asked: [CardPlan.Wanted], _ store: ContactStore
  ) throws(Failure) {
    let asked = Set(asked.map(\.identifier.canonical))
    for one in all where !asked.contains(one.identifier.canonical) && (one.name != nil || one.note != nil) {
      do {
        try store.update(one.identifier.canonical) { contact in
          guard var completed = contact else { return }
          one.complete(&completed)
          contact = completed
        }
      } catch {
        throw Failure(error)
      }
    }
  }

  private func isAllowed(_ count: Int, _ plan: CardPlan, _ settings: LookupSettings) throws(Failure) -> Bool {
    if isAgreed { return true }
    guard ConsentQuestion.canBeAsked else {
      let them = LookupConsent.count(count, "identifier")
      throw Failure(
        status: .usage,
        message:
          "\(them) of \(LookupConsent.count(plan.usefulCards, "card")) would be looked up through \(settings.server), which is only done when you agree, and there is no terminal to ask you on",
        hint: "agree with --yes, or see them with --list, which asks nobody")
    }
    let style = Style(configuration.color, descriptor: STDERR_FILENO)
    return LookupConsent(identifiers: count, cards: plan.usefulCards, server: settings.server, style: style).ask()
  }

  private func lookUp(
    _ wanted: [CardPlan.Wanted], _ settings: LookupSettings, _ store: ContactStore, _ report: CardImportReport
  ) throws(Failure) -> CardImport.Tally {
    let server = settings.server
    let say: @Sendable (LookupReport) -> Void = { report in
      Console.write(report.details(server: server), to: STDERR_FILENO)
    }
    let detail = options.verbose ? say : nil
    let work = try CardImport(settings, store: store, detail: detail)
    let (isJSON, count) = (options.json, wanted.count)
    let progress = ProgressLine(
      "Looking up \(LookupConsent.count(count, "identifier")) ...", isDrawnOver: !options.accessible && !options.verbose
    ) { _ in
      "Looked up \(work.tally.done) of \(count), ^C ends it and keeps what is found"
    }
    Interruption.setLastWords {
      progress.end(clears: false)
      var report = report
      report.tally = work.stop()
      Console.write(isJSON ? report.json : report.text, to: STDOUT_FILENO)
    }
    defer {
      progress.end()
      // All is done, and is reported once.
      Interruption.setLastWords {}
    }
    return work.run(wanted)
  }
}
