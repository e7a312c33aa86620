import Services
import TestSupport
import Testing

/// Links that a provider names, in whatever words.
@Suite struct ToldLinkTests {
  private func told(_ href: String) -> String? { ChatLink(told: href)?.uri }

  @Test func goodOnesAreTakenInOneSpelling() {
    for (href, link) in [
      ("https://t.me/alice99", "https://t.me/alice99"),
      ("HTTPS://T.ME:443/alice99", "https://t.me/alice99"), ("https://t.me:/alice99", "https://t.me/alice99"),
      ("https://t.me", "https://t.me/"), ("https://t.me?x=1", "https://t.me/?x=1"),
      ("https://t.me#x", "https://t.me/#x"),
      ("https://signal.me/#p/+15550100", "https://signal.me/#p/+15550100"),
      ("https://im.example.org/a/../b/%7ealice?x=%c3%a4#%41", "https://im.example.org/b/~alice?x=%C3%A4#A"),
      ("https://im.example.org/%2e%2e/%2E/alice", "https://im.example.org/alice"),
      ("https://im.example.org/o'brien", "https://im.example.org/o%27brien"),
      ("https://xn--bcher-kva.example/", "https://xn--bcher-kva.example/"),
      ("xmpp:juliet@example.org", "xmpp:juliet@example.org?message"),
      ("XMPP:juliet@EXAMPLE.org?message;body=hello", "xmpp:juliet@example.org?message"),
      ("xmpp:a%21b@example.org#x", "xmpp:a%21b@example.org?message"),
      ("sip:alice@example.org;transport=tcp?subject=x", "sip:alice@example.org"),
      ("sips:alice@example.org", "sips:alice@example.org"),
      ("im:alice@example.org?x", "im:alice@example.org"),
      ("tel:+1-555-0100", "tel:+15550100"), ("tel:+1(555)0100;ext=7", "tel:+15550100"),
      ("sms:+15550100?body=hello", "sms:+15550100"),
      ("mailto:alice@example.org?subject=x&attach=/etc/passwd", "mailto:alice@example.org"),
      ("mailto:alice%2Bx@example.org", "mailto:alice%2Bx@example.org"),
      ("matrix:u/alice:example.org", "matrix:u/alice:example.org?action=chat"),
      ("matrix:u/alice:example.org?via=evil.example", "matrix:u/alice:example.org?action=chat"),
    ] { #expect(told(href) == link, "\(href)") }
  }

  @Test func whatLeadsElsewhereIsNotTaken() {
    for href in [
      "", ":", "https", "https:", "https:/t.me", "https:t.me", "https://", "https:///x", "http://t.me/alice",
      "ftp://t.me/",
      "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//t.me/alice", "/alice", "alice", "-x",
      "--help", " https://t.me/",
      "https://t.me/ ", "https://t.me/a b", "https://t.me/\n", "https://t.me/\0", "https://t.me/\"", "https://t.me/\\",
      "https://t.me/<x>",
      "https://t.me/`id`", "https://t.me/{x}", "https://t.me/|", "https://t.me/^", "https://t.me/é",
      "https://t.me/\u{202E}",
      "https://t.me/%", "https://t.me/%4", "https://t.me/%zz", "https://t.me/%0a", "https://t.me/?x=%00",
      "https://t.me/#%1B", "https://t.me/%7F",
      "https://t.me/#a#b", "https://user@t.me/", "https://t.me@evil.example/", "https://user:pw@t.me/",
      "https://t.me:444/", "https://t.me:0443/",
      "https://t.me:443:443/", "https://t.me:x/", "https://192.0.2.7/", "https://0x7f.1/", "https://127.1/",
      "https://[2001:db8::7]/",
      "https://localhost/", "https://t_.-me/", "https://-t.me/", "https://t..me/", "https://bücher.example/",
      "https://t.me%2fevil.example/",
      "https://t%2eme/", "https://xn--a.example/", "xmpp:", "xmpp:example.org", "xmpp://example.org/juliet@example.org",
      "xmpp:juliet@example.org/phone",
      "xmpp:ju%00liet@example.org", "xmpp:ju%0Aliet@example.org", "xmpp:-x@example.org", "xmpp:j%C3%BCliet@example.org",
      "xmpp:juliet@192.0.2.7",
      "sip:example.org", "sip:alice:secret@example.org", "sip:alice@example.org:5070", "sip:alice@192.0.2.7",
      "sip:a%0ab@example.org",
      "sip:%2Dx@example.org", "tel:5550100", "tel:(+1)5550100", "tel:+1", "tel:+1555010012345678", "tel:+1 5550100",
      "tel:+1%3B5550100",
      "tel:alice", "sms:+1555,+1556",
      "mailto:", "mailto:?to=alice@example.org", "mailto:alice@example.org,bob@example.org", "mailto:alice",
      "mailto:%22a%20b%22@example.org",
      "mailto:-x@example.org", "mailto:alice@example.org%0aBcc:bob@example.org", "mailto:alice@example.org%3Fattach=x",
      "matrix:r/room:example.org", "matrix:u/alice", "matrix:u/alice:example.org/e/x", "matrix:roomid/a:example.org",
      "matrix://u/alice:example.org",
      "matrix:U/alice:example.org", "viber://chat?number=%2B15550100", "simplex:/a#x", "tg://resolve?domain=alice",
      "intent:#Intent;end",
      "https://t.me/" + String(repeating: "a", count: 2_048), "https://t.me/" + String(repeating: "'", count: 800),
    ] { #expect(told(href) == nil, "\(href.debugDescription): \(told(href) ?? "")") }
  }

  /// Where it is the link that the account gives anyway, the interface shows it once.
  @Test func aToldLinkToTheSameAccountIsTheSame() throws {
    for (service, account, href) in [
      ("telegram", "alice99", "https://T.me/alice99"), ("xmpp", "alice@example.org", "xmpp:alice@example.org"),
      ("signal", "+15550100", "https://signal.me/#p/+15550100"), ("email", "a+b@example.org", "mailto:a+b@example.org"),
      ("matrix", "@alice:example.org", "https://matrix.to/#/@alice:example.org"),
      ("sms", "+15550100", "sms:+1-555-0100"),
    ] { #expect(ChatLink(told: href) == (try ServiceCatalogue.builtIn.link(to: account, at: service)), "\(href)") }
  }

  @Test func whateverIsToldALinkIsHarmlessAndToldAgainItself() {
    let seeds = [
      "https://im.example.org/a/b?x=1#y", "https://T.me:443/alice99", "xmpp:juliet@example.org?message;body=x",
      "sip:alice@example.org;x=y",
      "sips:+1555@example.org", "im:alice@example.org", "tel:+1-555-0100;ext=1", "sms:+15550100?body=x",
      "mailto:al%2Bice@example.org?cc=b",
      "matrix:u/alice:example.org:8448?action=chat", "https://matrix.to/#/@alice:example.org",
    ]
    var generator = SeededGenerator(seed: 5_122)
    var taken = 0
    for _ in 0..<40_000 {
      var scalars = Array(generator.pick(seeds).unicodeScalars)
      for _ in 0..<Int.random(in: 0...4, using: &generator) {
        let place = Int.random(in: 0..<scalars.count, using: &generator)
        let text = generator.pick(HostileAccounts.spoilers + ["%7e", "%c3%a4", "%2E", "/./", "/../", "%27", ":443"])
        if generator.chance(oneIn: 3), scalars.count > 1 {
          scalars.remove(at: place)
        } else {
          scalars.insert(contentsOf: text.unicodeScalars, at: place)
        }
      }
      var href = ""
      href.unicodeScalars.append(contentsOf: scalars)
      guard let uri = told(href) else { continue }
      taken += 1
      #expect(Accounted.isHarmless(uri), "\(href.debugDescription): \(uri)")
      #expect(told(uri) == uri, "\(href.debugDescription): \(uri)")
    }
    #expect(taken > 8_000, "\(taken)")
  }
}
