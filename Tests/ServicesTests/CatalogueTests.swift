import Discovery
import DisplayText
import Resources
import Services
import TestSupport
import Testing

/// The catalogue as data.
@Suite struct CatalogueTests {
  @Test func theBuiltInOneCanBeRead() throws {
    let services = try ServiceCatalogue(json: ServiceList.json).services
    #expect(
      Set(services.map(\.token)).isSuperset(of: [
        "whatsapp", "telegram", "signal", "matrix", "xmpp", "sip", "threema", "wire", "viber", "sms", "discord",
        "session",
        "simplex", "deltachat", "email", "messenger",
      ]))
    #expect(ServiceCatalogue.builtIn.services.map(\.token) == services.map(\.token))
    #expect(
      ServiceCatalogue.builtIn.name("deltachat") == "Delta Chat" && ServiceCatalogue.builtIn.name("nobody") == nil)
  }

  @Test func aMistakeIsToldWithItsLine() {
    func mistake(_ account: String, token: String = "a", more: String = "") -> CatalogueMistake? {
      let json = """
        [{"token": "\(token)", "name": "A", "source": "https://a.example/", "described": "an account",
        "accounts": [
        \(account)
        ]\(more)}]
        """
      do throws(CatalogueMistake) {
        _ = try ServiceCatalogue(json: Array(json.utf8))
        return nil
      } catch { return error }
    }
    let good = #"{"form": "email", "link": "mailto:{local}@{domain}"}"#
    #expect(mistake(good) == nil)
    for wrong in [
      #"{"form": "email", "link": "mailto:{domain}@{local}"}"#, #"{"form": "email", "link": "mailto:{local}"}"#,
      #"{"form": "email", "link": "{local}@{domain}"}"#, #"{"form": "email", "link": "file:{local}@{domain}"}"#,
      #"{"form": "email", "link": "mailto:{local}@{domain} x"}"#, #"{"form": "email", "link": null}"#,
      #"{"form": "fax", "link": "mailto:{local}@{domain}"}"#, #"{"form": "email"}"#, "7",
      #"{"form": "email", "link": "mailto:{local}@{domain}", "imp": "mailto:{local}@{domain}"}"#,
      #"{"form": "email", "link": "mailto:{local}@{domain}", "impp": "tel:{local}"}"#,
      #"{"form": "name", "characters": "a-z", "length": [2], "link": "https://a.example/{name}"}"#,
      #"{"form": "name", "characters": "z-a", "length": [1, 2], "link": "https://a.example/{name}"}"#,
      #"{"form": "name", "characters": "a-z/", "length": [1, 2], "link": "https://a.example/{name}"}"#,
      #"{"form": "name", "characters": "a-z", "prefix": "%", "length": [2, 3], "link": "https://a.example/{name}"}"#,
      #"{"form": "name", "characters": "a-zä", "length": [1, 2], "link": "https://a.example/{name}"}"#,
      #"{"form": "name", "characters": "a-z", "length": [3, 2], "link": "https://a.example/{name}"}"#,
    ] {
      let told = mistake(wrong)
      #expect(told?.line == 3 && told?.reason.isEmpty == false, "\(wrong): \(String(describing: told))")
    }
    #expect(mistake(good, token: "A")?.line == 1)
    #expect(mistake(good, more: #", "nmae": "A""#)?.line == 4)
    #expect(mistake(good + ",")?.line == 4)
    #expect(
      mistake(
        good,
        more:
          #"}, {"token": "a", "name": "A", "source": "https://a.example/", "described": "a", "accounts": [\#(good)]"#)?
        .reason == "a stands twice in the catalogue")
  }

  @Test func whoseAddressAnAccountIsBesides() throws {
    let catalogue = ServiceCatalogue.builtIn
    #expect(catalogue.address(of: "+1 555 0100", at: "whatsapp") == .telephoneNumber(try TelephoneNumber("+15550100")))
    #expect(catalogue.address(of: "+1 555 0100", at: "telegram") == .telephoneNumber(try TelephoneNumber("+15550100")))
    #expect(catalogue.address(of: "alice", at: "telegram") == .other)
    #expect(
      catalogue.address(of: "alice@example.org", at: "deltachat")
        == .emailAddress(try EmailAddress("alice@example.org")))
    #expect(catalogue.address(of: "alice@example.org", at: "xmpp") == .other)
    #expect(
      catalogue.address(of: "+15550100", at: "nobody") == .other && catalogue.address(of: nil, at: "sms") == .other)
    #expect(catalogue.impp(for: "alice@example.org", at: "xmpp") == "xmpp:alice@example.org")
    #expect(
      catalogue.impp(for: "alice@example.org", at: "email") == nil && catalogue.impp(for: "+15550100", at: "sms") == nil
    )
    #expect(catalogue.impp(for: "alice.01", at: "signal") == nil && catalogue.impp(for: "a b", at: "xmpp") == nil)
  }
}

/// The documents say what the catalogue says.
@Suite struct CatalogueDocumentsTests {
  private func text(_ path: String) throws -> String {
    let root = #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 }
    return String(decoding: try readFile(root + "/" + path), as: UTF8.self)
  }

  @Test func theReadmeHasItsTable() throws {
    let table = ServiceCatalogue.builtIn.markdown
    #expect(try text("README.md").contains(table), "the table is:\n\(table)")
  }

  @Test func theManualPageHasEachServiceAndItsLinks() throws {
    let manual = try text("Resources/man/mimi.1")
    for service in ServiceCatalogue.builtIn.services {
      #expect(manual.contains("\n.It \(service.name)\n"), "\(service.name)")
      for link in service.links where link != "{address}" {
        #expect(manual.contains("\n.Li \(link)\n") || manual.contains("\n.Li \(link) "), "\(link)")
      }
    }
  }
}
