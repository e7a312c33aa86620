import Discovery
import Testing
import VCard

@testable import mimi

/// Entries of cards as identifiers.
@Suite struct CardIdentifierTests {
  private func judged(_ read: () throws(CardIssue) -> Identifier) -> String {
    do {
      return try read().canonical
    } catch {
      return "! \(error.code)"
    }
  }

  @Test(arguments: [
    ("alice@example.com", "alice@example.com"), ("Alice@EXAMPLE.com", "Alice@example.com"),
    ("mailto:alice%2Bhome@example.com?subject=x", "alice+home@example.com"),
    ("MAILTO:alice@bücher.example", "alice@xn--bcher-kva.example"), ("alice.example.com", "! bad-local-part"),
    ("+15550100", "! bad-local-part"), ("Alice <alice@example.com>", "! bad-local-part"),
    ("/o=Org/cn=alice", "! bad-local-part"), ("a\u{200B}@example.com", "! hidden-characters"),
  ])
  func anEmailPropertyIsAnAddress(value: String, expected: String) {
    #expect(judged { () throws(CardIssue) in try Card.Entry(value).asEmail() } == expected)
  }

  @Test(arguments: [
    ("+1 (555) 010-0123", "+15550100123"), ("tel:+1-555-010-0123", "+15550100123"),
    ("sms:+15550100123?body=x", "+15550100123"), ("tel:%2B15550100123", "+15550100123"),
    ("\u{202A}+1\u{A0}555\u{2011}010\u{2011}0123\u{202C}", "+15550100123"),
    ("tel:+15550100123;phone-context=example.com", "+15550100123"),
    ("tel:5550100;phone-context=+1", "! no-country-code"), ("(555) 010-0123", "! no-country-code"),
    ("tel:+15550100123;ext=7", "! bad-telephone-number"), ("+15550100123;ext=7", "! bad-telephone-number"),
    ("+44 (0)20 7946 0000", "! bad-telephone-number"), ("+15550100123,,7", "! bad-character"),
    ("alice@example.com", "! bad-character"), ("tel:", "! no-country-code"), (";", "! no-country-code"),
  ])
  func aTelephonePropertyIsANumberWithItsCountry(value: String, expected: String) {
    #expect(judged { () throws(CardIssue) in try Card.Entry(value).asTelephone() } == expected)
  }

  @Test(
    arguments: [
      ("dns:alice.example.com", nil, "alice.example.com"),
      ("dns://192.0.2.1/Alice.Example.com", nil, "alice.example.com"),
      ("dns:alice.example.com?type=TXT", nil, "alice.example.com"),
      ("dns:///alice.example.com", nil, "alice.example.com"),
      ("dns:b%C3%BCcher.example", nil, "xn--bcher-kva.example"), ("dns:example", nil, "! one-label"),
      ("dns:", nil, "! empty"),
      ("xmpp:alice@example.org", nil, "alice@example.org"),
      ("xmpp:alice@example.org/phone?message", nil, "alice@example.org"),
      ("xmpp://guest@example.com/alice@example.org?message", nil, "alice@example.org"),
      ("xmpp:al%20ice@example.org", nil, "! bad-local-part"), ("xmpp:example.org", nil, "! no-identifier"),
      ("im:alice@example.com?x", nil, "alice@example.com"), ("pres:alice@example.com", nil, "alice@example.com"),
      ("sip:alice:secret@example.com:5061;transport=tcp?x=y", nil, "alice@example.com"),
      ("sips:+15550100123@gateway.example;user=phone", nil, "+15550100123"),
      ("tel:+15550100123", nil, "+15550100123"), ("mailto:alice@example.com", nil, "alice@example.com"),
      ("https://wa.me/15550100123?text=hi", nil, "+15550100123"), ("https://WA.me/15550100123", nil, "+15550100123"),
      ("https://api.whatsapp.com/send?phone=15550100123&text=x", nil, "+15550100123"),
      ("whatsapp://send?phone=+15550100123", nil, "+15550100123"), ("https://t.me/+15550100123", nil, "+15550100123"),
      ("https://t.me/15550100123", nil, "! no-identifier"), ("https://t.me/+AbCdEfGh", nil, "! no-identifier"),
      ("https://signal.me/#p/+15550100123", nil, "+15550100123"),
      ("sgnl://signal.me/#p/+15550100123", nil, "+15550100123"),
      ("viber://chat?number=%2B15550100123", nil, "+15550100123"),
      ("https://t.me/alice99", "telegram", "! no-identifier"),
      ("https://wa.me.example/15550100123", nil, "! no-identifier"), ("https://wa.me/12", nil, "! no-identifier"),
      ("matrix:u/alice:example.org", "Matrix", "! no-identifier"), ("skype:alice", "Skype", "! no-identifier"),
      ("x-apple:%2B15550100123", "WhatsApp", "+15550100123"),
      ("x-apple:alice@example.org", "Jabber", "alice@example.org"),
      ("x-apple:alice@example.org", "Facebook", "! no-identifier"),
      ("alice@example.org", "Jabber", "alice@example.org"),
      ("alice@example.org", "Skype", "! no-identifier"), ("alice", "Jabber", "! no-identifier"),
      ("javascript:alert(1)", nil, "! no-identifier"), ("", nil, "! no-identifier"), (":", nil, "! no-identifier"),
      ("xmpp:%FF@example.org", nil, "%FF@example.org"), ("xmpp:a\u{202E}@example.org", nil, "! hidden-characters"),
    ] as [(String, String?, String)])
  func aMessengerPropertyIsWhatItsSchemeSays(value: String, service: String?, expected: String) {
    #expect(judged { () throws(CardIssue) in try Card.Entry(value, service: service).asChat() } == expected)
  }

  @Test func eachIdentifierIsOnceWithTheFirstNameAndNote() {
    var plan = CardPlan()
    for (name, note) in [(nil, nil), ("alice@example.com", "note"), ("  Alice \n Example ", nil), ("Other", "late")]
      as [(String?, String?)]
    {
      var card = Card()
      card.name = name
      card.note = note
      card.emails = [Card.Entry("alice@example.com"), Card.Entry("alice@EXAMPLE.com")]
      card.telephones = [Card.Entry("+15550100123"), Card.Entry("+1 555 010 0123")]
      plan.add(card)
    }
    #expect(plan.wanted.map(\.identifier.canonical) == ["alice@example.com"])
    #expect(plan.wanted.map(\.name) == ["Alice Example"] && plan.wanted.map(\.note) == ["note"])
    #expect(plan.telephones == 1 && plan.cardCount == 4 && plan.usefulCards == 4 && plan.issueCount == 0)
  }

  @Test func aNameThatIsTooLongIsCutBetweenCharacters() {
    var card = Card()
    card.name = "a" + String(repeating: "\u{1F600}", count: Limits.ownTextOctets)
    card.note = String(repeating: "x", count: Limits.ownTextOctets + 1)
    card.emails = [Card.Entry("alice@example.com")]
    var plan = CardPlan()
    plan.add(card)
    #expect(plan.wanted[0].name?.utf8.count == Limits.ownTextOctets - 3)
    #expect(plan.wanted[0].note?.utf8.count == Limits.ownTextOctets)
  }

  @Test func problemsAreBoundedAndCounted() {
    var plan = CardPlan()
    for line in 1...Limits.importProblems + 10 {
      var card = Card()
      card.emails = [Card.Entry("none")]
      card.emails[0].line = line
      plan.add(card)
    }
    #expect(plan.issues.count == Limits.importProblems && plan.issueCount == Limits.importProblems + 10)
    #expect(plan.status == .malformed && plan.issues.first?.line == 1)
    let report = CardImportReport(plan: plan)
    #expect(report.unusable == Limits.importProblems + 10 && report.exitStatus == .malformed)
  }
}
