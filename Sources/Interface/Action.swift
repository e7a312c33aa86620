public import DisplayText
public import Terminal

/// The actions' names, as the configuration's `keys` has them.
public enum ActionName: String, Sendable, Hashable, CaseIterable {
  case up, down, pageUp, pageDown, first, last
  case open, back, next, previous, prompt
  case refresh, refreshAll, account, always, consents, prefer, chat, copyAccount, copyLink, qr, name, note, remove, undo
  case sort, log, mouse, help, quit, interrupt, suspend, redraw
}

/// Something that a key does. Help, the footer, the README's key list and the manual page come from `Action.table`.
public struct Action: Sendable {
  /// Its name.
  public let name: ActionName
  /// Its keys outside of lines that are edited.
  public let keys: [Key]
  /// Those of them that work while a line is edited, where letters are text.
  public let keysInText: [Key]
  /// A word for the footer.
  public let footer: DisplayText
  /// A line for the help.
  public let help: DisplayText
  /// Where it works.
  public let places: Set<Place.Kind>

  /// The places where keys are text.
  public static let textPlaces: Set<Place.Kind> = [.prompt, .form]
}

extension Action {
  /// Every action.
  public static let table: [Action] = [
    Action(
      .up, [.up, .character("k")], inText: [.up], "", "one row up", in: lists.union([.prompt])),
    Action(.down, [.down, .character("j")], inText: [.down], "", "one row down", in: lists.union([.prompt])),
    Action(
      .pageUp, [.pageUp, .control("b")], inText: [.pageUp], "", "one page up", in: lists.union([.prompt])),
    Action(
      .pageDown, [.pageDown, .control("f")], inText: [.pageDown], "", "one page down", in: lists.union([.prompt])),
    Action(.first, [.home, .character("g")], "", "the first row", in: lists),
    Action(.last, [.end, .character("G")], "", "the last row", in: lists),
    Action(
      .open, [.enter, .character("l"), .right], inText: [.enter], "open",
      "open the row; look up what is typed; save; say yes (Enter only)",
      in: [.prompt, .contacts, .providers, .form, .question, .account, .chat, .qr]),
    Action(
      .back, [.escape, .character("h"), .left], inText: [.escape], "back",
      "close this, else cancel what is under way, else go back; in the prompt clear it", in: Set(Place.Kind.allCases)),
    Action(
      .next, [.tab], inText: [.tab], "next", "the next place", in: [.prompt, .contacts, .providers, .provider]),
    Action(
      .previous, [.backTab], inText: [.backTab], "", "the place before",
      in: [.prompt, .contacts, .providers, .provider]),
    Action(.prompt, [.character("/")], "type", "the prompt", in: browsing),
    Action(
      .account, [.character("a")], "ask", "ask the provider for the account; first it says what is sent to whom",
      in: [.providers, .provider, .account]),
    Action(
      .always, [.character("A")], "always", "agree, and to every later question to this provider, too",
      in: [.account]),
    Action(
      .prefer, [.character("p")], "prefer", "prefer this provider; again: no preference", in: [.providers, .provider]),
    Action(
      .chat, [.character("o")], "chat", "open a chat; first it shows the link",
      in: [.providers, .provider, .account]),
    Action(.copyAccount, [.character("y")], "copy", "copy the account", in: chatting),
    Action(.copyLink, [.character("Y")], "", "copy the link", in: chatting),
    Action(
      .qr, [.character("c")], "QR", "show the link's QR code, for the phone; there: change black and white",
      in: chatting),
    Action(.refresh, [.character("r")], "refresh", "look this contact up again", in: browsing),
    Action(.refreshAll, [.character("R")], "", "look all contacts up again", in: browsing),
    Action(.name, [.character("e")], "name", "edit the contact's name", in: browsing),
    Action(.note, [.character("n")], "note", "edit the contact's note", in: browsing),
    Action(
      .remove, [.character("d")], "remove", "remove the contact; in the list of consents revoke one",
      in: [.contacts, .consents]),
    Action(.undo, [.character("u")], "undo", "bring back the contact removed last", in: browsing),
    Action(.sort, [.character("s")], "sort", "sort contacts by name, or those looked up last first", in: browsing),
    Action(.consents, [.character("A")], "", "the providers that are asked without asking you first", in: browsing),
    Action(.log, [.character("L")], "log", "what was asked of whom", in: browsing),
    Action(.mouse, [.character("m")], "mouse", "take the mouse, or leave it to the terminal", in: browsing),
    Action(
      .help, [.character("?"), .function(1)], inText: [.function(1)], "help", "all keys", in: Set(Place.Kind.allCases)),
    Action(.quit, [.character("q")], "quit", "quit", in: Set(Place.Kind.allCases).subtracting(textPlaces)),
    Action(.interrupt, [.control("c")], inText: [.control("c")], "quit", "quit", in: Set(Place.Kind.allCases)),
    Action(
      .suspend, [.control("z")], inText: [.control("z")], "", "suspend; fg comes back", in: Set(Place.Kind.allCases)),
    Action(.redraw, [.control("l")], inText: [.control("l")], "", "draw the screen anew", in: Set(Place.Kind.allCases)),
  ]

  private static let lists: Set<Place.Kind> = [
    .contacts, .providers, .provider, .account, .chat, .consents, .log, .help,
  ]
  private static let chatting: Set<Place.Kind> = [.providers, .provider, .account, .chat, .qr]
  private static let browsing: Set<Place.Kind> = [.contacts, .providers, .provider]

  private init(
    _ name: ActionName, _ keys: [Key], inText: [Key] = [], _ footer: DisplayText, _ help: DisplayText,
    in places: Set<Place.Kind>
  ) {
    self.name = name
    self.keys = keys
    keysInText = inText
    self.footer = footer
    self.help = help
    self.places = places
  }

  /// An action by its name.
  public static func named(_ name: ActionName) -> Action {
    guard let action = byName[name] else { preconditionFailure("\(name.rawValue) is not in the table") }
    return action
  }

  private static let byName = Dictionary(uniqueKeysWithValues: table.map { ($0.name, $0) })
}

extension State {
  /// The keys of an action here: the user's own, where there is one.
  public func keys(of action: Action, in place: Place.Kind) -> [Key] {
    let isText = Action.textPlaces.contains(place)
    if let own = facts.keys[action.name] {
      return isText && own.key.editsText ? action.keysInText : [own.key]
    }
    // In the prompt `?` is help: no identifier has it.
    if place == .prompt, action.name == .help { return action.keys }
    // What sends something is no key that elsewhere only moves.
    if [.account, .question, .chat].contains(place), action.name == .open { return [.enter] }
    return isText ? action.keysInText : action.keys
  }

  /// What the first key of an action is called here, for texts that tell the user to press it.
  func keyName(_ name: ActionName, in kind: Place.Kind? = nil) -> DisplayText {
    keys(of: Action.named(name), in: kind ?? place.kind).first.map { KeyStroke($0).name } ?? ""
  }

  /// The action of a key here; `nil` where it has none.
  func action(for key: Key) -> Action? {
    let kind = place.kind
    return Action.table.first { $0.places.contains(kind) && keys(of: $0, in: kind).contains(key) }
  }
}
