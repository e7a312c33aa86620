import DisplayText
import Services
import TestSupport
import Testing

/// What strangers publish as their account, at every service.
@Suite struct HostileAccountTests {
  private let catalogue = ServiceCatalogue.builtIn

  /// Checks one account at one service; whether there is a link.
  private func check(_ account: String, at service: String) -> Bool {
    do throws(NoLink) {
      let link = try catalogue.link(to: account, at: service)
      #expect(Accounted.isHarmless(link.uri), "\(service) \(account.debugDescription): \(link.uri)")
      #expect(
        Accounted.isAccounted(link.uri, account: account, service: service),
        "\(service) \(account.debugDescription): \(link.uri)")
      return true
    } catch {
      let message = error.message.description
      #expect(!message.isEmpty && message.unicodeScalars.count < 600, "\(message)")
      #expect(message.unicodeScalars.allSatisfy { !$0.isUnsafeToShow }, "\(message.debugDescription)")
      return false
    }
  }

  @Test func hostileAccountsAreNotLinked() {
    // Good somewhere: links of which every octet is accounted for.
    let fine: [(String, String)] = [
      ("telegram", "javascript"), ("email", "al'ice@example.org"),
    ]
    for service in catalogue.services.map(\.token) {
      for account in HostileAccounts.all {
        let isLinked = check(account, at: service)
        #expect(!isLinked, "\(service) \(account.debugDescription)")
        if let impp = catalogue.impp(for: account, at: service) { #expect(Accounted.isHarmless(impp)) }
      }
    }
    for (service, account) in fine { #expect(check(account, at: service), "\(service) \(account)") }
  }

  @Test func whateverIsPutIntoAccountsEveryOctetOfALinkIsAccountedFor() {
    var generator = SeededGenerator(seed: 20_261_124)
    let services = catalogue.services.map(\.token)
    var linked = 0
    for _ in 0..<30_000 {
      let seed = generator.pick(HostileAccounts.seeds)
      var scalars = Array(seed.account.unicodeScalars)
      for _ in 0..<Int.random(in: 0...3, using: &generator) {
        let place = Int.random(in: 0...scalars.count, using: &generator)
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: scalars.insert(contentsOf: generator.pick(HostileAccounts.spoilers).unicodeScalars, at: place)
        case 1: if place < scalars.count { scalars.remove(at: place) }
        default:
          if place < scalars.count {
            scalars.replaceSubrange(place...place, with: generator.pick(HostileAccounts.spoilers).unicodeScalars)
          }
        }
      }
      var account = ""
      account.unicodeScalars.append(contentsOf: scalars)
      let service = generator.chance(oneIn: 4) ? generator.pick(services) : seed.service
      if check(account, at: service) { linked += 1 }
      if let impp = catalogue.impp(for: account, at: service) {
        #expect(Accounted.isHarmless(impp), "\(service) \(account.debugDescription): \(impp)")
      }
    }
    // The generator is worth something: it also makes accounts that pass.
    #expect(linked > 5_000, "\(linked)")
  }

  @Test func aNameThatLeadsElsewhereAtTheServiceIsNobodys() {
    for name in ["proxy", "login", "LOGIN", "@share", "joinchat", "setlanguage", "addstickers"] {
      #expect(!check(name, at: "telegram"), "\(name)")
    }
    #expect(check("proxy1", at: "telegram"))
  }
}
