import DisplayText
import Services
import Testing

/// The bounds of every form, and what is said of accounts beyond them.
@Suite struct AccountFormTests {
  private let catalogue = ServiceCatalogue.builtIn

  private func isLinked(_ account: String, _ service: String) -> Bool {
    (try? catalogue.link(to: account, at: service)) != nil
  }

  private func refusal(_ account: String?, _ service: String?) -> NoLink? {
    do throws(NoLink) {
      _ = try catalogue.link(to: account, at: service)
      return nil
    } catch { return error }
  }

  private func times(_ count: Int, _ text: String = "a") -> String { String(repeating: text, count: count) }

  @Test func lengthsAreBounded() {
    let bounds: [(service: String, shortest: String, longest: String, tooShort: String, tooLong: String)] = [
      ("telegram", times(4), times(32), times(3), times(33)),
      ("messenger", times(5), times(50), times(4), times(51)),
      ("threema", times(8, "A"), times(8, "9"), times(7, "A"), times(9, "A")),
      ("discord", times(17, "1"), times(20, "1"), times(16, "1"), times(21, "1")),
      ("whatsapp", "+" + times(7, "1"), "+" + times(15, "1"), "+" + times(6, "1"), "+" + times(16, "1")),
      ("email", "a@b.c", times(64) + "@example.org", "@example.org", times(65) + "@example.org"),
      ("sip", "a@b.c", times(64) + "@example.org", "@example.org", times(65) + "@example.org"),
      ("xmpp", "a@b.c", times(1_000) + "@example.org", "@example.org", times(1_020) + "@example.org"),
      (
        "matrix", "@a:b.c", "@" + times(242) + ":example.org", "@:example.org",
        "@" + times(243) + ":example.org"
      ),
    ]
    for bound in bounds {
      for good in [bound.shortest, bound.longest] { #expect(isLinked(good, bound.service), "\(bound.service) \(good)") }
      for bad in [bound.tooShort, bound.tooLong] { #expect(!isLinked(bad, bound.service), "\(bound.service) \(bad)") }
    }
  }

  @Test func alphabetsAreBounded() {
    for (service, good, bad) in [
      ("telegram", "a_9Z", "9abc"), ("telegram", "@abcd", "@@abcd"), ("telegram", "abcd", "ab-cd"),
      ("telegram", "abcd", "ab.cd"),
      ("threema", "ABCD1234", "abcd1234"), ("threema", "*BCD1234", "A*CD1234"), ("threema", "*BCD1234", "**CD1234"),
      ("threema", "ABCD1234", "@ABCD1234"), ("messenger", "a.b.c", ".abcd"), ("messenger", "abcde", "ab_cd"),
      ("discord", "175928847299117063", "075928847299117063"), ("matrix", "@A.b_=-/+9:example.org", "@a!b:example.org"),
      ("matrix", "@alice:example.org:8448", "@alice:example.org:"),
      ("matrix", "@alice:example.org", "alice:example.org"),
      ("matrix", "@alice:example.org", "alice@example.org"), ("sip", "a.b-c_d~e+f@example.org", "a!b@example.org"),
      ("sip", "alice@example.org", "sip:alice@example.org"), ("xmpp", "a!b@example.org", "a&b@example.org"),
      ("xmpp", "alice@example.org", "example.org"), ("email", "a.b@example.org", "a..b@example.org"),
      ("whatsapp", "+1 (555) 0100", "15550100"),
    ] {
      #expect(isLinked(good, service), "\(service) \(good)")
      #expect(!isLinked(bad, service), "\(service) \(bad)")
    }
  }

  @Test func whyThereIsNoLinkIsSaidInWords() {
    #expect(
      refusal("jürgen", "threema")?.message == "\"jürgen\" is not a Threema ID, which has 8 capital letters and digits")
    #expect(refusal("jürgen", "threema")?.reason == .otherForm)
    #expect(refusal("alice.01", "signal")?.message == "Signal has no public links to user names")
    #expect(refusal("alice.01", "signal")?.reason == .serviceHasNone)
    // docs.oxen.io, "Session IDs".
    let session = "05067a2e9896678aa966ed3ece82d12f28344d4e669db98f6f2183411a8c98797c"
    #expect(refusal(session, "session")?.message == "Session has no public links to account IDs")
    #expect(refusal(session, "session")?.reason == .serviceHasNone)
    #expect(refusal("@carol", "wire")?.message == "Wire has no public links to user names")
    #expect(refusal("carol", "discord")?.reason == .serviceHasNone)
    #expect(refusal(nil, "signal")?.reason == .noAccount)
    #expect(refusal("carol", nil)?.reason == .unknownService && refusal(nil, "nobody")?.reason == .unknownService)
  }

  @Test func aLongOrHostileAccountIsQuotedInPart() {
    let long = refusal(times(100_000, "ü"), "threema")?.message.description ?? ""
    #expect(long.contains("ü…\" is not a Threema ID") && long.unicodeScalars.count < 120)
    let marked = refusal("a" + times(1_000, "\u{301}"), "threema")?.message.description ?? ""
    #expect(marked.unicodeScalars.count < 500)
    #expect(refusal("\u{202E}a\n", "threema")?.message.description.hasPrefix(#""\u{202E}a\u{A}" is not"#) == true)
    let service = refusal("a", times(64, "x") + "\u{1B}")?.message.description ?? ""
    #expect(service.utf8.count < 120 && !service.unicodeScalars.contains("\u{1B}"))
  }
}
