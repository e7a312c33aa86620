import TestSupport
import Testing

/// `mimi account` with nginx as somebody's own provider, over TLS on port 443, and knotd for the names.
@Suite struct AccountNginxScenarios {
  private let one = AccountWorld.endpoint("one")

  @Test func anAccountIsFound() throws {
    let run = try AccountRun("one.people.example")
    #expect(run.line.status == "found" && run.line.account == "alice99")
    #expect(run.line.subject == "acct:alice99@\(one)")
    #expect(run.line.links == [.init(rel: "self", href: "xmpp:alice99@example.org")])
    #expect(run.line.httpStatus == 200 && run.line.detail == nil && run.line.provider?.endpoint == one)
    let target = "/.well-known/webfinger?resource=acct%3Aone.people.example%40\(one)"
    #expect(try AccountWorld.shared().nginx.requests().contains(.init(host: one, status: 200, target: target)))
  }

  @Test func theQuestionOfAnEmailAddressIsEncodedTwice() throws {
    let run = try AccountRun("juliet@post.example")
    #expect(run.line.status == "found" && run.line.account == "juliet")
    let target = "/.well-known/webfinger?resource=acct%3Ajuliet%2540post.example%40\(one)"
    #expect(try AccountWorld.shared().nginx.requests().contains { $0.target == target })
  }

  @Test func aStrangerIsNotFound() throws {
    let run = try AccountRun("stranger.people.example")
    #expect(run.line.status == "not-found" && run.line.httpStatus == 404 && run.line.account == nil)
  }

  @Test func anotherHostOfTheSameAddressIsAnotherProvider() throws {
    let run = try AccountRun("two.people.example")
    #expect(run.line.status == "found" && run.line.account == "other-host")
    #expect(try AccountWorld.shared().nginx.requests().contains { $0.host == AccountWorld.endpoint("two") })
  }

  @Test func aHostThatTheServerDoesNotKnowHasNoCertificate() throws {
    let run = try AccountRun("unknown-vhost.people.example")
    #expect(run.line.status == "tls-error" && run.line.httpStatus == nil)
    #expect(run.line.detail?.contains("another name") == true, "\(run.line)")
    #expect(try !AccountWorld.shared().nginx.requests().contains { $0.target.contains("unknown-vhost") })
  }

  @Test func aPrivateAddressIsRefusedUnlessTheUserNamesIt() throws {
    let world = try AccountWorld.shared()
    let run = try AccountRun("private.people.example", configuration: world.strictConfiguration)
    #expect(run.line.status == "refused-address" && run.line.httpStatus == nil)
    #expect(run.line.detail?.contains("127.0.0.3") == true, "\(run.line)")
    #expect(try !world.nginx.requests().contains { $0.target.contains("private.people") })
    #expect(try AccountRun("private.people.example").line.status == "not-found")
  }

  @Test func aStrangersAuthorityIsNotTrusted() throws {
    let run = try AccountRun("one.people.example", configuration: AccountWorld.shared().distrustfulConfiguration)
    #expect(run.line.status == "tls-error")
    #expect(run.line.detail?.contains("not trusted") == true, "\(run.line)")
  }

  @Test func plainTextSaysWhoseWordItIs() throws {
    let finished = try AccountRun.mimi(["--yes", "one.people.example"])
    #expect(finished.exitStatus == 0)
    #expect(finished.outputText.contains("alice99") && finished.outputText.contains("the word of \(one)"))
  }
}
