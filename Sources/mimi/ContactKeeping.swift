import ContactStore
import Discovery
import DisplayText
import Interface

extension ContactStore {
  /// What became of a result that was to be kept.
  struct Kept {
    /// The contact as it is now; `nil` where there is none.
    var contact: Contact?
    /// What became of the user's choice, where that is another than before.
    var news: DisplayText?
  }

  /// Keeps a result: a success makes a contact; anything else only stands beside what is known already.
  ///
  /// - Parameter complete: what else is to be done with the contact, in the same change.
  func keep(
    _ identifier: Identifier, _ result: DiscoveryResult, at now: Timestamp, complete: (inout Contact) -> Void = { _ in }
  ) throws(StoreFailure) -> Kept {
    let id = identifier.canonical
    var before = Preference.none
    var kept = Kept()
    // Nothing to keep, and nothing to set it beside: no file is made for that.
    if result.status != .found, try !isKept(id) { return kept }
    try update(id) { contact in
      before = contact?.preference ?? .none
      defer { kept.contact = contact }
      if contact == nil, result.status == .found {
        contact = Contact(identifier, result, at: now)
      } else {
        contact?.apply(result, at: now)
      }
      if var completed = contact {
        complete(&completed)
        contact = completed
      }
    }
    switch (before, kept.contact?.preference ?? .none) {
    case (.provider, .notPublishedNow(let choice)):
      kept.news = "your choice for \(identifier.unicode), \(choice.inWords), is no longer published; it is kept"
    case (.notPublishedNow, .provider(let provider)):
      kept.news = "your choice for \(identifier.unicode), \(provider.reference.inWords), is published again"
    default: break
    }
    return kept
  }

  /// Whether there is such a contact. One that cannot be read is no reason to stop keeping the others.
  private func isKept(_ id: String) throws(StoreFailure) -> Bool {
    do {
      return try contact(id) != nil
    } catch  where error.kind == .unreadableContact {
      return false
    }
  }
}
