import ContactStore
import DisplayText
import Interface

extension ContactStore {
  /// The answer to a contact that was asked for.
  func loaded(_ id: String) -> Event {
    do {
      return .loaded(id: id, try contact(id))
    } catch {
      return .unreadable(id: id, DisplayText(error.message))
    }
  }

  /// Does an effect that changes the store; what there is to tell of it.
  func change(_ effect: Effect) -> [Event] {
    guard let (kind, id) = effect.change else { return [] }
    do throws(StoreFailure) {
      switch effect {
      case .keep(let identifier, let result, let moment):
        let kept = try keep(identifier, result, at: moment)
        let news = kept.news.map { Event.notice($0, hint: "", isFailure: false) }
        return [kept.contact.map { .kept($0, kind) }, news].compactMap { $0 }
      case .edit(_, let edit): return try changed(id, kind) { $0?.take(edit) }
      case .remove: return try removed(id)
      case .keepAccount(_, let provider, let account, let links, let moment):
        return try changed(id, kind) { _ = $0?.setAccount(account, links: links, toldBy: provider, at: moment) }
      case .restore(let contact): return try changed(id, kind) { $0 = $0?.restoring(contact) ?? contact }
      default: return []
      }
    } catch {
      return [.failed(kind, id: id, message: DisplayText(error.message), hint: DisplayText(error.hint))]
    }
  }

  private func changed(
    _ id: String, _ kind: EffectKind, _ change: (inout Contact?) -> Void
  ) throws(StoreFailure) -> [Event] {
    var contact: Contact?
    try update(id) {
      change(&$0)
      contact = $0
    }
    if let contact { return [.kept(contact, kind)] }
    return [.failed(kind, id: id, message: "\(id) is not among the contacts any more", hint: "look it up again")]
  }

  private func removed(_ id: String) throws(StoreFailure) -> [Event] {
    var was: Contact?
    do throws(StoreFailure) {
      try update(id) {
        was = $0
        $0 = nil
      }
      // A line that cannot be read counts as no contact above, and has to go all the same.
      if was == nil, try remove(id) { return [.changedElsewhere(makeDirectory()), Self.lost(id)] }
    } catch  where error.kind == .notErased {
      let failed = Event.failed(
        .remove, id: id, message: DisplayText(error.message), hint: DisplayText(error.hint))
      return was.map { [.removed($0), failed] } ?? [failed]
    }
    if let was { return [.removed(was)] }
    // Another program was faster; the list is to know.
    return [
      .changedElsewhere(makeDirectory()),
      .failed(
        .remove, id: id, message: "\(id) is not among the contacts any more", hint: "there is nothing to be done"),
    ]
  }

  private static func lost(_ id: String) -> Event {
    .notice("\(id) is removed; it could not be read, and cannot be brought back", hint: "", isFailure: false)
  }
}

extension Contact {
  /// Takes in a change of the user's.
  fileprivate mutating func take(_ edit: Edit) {
    switch edit {
    case .name(let text): name = text
    case .note(let text): note = text
    case .preferred(let reference): preferred = reference
    }
  }

  /// This contact, found again after it was removed, with what the user had said of the removed one.
  fileprivate func restoring(_ removed: Contact) -> Contact {
    var made = self
    made.name = name ?? removed.name
    made.note = note ?? removed.note
    made.preferred = preferred ?? removed.preferred
    return made
  }
}
