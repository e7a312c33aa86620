import TestSupport
import Testing

/// HTTP statuses, each told apart, and providers that cannot be asked at all.
@Suite struct AccountStatusScenarios {
  @Test(arguments: AccountScript.statuses.map(\.status))
  func eachStatusIsToldApart(_ status: Int) throws {
    let run = try AccountRun(AccountWorld.identifier("status-\(status)"))
    let expected =
      switch status {
      case 401, 403: "authentication"
      case 404: "not-found"
      default: "http-error"
      }
    #expect(run.line.status == expected && run.line.httpStatus == status, "\(run.line)")
    #expect(run.line.retryAfter == nil)
  }

  @Test(arguments: AccountScript.retryAfters.map(\.name))
  func retryAfterIsReadOrIgnored(_ name: String) throws {
    let retry = try #require(AccountScript.retryAfters.first { $0.name == name })
    let run = try AccountRun(AccountWorld.identifier(name))
    #expect(run.line.status == "wait" && run.line.httpStatus == 429, "\(run.line)")
    #expect(run.line.retryAfter == retry.seconds, "\(run.line)")
    // Never again by itself.
    let events = try AccountWorld.shared().provider.events(of: AccountWorld.endpoint(name))
    #expect(events.count { $0.event == "request" } == 1)
  }

  @Test func anEndpointWithoutAddressIsUnreachable() throws {
    let run = try AccountRun("nowhere.people.example")
    #expect(run.line.status == "unreachable" && run.line.httpStatus == nil, "\(run.line)")
  }

  @Test func aClosedPortIsUnreachable() throws {
    let world = try AccountWorld.shared()
    let own = try PrivateDirectory()
    let configuration = try own.write(
      "config.json", "{\"privateEndpoints\": [\"\(AccountWorld.endpoint("closed"))\"]}")
    let run = try AccountRun("closed.people.example", configuration: configuration)
    #expect(run.line.status == "unreachable", "\(run.line)")
    #expect(run.line.detail?.contains("refuses") == true, "\(run.line)")
    // The file is needed until here.
    withExtendedLifetime((world, own)) {}
  }
}
