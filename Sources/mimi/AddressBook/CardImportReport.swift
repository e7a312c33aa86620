import DisplayText
import Glibc
import StrictJSON

/// What an import of cards came to.
struct CardImportReport {
  /// What was read.
  var plan: CardPlan
  /// Contacts that were kept before and are good still, which were not looked up.
  var known = 0
  /// Identifiers that were to be looked up.
  var asked = 0
  var tally = CardImport.Tally()

  var exitStatus: ExitStatus { max(plan.status, tally.status, tally.storeFailure?.status ?? .found) }

  /// Entries of cards, and lines, that are of no use.
  var unusable: Int { plan.issueCount + plan.telephones }

  /// One line for people.
  var text: [UInt8] {
    var line: DisplayText = "\(tally.found) found, \(known) kept before, \(tally.nothing) publish nothing"
    line += ", \(tally.failed) failed; \(unusable) could not be used"
    let left = asked - tally.done
    if left > 0 { line += "; \(left) not looked up" }
    return Console.line(line)
  }

  /// One object.
  var json: [UInt8] {
    var writer = JSONWriter()
    writer.object { json in
      for (name, count) in [
        ("schema", 1), ("cards", plan.cardCount), ("identifiers", plan.wanted.count), ("asked", asked),
        ("found", tally.found), ("known", known), ("nothing", tally.nothing), ("failed", tally.failed),
        ("telephones", plan.telephones), ("unusable", unusable),
      ] {
        json.key(name)
        json.number(count)
      }
      json.key("problems")
      json.array(plan.issues + tally.failures) { json, issue in
        json.object {
          $0.key("line")
          $0.number(issue.line)
          $0.key("card")
          $0.string(issue.card?.description)
          $0.key("text")
          $0.string(issue.text?.description)
          $0.key("code")
          $0.string(issue.code)
          $0.key("message")
          $0.string(issue.message.description)
        }
      }
    }
    writer.endLine()
    return writer.bytes
  }

  /// What could not be used, said before anything is asked.
  static func say(_ plan: CardPlan) {
    say(plan.issues, of: plan.issueCount)
    guard plan.telephones > 0 else { return }
    let numbers = LookupConsent.count(plan.telephones, "telephone number")
    let hint: DisplayText = "\(numbers) cannot be looked up: no tree of telephone numbers is known"
    Console.write(Console.hint(hint), to: STDERR_FILENO)
  }

  /// Says which lookups failed, and why keeping ended.
  func sayFailures() {
    Self.say(tally.failures, of: tally.failed)
    if let failure = tally.storeFailure { Console.complain(failure.message, hint: failure.hint) }
  }

  private static func say(_ issues: [CardIssue], of count: Int) {
    let style = Style.ofMessages
    for issue in issues.prefix(Limits.shownImportProblems) {
      let line = issue.status == .found ? Console.hint(issue.inWords) : Console.error(issue.inWords, style)
      Console.write(line, to: STDERR_FILENO)
    }
    let rest = count - min(issues.count, Limits.shownImportProblems)
    if rest > 0 { Console.write(Console.hint("and \(rest) more"), to: STDERR_FILENO) }
  }
}
