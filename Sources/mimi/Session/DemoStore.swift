import ContactStore
import Discovery
import Dispatch
import DisplayText
import Locking
import Resources

/// The demo's contacts: everybody of the zone, looked up in truth, and what only time brings about written in.
enum DemoStore {
  /// A store in a directory that is thrown away, with the demo's contacts in it.
  static func opening(
    in directory: ThrowAwayDirectory, _ resolver: LazyResolver, _ settings: DiscoverySettings
  ) -> StoreOpening {
    StoreOpening(keepsNothing: nil) { () throws(Failure) in
      let store = ContactStore(path: try directory.path() + "/contacts.jsonl")
      let contacts = contacts(try resolver.get(), settings, at: .now)
      do throws(StoreFailure) {
        // One write for all of them.
        _ = try store.importLines(contacts.flatMap(\.json))
      } catch {
        throw Failure(error)
      }
      return StoreOpening.Opened(store: store)
    }
  }

  /// The contacts. Blocks until all are looked up.
  static func contacts(
    _ resolver: any NameResolver, _ settings: DiscoverySettings, at now: Timestamp
  ) -> [Contact] {
    let identifiers = DemoZone.identifiers.compactMap { try? Identifier($0) }
    return discoverAll(identifiers, resolver, settings).map { contact($0, $1, at: now) }
  }

  /// All at once; waits for them on a thread that may be blocked.
  private static func discoverAll(
    _ identifiers: [Identifier], _ resolver: any NameResolver, _ settings: DiscoverySettings
  ) -> [(Identifier, DiscoveryResult)] {
    let results = Results()
    let group = DispatchGroup()
    for (place, identifier) in identifiers.enumerated() {
      guard let ownerName = identifier.ownerName else { continue }
      group.enter()
      Task.detached {
        results.set(place, await discover(ownerName, with: resolver, settings: settings))
        group.leave()
      }
    }
    group.wait()
    return identifiers.enumerated().compactMap { place, identifier in
      results.get(place).map { (identifier, $0) }
    }
  }

  /// What tasks found, by the place of what they were asked.
  private final class Results: Sendable {
    private let found = Mutex<[Int: DiscoveryResult]>([:])

    func set(_ place: Int, _ result: DiscoveryResult) { found.withLock { $0[place] = result } }
    func get(_ place: Int) -> DiscoveryResult? { found.withLock { $0[place] } }
  }

  private static func contact(_ identifier: Identifier, _ result: DiscoveryResult, at now: Timestamp) -> Contact {
    switch identifier.canonical {
    case "alice.example":
      // The owner would rather have another one.
      var contact = Contact(identifier, result, at: now)
      contact.preferred = contact.providers.first { $0.service == "signal" }?.reference
      return contact
    case "dora@post.example":
      var contact = Contact(identifier, result, at: now)
      contact.note = "answers in the evening"
      return contact
    case "kim.work.example":
      // Found long before, and out of date since.
      var contact = Contact(identifier, result, at: now.adding(seconds: -2 * 86_400))
      contact.name = "Kim at work"
      return contact
    case "mallory.example":
      // Found while the signatures were right; since then somebody meddles with the answers.
      var contact = Contact(identifier, earlier, at: now.adding(seconds: -3 * 86_400))
      contact.apply(result, at: now)
      return contact
    default: return Contact(identifier, result, at: now)
    }
  }

  /// What mallory.example had published.
  private static var earlier: DiscoveryResult {
    let text = Array("v=MIMI1; p=1; a=mallory; e=mimi.signal.example; s=signal".utf8)
    let found = Resolution(
      outcome: .records([[UInt8(text.count)] + text]), dnssec: .secure, ttl: 3_600, elapsed: .zero)
    let none = Resolution(outcome: .noData, dnssec: .secure, ttl: 300, elapsed: .zero)
    return judge(ownerName: "mallory.example", txt: found, discoveryType: none, requiresSecure: false)
  }
}
