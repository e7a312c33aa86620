internal import ContactStore
internal import Discovery
internal import DisplayText
internal import Terminal

extension State {
  /// Takes an event in, and says what is to be done. Pure.
  public mutating func update(_ event: Event) -> [Effect] {
    var effects: [Effect] = []
    switch event {
    case .input(let input):
      effects += settle()
      take(input, &effects)
    case .start(let identifier): begin(identifier, &effects)
    case .time(let moment): now = moment
    case .opened(let directory, let isReadOnly):
      self.directory = directory
      self.isReadOnly = isReadOnly
      isOpening = false
      storeOpened(&effects)
    case .notice(let text, let hint, let isFailure):
      tell(isFailure ? .failure : .news, text, hint)
      // A store that cannot be opened is waited for no longer.
      if isFailure, isOpening {
        isOpening = false
        storeOpened(&effects)
      }
    case .changedElsewhere(let directory):
      self.directory = directory
      contactsChangedElsewhere(&effects)
    case .loaded(let id, let contact): loaded(id, contact)
    case .unreadable(let id, let reason):
      cache.giveUp(id)
      if subject?.id == id { subject?.unreadable = reason }
    case .lookedUp(let number, let result): lookedUp(number, result, &effects)
    case .accountAnswered(let number, let answer): accountAnswered(number, answer, &effects)
    case .consents(let consents): consentsChanged(consents)
    case .linkOpened(let link, let result): linkOpened(link, result)
    case .copied(let copy, let result): copied(copy, result, &effects)
    case .kept(let contact, let kind): kept(contact, kind)
    case .removed(let contact): contactRemoved(contact)
    case .failed(let kind, let id, let text, let hint):
      if kind == .keep || kind == .account { holdUnkept(id) }
      if kind == .allow { alwaysNotRemembered(text) }
      tell(.failure, text, hint)
    }
    // Whatever came: reading is not all that ends the waiting.
    pressKeysTypedAhead(&effects)
    return effects
  }

  /// Brings the list up to date with what changed since. To be called before the state is shown; several changes so cost
  /// one search.
  public mutating func settle() -> [Effect] {
    guard listIsOutdated else { return [] }
    var effects: [Effect] = []
    relistKeepingSelection(&effects)
    return effects
  }

  /// Whether the clock is wanted each second; else once a minute is enough.
  public var wantsSeconds: Bool { !lookups.isEmpty || panelCountsSeconds }

  mutating func say(_ kind: Message.Kind, _ text: DisplayText) { message = Message(kind: kind, text: text) }

  /// Says something that is not there to be found elsewhere, and may be longer than the line: the log has all of it.
  mutating func tell(_ kind: Message.Kind, _ text: DisplayText, _ hint: DisplayText) {
    let whole: DisplayText = hint.isEmpty ? text : "\(text); \(hint)"
    say(kind, whole)
    log.add(Log.Entry(at: now, text: whole))
  }

  private mutating func take(_ input: Input, _ effects: inout [Effect]) {
    switch input {
    case .key(let key):
      message = nil
      press(key, &effects)
    case .paste(let text):
      message = nil
      paste(text, &effects)
    case .mouse(let mouse, let point): clicked(mouse, at: point, &effects)
    case .resize(let size):
      self.size = size
      keepSelectionVisible()
    case .resumed: effects.append(.redraw)
    case .endOfInput: effects.append(.quit)
    }
  }

  private mutating func press(_ key: Key, _ effects: inout [Effect]) {
    if layout.isTooSmall {
      // Nothing is seen of what keys would do.
      if key == .control("c") || key == .character("q") { effects.append(.quit) }
      if key == .control("z") { effects.append(.suspend) }
      return
    }
    let action = action(for: key)
    if waits(action?.name) {
      if keysTypedAhead.isEmpty { typedAheadAbout = subject?.id }
      if keysTypedAhead.count < Limits.keysTypedAhead { keysTypedAhead.append(key) }
      return
    }
    if let action {
      if action.name == .back { keysTypedAhead = [] }
      perform(action.name, key, &effects)
    } else if Action.textPlaces.contains(place.kind) {
      edit(key, &effects)
    } else {
      say(.refusal, "\(KeyStroke(key).name) does nothing here; \(keyName(.help)) shows all keys")
    }
  }

  /// Whether a key has to wait until the contact that it is about is read: whoever types fast means the contact, not the
  /// moment before.
  private func waits(_ action: ActionName?) -> Bool {
    if !keysTypedAhead.isEmpty { return ![.back, .quit, .interrupt, .suspend, .redraw].contains(action) }
    guard let subject, isBeingRead(subject) else { return false }
    switch action {
    case .open, .up, .down, .pageUp, .pageDown, .first, .last, .prefer, .account, .chat, .copyAccount, .copyLink, .qr:
      return place == .providers
    case .name, .note: return place == .providers || place == .contacts
    default: return false
    }
  }

  private mutating func pressKeysTypedAhead(_ effects: inout [Effect]) {
    guard !keysTypedAhead.isEmpty else { return }
    effects += settle()
    let keys = keysTypedAhead
    guard let subject, subject.id == typedAheadAbout else {
      // They are not about whom the right side shows now.
      keysTypedAhead = []
      return
    }
    if isBeingRead(subject) { return }
    keysTypedAhead = []
    for key in keys {
      effects += settle()
      press(key, &effects)
      // Nobody has read yet what a next key would agree to.
      if place.kind == .account || place.kind == .chat { return }
    }
  }
}
