import Discovery
import Services
import Testing

/// Links as the services' own pages and the standards write them.
@Suite struct PublishedExamplesTests {
  private func link(_ account: String, _ service: String) -> String? {
    try? ServiceCatalogue.builtIn.link(to: account, at: service).uri
  }

  @Test func linksAreThoseThatTheServicesPublish() {
    let examples: [(service: String, account: String, link: String)] = [
      // faq.whatsapp.com, "How to use click to chat": "Use: https://wa.me/15551234567", and not +001-(555)1234567.
      ("whatsapp", "+1-(555) 123-4567", "https://wa.me/15551234567"),
      // core.telegram.org/api/links, "Public username links" and "Phone number links".
      ("telegram", "durov", "https://t.me/durov"),
      ("telegram", "@BotFather", "https://t.me/BotFather"),
      ("telegram", "+1 555 0100", "https://t.me/+15550100"),
      // Signal-Android, SignalMeUtil.kt: ^(https|sgnl)://signal\.me/#p/(\+[0-9]+)$
      ("signal", "+15550100", "https://signal.me/#p/+15550100"),
      // RFC 5122: the address of its examples, with its query type "message".
      ("xmpp", "guest@example.com", "xmpp:guest@example.com?message"),
      // RFC 3261 section 19.1.3.
      ("sip", "alice@atlanta.com", "sip:alice@atlanta.com"),
      ("sip", "+1-212-555-1212@gateway.com", "sip:+1-212-555-1212@gateway.com"),
      // threema-android, QRCodeServiceImpl: https://threema.id/<IDENTITY>; ECHOECHO answers.
      ("threema", "ECHOECHO", "https://threema.id/ECHOECHO"),
      ("threema", "*THREEMA", "https://threema.id/*THREEMA"),
      // wire-android, SelfQRCodeViewModel: "%s/user-profile/?id=%s"; the ID is that of wire-desktop's tests.
      (
        "wire", "266d36c0-ae62-48b5-91b5-b10ed42f1a0f",
        "https://account.wire.com/user-profile/?id=266d36c0-ae62-48b5-91b5-b10ed42f1a0f"
      ),
      ("viber", "+15550100", "viber://chat?number=%2B15550100"),
      // RFC 5724, examples of use.
      ("sms", "+15105550101", "sms:+15105550101"),
      // docs.discord.com, "Snowflakes" has the ID.
      ("discord", "175928847299117063", "https://discord.com/users/175928847299117063"),
      // developers.facebook.com, "m.me Links": m.me/PAGE-NAME.
      ("messenger", "page.name", "https://m.me/page.name"),
      // The address of the SimpleX team, in its own programs.
      (
        "simplex", "simplex:/a#lrdvu2d8A1GumSmoKb2krQmtKhWXq-tyGpHuM7aMwsw?h=smp6.simplex.im",
        "simplex:/a#lrdvu2d8A1GumSmoKb2krQmtKhWXq-tyGpHuM7aMwsw?h=smp6.simplex.im"
      ),
      (
        "simplex", "https://smp6.simplex.im/a#lrdvu2d8A1GumSmoKb2krQmtKhWXq-tyGpHuM7aMwsw",
        "https://smp6.simplex.im/a#lrdvu2d8A1GumSmoKb2krQmtKhWXq-tyGpHuM7aMwsw"
      ),
      (
        "simplex",
        "https://simplex.chat/contact#/?v=1-2&smp=smp%3A%2F%2Fu2dS9sG8nMNURyZwqASV4yROM28Er0luVTx5X1CsMrU%3D%40smp4.simplex.im%2FShQuD",
        "https://simplex.chat/contact#/?v=1-2&smp=smp%3A%2F%2Fu2dS9sG8nMNURyZwqASV4yROM28Er0luVTx5X1CsMrU%3D%40smp4.simplex.im%2FShQuD"
      ),
      // chatmail/core issue 5217: https://i.delta.chat/#FINGERPRINT&a=ADDR&n=NAME&i=INVITENUMBER&s=AUTH
      (
        "deltachat",
        "https://i.delta.chat/#0123456789ABCDEF0123456789ABCDEF01234567&a=alice%40example.org&n=Alice&i=9Jn9KZM9&s=DyV77",
        "https://i.delta.chat/#0123456789ABCDEF0123456789ABCDEF01234567&a=alice%40example.org&n=Alice&i=9Jn9KZM9&s=DyV77"
      ),
      ("deltachat", "alice@example.org", "mailto:alice@example.org"),
      // RFC 6068 section 6.1.
      ("email", "chris@example.com", "mailto:chris@example.com"),
      ("email", "gorby%kremvax@example.com", "mailto:gorby%25kremvax@example.com"),
      ("email", "unlikely?address@example.com", "mailto:unlikely%3Faddress@example.com"),
      ("email", "Mike&family@example.org", "mailto:Mike%26family@example.org"),
    ]
    for example in examples {
      #expect(link(example.account, example.service) == example.link, "\(example)")
    }
    #expect(
      Set(examples.map(\.service)).isSuperset(
        of: ServiceCatalogue.builtIn.services.filter(\.hasLinks).map(\.token).filter { $0 != "matrix" }))
  }

  /// The specification's examples encode `@` and `:`, which RFC 3986 lets stand in a fragment and all programs write as they are.
  @Test func matrixLinksAreThoseOfTheSpecification() throws {
    // spec.matrix.org, appendices, "matrix.to navigation": link to @alice:example.org.
    let published = "https://matrix.to/#/%40alice%3Aexample.org"
    let made = try #require(link("@alice:example.org", "matrix"))
    #expect(made == "https://matrix.to/#/@alice:example.org")
    #expect(PercentEncoding.decode(made) == PercentEncoding.decode(published))
    // The same, "Matrix URI scheme", without "?action=chat".
    #expect(ServiceCatalogue.builtIn.impp(for: "@alice:example.org", at: "matrix") == "matrix:u/alice:example.org")
  }

  /// RFC 5122, on generating URIs, leaves some characters of this localpart as they are; encoded they mean the same.
  @Test func everyCharacterOfALocalpartIsEncoded() throws {
    let published = #"xmpp:nasty!%23$%25()*+,-.;=%3F%5B%5C%5D%5E_%60%7B%7C%7D~node@example.com"#
    let made = try #require(
      ServiceCatalogue.builtIn.impp(for: #"nasty!#$%()*+,-.;=?[\]^_`{|}~node@example.com"#, at: "xmpp"))
    #expect(PercentEncoding.decode(made) == PercentEncoding.decode(published))
    #expect(made.utf8.allSatisfy { !"\\`$;()*".utf8.contains($0) })
  }
}
