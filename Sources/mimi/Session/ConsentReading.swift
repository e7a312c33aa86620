import ContactStore
import DisplayText
import Interface

/// The consents as the interface knows them.
struct ConsentReading {
  private var known: ConsentStore.Version?
  private var saidNotices: [StoreNotice] = []
  private var saidFailure: String?

  /// The next news are all there is, whether it is another or not.
  mutating func forget() { known = nil }

  /// What there is to tell of the file: `.consents` where it is another than before, or was never read. Costs a
  /// system call or two where it is the same.
  mutating func news(of store: ConsentStore) -> [Event] {
    let version = store.version
    guard known == nil || known != version else { return [] }
    do throws(StoreFailure) {
      let contents = try store.read()
      known = version
      saidFailure = nil
      let notices = contents.notices.filter { !saidNotices.contains($0) }
      saidNotices = contents.notices
      return [.consents(contents.consents)]
        + notices.map { .notice(DisplayText($0.message), hint: DisplayText($0.hint), isFailure: false) }
    } catch {
      known = nil
      defer { saidFailure = error.message }
      // What cannot be read allows nothing.
      return saidFailure == error.message
        ? []
        : [.consents([]), .notice(DisplayText(error.message), hint: DisplayText(error.hint), isFailure: false)]
    }
  }
}

extension ConsentStore {
  /// Does an effect that concerns the consents.
  func change(_ effect: Effect) throws(StoreFailure) {
    switch effect {
    case .allow(let endpoint, let moment): _ = try allow(Consent(endpoint: endpoint, since: moment))
    case .revoke(let endpoint):
      var wasRemembered = false
      _ = try revoke(endpoint, wasRemembered: &wasRemembered)
    default: break
    }
  }
}
