import TestSupport
import Testing

/// CNAME chains, wildcards.
@Suite struct AliasScenarios {
  @Test func twoHopsAreFollowed() throws {
    let line = try single("alias.example")
    #expect(line.status == "found" && line.dnssec == "secure")
    #expect(
      line.providers.map(short) == [
        "1 telegram im.telegram.org myname99", "2 whatsapp mimi.whatsapp.com +15551234567",
      ])
    // The asker's name stays; the alias is good for 60 s only.
    #expect(line.identifier.name == "alias.example" && line.ttl == 60)
  }

  @Test func eightHopsAreTheLimit() throws {
    let line = try single("hop-2.example")
    #expect(line.status == "found" && line.providers.map(short) == ["1 - im.example.org end"])
  }

  @Test(arguments: ["hop-1.example", "circle.example"])
  func moreHopsAreAServerFailure(_ identifier: String) throws {
    let line = try single(identifier)
    #expect(line.status == "server-failure" && line.providers.isEmpty)
  }

  @Test func aliasIntoAnInsecureZoneIsInsecure() throws {
    let line = try single("away.example")
    #expect(
      line.status == "found" && line.dnssec == "insecure" && line.providers.map(short) == ["1 - im.example.org plain"])
  }

  @Test func aliasOutOfAnInsecureZoneIsInsecure() throws {
    let line = try single("into-signed.insecure.example")
    #expect(line.status == "found" && line.dnssec == "insecure" && line.providers.count == 2)
  }

  @Test func aliasToABogusNameIsBogus() throws {
    let line = try single("to-bogus.example")
    #expect(line.status == "bogus" && line.providers.isEmpty)
  }

  @Test func aMovedSubtreeIsFollowed() throws {
    let line = try single("alice.moved.example")
    #expect(
      line.status == "found" && line.dnssec == "secure" && line.providers.map(short) == ["1 - im.example.org alice"])
    #expect(try single("bob.moved.example").status == "no-name")
  }

  @Test func wildcardAnswersForAnyName() throws {
    for identifier in ["alice.wild.example", "a.b.wild.example"] {
      let line = try single(identifier)
      #expect(line.status == "found" && line.dnssec == "secure")
      #expect(line.providers.map(short) == ["1 - im.example.org anyone"])
    }
  }
}
