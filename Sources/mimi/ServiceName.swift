import DisplayText

/// What people call the services whose tokens are read most.
enum ServiceName {
  /// The name of a token; the token itself where none is known.
  static func display(_ token: String) -> DisplayText { known[token] ?? DisplayText(token) }

  private static let known: [String: DisplayText] = [
    "deltachat": "Delta Chat", "discord": "Discord", "email": "Email", "matrix": "Matrix", "messenger": "Messenger",
    "session": "Session", "signal": "Signal", "simplex": "SimpleX", "sip": "SIP", "sms": "SMS",
    "telegram": "Telegram", "threema": "Threema", "viber": "Viber", "whatsapp": "WhatsApp", "wire": "Wire",
    "xmpp": "XMPP",
  ]
}
