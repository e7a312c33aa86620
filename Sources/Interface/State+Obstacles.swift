internal import ContactStore
internal import Discovery
public import DisplayText

extension State {
  /// Why an action is not possible now, in one sentence; `nil` where it is.
  public func obstacle(to action: ActionName) -> DisplayText? {
    switch action {
    case .open: openingObstacle
    case .refresh: subject == nil ? Self.nobody : subject?.lookup != nil ? "this is being looked up already" : nil
    case .refreshAll:
      if directory.count == 0 {
        "there are no contacts to look up again"
      } else if refresh != nil {
        "all contacts are being looked up already; \(keyName(.back)) stops that"
      } else {
        nil
      }
    case .account: askingObstacle
    case .always: rememberingObstacle
    case .chat, .copyAccount, .copyLink, .qr: chatObstacle(action)
    case .prefer:
      changeObstacle ?? (subject?.providers.isEmpty ?? true ? "there is no provider to prefer" : nil)
    case .name, .note: changeObstacle
    case .remove where place.kind == .consents:
      consents.isEmpty ? "there is no consent to revoke" : facts.keepsNothing
    case .remove: selectedContact == nil ? "no contact is selected" : keepingObstacle
    case .undo: removed.isEmpty ? "no contact was removed since the program began" : keepingObstacle
    default: nil
    }
  }

  static let nobody: DisplayText = "no contact is selected"

  private var openingObstacle: DisplayText? {
    switch place {
    case .prompt, .contacts:
      if selection == .discover {
        guard case .identifier(let identifier) = typed else { return nil }
        let isUnderWay = lookups.values.contains { $0.identifier == identifier }
        return isUnderWay ? "this is being looked up already; \(keyName(.back)) stops it" : nil
      }
      guard selection == nil else { return nil }
      switch typed {
      case .nothing: return "type an identifier, such as a name, an email address or a telephone number"
      case .part(let words): return "this is \(words): type the rest of it"
      case .cannotBeLookedUp(_, let error), .refused(let error): return "\(error.message); \(error.hint)"
      case .identifier: return nil
      }
    case .providers:
      guard let subject else { return Self.nobody }
      guard subject.providers.isEmpty else { return nil }
      return isBeingRead(subject) ? Self.reading : "there is no provider to open"
    case .account(let panel):
      if case .asking = panel.stage { return beingAsked(panel) }
      return nil
    case .chat: return facts.noDesktop
    default: return nil
    }
  }

  /// Why what is kept of the subject cannot be changed.
  private var changeObstacle: DisplayText? {
    guard let subject else { return Self.nobody }
    if let keepingObstacle { return keepingObstacle }
    if subject.unreadable != nil {
      return "what is kept of this contact cannot be read; \(keyName(.refresh, in: .contacts)) looks it up anew"
    }
    if directory.row(id: subject.id) == nil { return "\(subject.id) is not among your contacts" }
    return subject.contact == nil ? Self.reading : nil
  }

  static let reading: DisplayText = "this contact is being read still: try again"

  /// Whether what is kept of somebody has not come yet.
  func isBeingRead(_ subject: Subject) -> Bool {
    subject.contact == nil && subject.unreadable == nil && directory.row(id: subject.id) != nil
  }

  /// Why nothing can be kept.
  var keepingObstacle: DisplayText? {
    if let reason = facts.keepsNothing { return reason }
    return isReadOnly ? "the contacts can only be read: a newer mimi wrote them, or a line in them is too long" : nil
  }
}
