import Discovery

/// Links read back, by other means than those that made them.
enum Accounted {
  /// Whether a URI has nothing in it that could mean more than itself to a shell, a terminal or a program's options.
  static func isHarmless(_ uri: String) -> Bool {
    let schemes = [
      "https:", "xmpp:", "sip:", "sips:", "im:", "tel:", "sms:", "mailto:", "matrix:", "viber:", "simplex:",
    ]
    return schemes.contains { uri.hasPrefix($0) } && uri.utf8.count <= 2_048
      && uri.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"\"'\\<>`{}|^".utf8.contains($0) }
  }

  /// What each service's links begin with; the rest is all account, but for `ends`.
  static let starts: [String: [String]] = [
    "whatsapp": ["https://wa.me/"], "telegram": ["https://t.me/+", "https://t.me/"],
    "signal": ["https://signal.me/#p/+"],
    "matrix": ["https://matrix.to/#/@"], "xmpp": ["xmpp:"], "sip": ["sip:"], "threema": ["https://threema.id/"],
    "wire": ["https://account.wire.com/user-profile/?id="], "viber": ["viber://chat?number=%2B"], "sms": ["sms:+"],
    "discord": ["https://discord.com/users/"], "messenger": ["https://m.me/"],
    "simplex": ["https://", "simplex:/"], "deltachat": ["mailto:", "https://i.delta.chat/#"], "email": ["mailto:"],
  ]

  /// Whether every octet of a link follows from the service and the account.
  static func isAccounted(_ uri: String, account: String, service: String) -> Bool {
    guard let start = (starts[service] ?? []).first(where: { uri.hasPrefix($0) }) else { return false }
    var rest = String(uri.dropFirst(start.count))
    if service == "xmpp" {
      guard rest.hasSuffix("?message") else { return false }
      rest.removeLast("?message".count)
    }
    guard let decoded = PercentEncoding.decode(rest) else { return false }
    switch start {
    case "https://wa.me/", "https://t.me/+", "https://signal.me/#p/+", "viber://chat?number=%2B", "sms:+":
      let digits = account.unicodeScalars.filter { ("0"..."9").contains($0) }
      let others = account.unicodeScalars.filter { !("0"..."9").contains($0) }
      let isSpaced = others.allSatisfy {
        "+-.()/".unicodeScalars.contains($0)
          || [.spaceSeparator, .dashPunctuation].contains($0.properties.generalCategory)
      }
      return isSpaced && account.contains("+") && same(rest, String(String.UnicodeScalarView(digits)))
    case "mailto:", "xmpp:", "sip:": return isAddress(decoded, account, separator: "@")
    case "https://matrix.to/#/@": return isAddress("@" + decoded, account, separator: ":")
    case "https://t.me/", "https://m.me/":
      return same(decoded, account.hasPrefix("@") ? String(account.dropFirst()) : account)
    case "https://account.wire.com/user-profile/?id=": return same(decoded, account.lowercased())
    case "https://", "simplex:/", "https://i.delta.chat/#":
      // Links themselves: nothing but the case of hexadecimal digits and of the host may differ.
      return PercentEncoding.decode(uri)?.lowercased() == PercentEncoding.decode(account)?.lowercased()
    default: return same(decoded, account)
    }
  }

  private static func same(_ left: String, _ right: String) -> Bool { left.utf8.elementsEqual(right.utf8) }

  /// The local part as it was, the domain in lower case and in A-labels.
  private static func isAddress(_ made: String, _ account: String, separator: Character) -> Bool {
    guard let octet = separator.asciiValue,
      let left = separator == ":" ? made.utf8.firstIndex(of: octet) : made.utf8.lastIndex(of: octet),
      let right = separator == ":" ? account.utf8.firstIndex(of: octet) : account.utf8.lastIndex(of: octet),
      same(String(made[..<left]), String(account[..<right]))
    else { return false }
    let (domain, typed) = (String(made[left...].dropFirst()), String(account[right...].dropFirst()).lowercased())
    if same(domain, typed) || same(domain + ".", typed) { return true }
    guard let host = try? HostName(domain) else { return false }
    return host.ascii != host.unicode && same(host.unicode, typed)
  }
}
