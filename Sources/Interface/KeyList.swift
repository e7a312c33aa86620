internal import DisplayText
internal import Terminal

extension Action {
  /// The names of its keys, as documentation has them: `Up, k`.
  var keyNames: String { keys.map { KeyStroke($0).name.description }.joined(separator: ", ") }

  /// Where it works, in words.
  var placesInWords: String {
    if places == Set(Place.Kind.allCases) { return "everywhere" }
    if places == Set(Place.Kind.allCases).subtracting(Self.textPlaces) { return "everywhere but in a line of text" }
    return Place.Kind.allCases.filter(places.contains).map(\.inWords).joined(separator: ", ")
  }

  /// The key list of the README, as rows of a Markdown table.
  public static var markdown: String {
    table.map { "| \($0.keyNames.replacing("|", with: "\\|")) | \($0.help) | \($0.placesInWords) |\n" }.joined()
  }

  /// The key list of the manual page, as items of an mdoc(7) list.
  public static var manual: String {
    table.map { action in
      let keys = action.keyNames.replacing("-", with: "\\-").replacing("^", with: "\\(ha")
      return ".It Li \(keys)\n\(action.help)\n.Pq \(action.placesInWords)\n"
    }.joined()
  }
}

extension Place.Kind {
  /// What the place is called in help and documentation.
  var inWords: String {
    switch self {
    case .prompt: "prompt"
    case .contacts: "contacts"
    case .providers: "providers"
    case .provider: "one provider"
    case .form: "form"
    case .question: "question"
    case .account: "asking a provider"
    case .chat: "opening a chat"
    case .qr: "QR code"
    case .consents: "consents"
    case .log: "log"
    case .help: "help"
    }
  }
}
