import TestSupport
import Testing

/// `mimi account` with a provider that does something wrong: the right status, in bounded time and memory, and nothing of
/// it on the screen. The bound of the time is `--timeout`: without an answer, `run` fails.
@Suite struct AccountMisbehaviourScenarios {
  @Test(arguments: AccountMisbehaviour.all)
  func itHasItsStatus(_ misbehaviour: AccountMisbehaviour) throws {
    let run = try AccountRun(AccountWorld.identifier(misbehaviour.name))
    #expect(run.line.status == misbehaviour.status, "\(run.line)")
    if let detail = misbehaviour.detail {
      #expect(run.line.detail?.contains(detail) == true, "\(run.line)")
    }
    if run.line.status != "found" { #expect(run.line.account == nil && run.line.links.isEmpty, "\(run.line)") }
    #expect(try AccountWorld.shared().trap.events().isEmpty)
    // It was asked once, whatever it did.
    let events = try AccountWorld.shared().provider.events(of: AccountWorld.endpoint(misbehaviour.name))
    #expect(events.count { $0.event == "hello" } == 1, "\(events)")
    #expect(events.count { $0.event == "request" } <= 1, "\(events)")
  }

  /// Those whose texts come from the provider.
  @Test(arguments: AccountScript.spares)
  func nothingOfItReachesATerminal(_ name: String) throws {
    for options in [[], ["--verbose"], ["--accessible"]] {
      let finished = try AccountRun.mimi(["--yes", AccountWorld.identifier(AccountScript.spare(name))] + options)
      #expect(SafeText.unsafe(finished) == [], "\(finished)")
      // A forged message would begin a line.
      #expect(!("\n" + finished.outputText + "\n" + finished.errorText).contains("\nmimi: error: forged"))
    }
  }

  /// OpenSSL would read on as long as there are messages of TLS's own, and ask nobody for the time.
  @Test func theDeadlineHoldsWhileTheServerKeepsTalkingTLS() throws {
    func seconds() throws -> Double {
      let run = try AccountRun(AccountWorld.identifier(AccountScript.spare("endless-key-updates")))
      #expect(run.line.status == "timeout", "\(run.line)")
      return run.finished.wallSeconds
    }
    let bound = 3 * slowness
    // A busy machine can hold up any program once; one that does not keep its deadline misses it again.
    let isInTime = try seconds() < bound
    #expect(try isInTime || seconds() < bound)
  }

  @Test func hostileTextIsShownEscaped() throws {
    let identifier = AccountWorld.identifier(AccountScript.spare("hostile-text"))
    let run = try AccountRun(identifier)
    // The data are in the JSON as they are.
    #expect(run.line.account == "\u{202E}ydobemos\u{202C}\u{200B}", "\(run.line)")
    let schemes = Set(run.line.links.map { String($0.href.prefix { $0 != ":" }) })
    #expect(schemes.isSubset(of: ["https", "xmpp", "mailto"]), "\(run.line)")
    let finished = try AccountRun.mimi(["--yes", identifier])
    #expect(finished.outputText.contains("\\u{202E}ydobemos\\u{202C}\\u{200B}"), "\(finished)")
  }

  @Test func theTableNamesEveryBehaviour() throws {
    let help = try run(builtProgram("mimi-provider"), ["--help"]).outputText
    let names = try #require(help.split(separator: "\nNAME: ").last).split(whereSeparator: \.isWhitespace)
    #expect(Set(names.map(String.init)) == Set(AccountMisbehaviour.all.map(\.name)))
    #expect(names.count > 70)
  }
}
