import TestSupport
import Testing

/// What a provider sees: nothing before the consent, and no more than is said then.
@Suite struct AccountConsentScenarios {
  @Test func withoutConsentNothingIsSent() throws {
    let finished = try AccountRun.mimi(["--json", AccountWorld.identifier(AccountScript.unasked)])
    #expect(finished.exitStatus == 64 && finished.output.isEmpty, "\(finished)")
    #expect(finished.errorText.contains("--yes"))
    let endpoint = AccountWorld.endpoint(AccountScript.unasked)
    #expect(try AccountWorld.shared().provider.events(of: endpoint).isEmpty)
  }

  @Test func aProviderSeesTheQuestionAndNothingElse() throws {
    let name = "status-418"
    _ = try AccountRun(AccountWorld.identifier(name))
    let endpoint = AccountWorld.endpoint(name)
    // Another test asks the same.
    let requests = try AccountWorld.shared().provider.events(of: endpoint).filter { $0.event == "request" }
    let request = try #require(requests.first)
    #expect(request.resource == "acct:\(AccountWorld.identifier(name))@\(endpoint)")
    let names = Set((request.headers ?? []).map { $0.prefix { $0 != ":" }.lowercased() })
    // No cookies, no referrer, no language, nothing about the machine.
    #expect(names.isSubset(of: ["host", "accept", "user-agent", "connection"]), "\(request)")
    #expect(names.contains("host"))
  }
}
