public import ContactStore
public import DisplayText

/// What people call the services whose tokens are read most.
public enum ServiceName {
  /// The name of a token; the token itself where none is known.
  public static func display(_ token: String) -> DisplayText { known[token] ?? DisplayText(token) }

  /// The name of a service, else the endpoint, by which a provider without one is shown.
  public static func display(_ token: String?, endpoint: String) -> DisplayText {
    token.map(display) ?? DisplayText(endpoint)
  }

  private static let known: [String: DisplayText] = [
    "deltachat": "Delta Chat", "discord": "Discord", "email": "Email", "matrix": "Matrix", "messenger": "Messenger",
    "session": "Session", "signal": "Signal", "simplex": "SimpleX", "sip": "SIP", "sms": "SMS",
    "telegram": "Telegram", "threema": "Threema", "viber": "Viber", "whatsapp": "WhatsApp", "wire": "Wire",
    "xmpp": "XMPP",
  ]
}

extension ProviderReference {
  /// A chosen provider as a person names it: `Signal at mimi.signal.example`.
  public var inWords: DisplayText {
    guard let service else { return DisplayText(endpoint) }
    return "\(ServiceName.display(service)) at \(endpoint)"
  }
}
