import ContactStore
import Discovery

/// Contacts whose texts are all that a text from outside can be. Their times are long past, so that the words for them
/// stand still.
enum TerminalPeople {
  /// What somebody else may have written.
  static let texts =
    plain + [
      "\u{202E}elpoep\u{202C} \u{2066}iso\u{2069}", "\u{1B}[31mred\u{1B}[0m", "\u{1B}]0;title\u{7}",
      "\u{9B}31mC1\u{9C}\u{85}", "tag\u{E0041}\u{E007F}s", "zero\u{200B}width\u{FEFF}\u{200D}",
      "line\u{2028}\u{2029}break", "new\nline\r\ttab\u{8}", "\u{7F}\u{0}null", "private \u{E000}\u{F8FF}\u{10FFFD}",
      "unassigned \u{378}\u{FFFE}", "soft\u{AD}hyphen", "\u{301}mark first", "❤\u{FE0F} ☎\u{FE0E}",
    ]

  private static let plain = [
    "Alice", "日本語の名前", "田中太郎・山田花子・佐藤次郎・鈴木一郎・高橋三郎・渡辺四郎", "e\u{301}le\u{300}ve",
    "a\u{300}\u{301}\u{302}\u{303}\u{304}z", "😀 smile 👩‍👩‍👧‍👦 family 🇩🇪", "שלום עולם", "مرحبا", "क्षत्रिय",
    "한국어 ᄒ\u{1161}\u{11AB}", "ＦＵＬＬ　ｗｉｄｔｈ", "│─┼ lines ▲▼…•", "spaces   inside", " ", "ﬀ ligature ½ ™ ①",
    "<script>&amp;\"'\\",
  ]

  /// Contacts of every state, with these texts as names, notes, accounts and tags.
  static func contacts() throws -> [Contact] {
    var contacts: [Contact] = []
    for (number, text) in texts.enumerated() {
      let letter = "abcdefghijklmnoprstuvwxy".map(String.init)[number % 24]
      let name = number % 5 == 4 ? "\(letter)\(number)@post.example" : "\(letter)\(number).people.example"
      contacts.append(try contact(name, text, number))
    }
    // One in letters of its own, and the longest that there can be.
    contacts.append(try contact("jürgen.日本.example", "Jürgen", 100))
    let long = ["l", "o", "n"].map { String(repeating: $0, count: 63) } + ["example"]
    contacts.append(try contact(long.joined(separator: "."), "Long", 101))
    return contacts
  }

  /// A store with them.
  static func write(_ contacts: [Contact], to path: String) throws {
    let store = ContactStore(path: path)
    _ = try store.open()
    _ = try store.importLines(contacts.flatMap(\.json))
  }

  private static let statuses: [DiscoveryStatus] = [
    .found, .found, .found, .bogus, .found, .noName, .found, .timeout, .malformed, .found, .unreachable, .noData,
  ]

  private static func contact(_ typed: String, _ text: String, _ number: Int) throws -> Contact {
    let checked = Timestamp(seconds: 1_700_000_000 + Int64(number) * 86_400)
    var contact = Contact(try Identifier(typed), status: statuses[number % statuses.count], checkedAt: checked)
    if number % 3 != 0 { contact.name = text }
    if number % 2 == 0 { contact.note = String(repeating: text + " ", count: 1 + number % 4 * 30) }
    contact.dnssec = DNSSECStatus.allCases[number % DNSSECStatus.allCases.count]
    contact.ttl = 3_600
    if contact.status == .found || number % 2 == 1 {
      contact.foundAt = checked
      // Far from where the number of days changes.
      let until = number % 4 == 0 ? Timestamp.now.adding(seconds: 400 * 86_400 + 43_200) : checked
      contact.goodUntil = until
      contact.providers = providers(text, number)
    }
    if number % 7 == 0 {
      contact.problems = [RecordProblem(octets: Array(("v=MIMI1; p=" + text).utf8), reason: .priorityNotANumber)]
    }
    if let last = contact.providers.last, number % 4 == 1 { contact.preferred = last.reference }
    if number % 6 == 2 {
      contact.changes = [
        ContactChange(at: checked, what: .account, service: "signal", endpoint: "a.example", from: text, to: "new")
      ]
    }
    return contact
  }

  private static func providers(_ text: String, _ number: Int) -> [ContactProvider] {
    let services = ["telegram", "whatsapp", "signal", "x", nil]
    let accounts: [String?] = [
      text, String(repeating: "a", count: 255), nil, "+15550100", String(repeating: "界", count: 80), "e\u{301}",
    ]
    return (0..<(number % 6 + (number == 12 ? 30 : 0))).map { index in
      ContactProvider(
        priority: index == 4 ? nil : UInt16(index / 2 * (index == 3 ? 30_000 : 1)),
        service: services[(index + number) % services.count],
        endpoint: index == 2 ? String(repeating: "endpoint.", count: 20) + "example" : "im\(index).example",
        account: accounts[(index + number) % accounts.count],
        accountFrom: accounts[(index + number) % accounts.count] == nil ? nil : .dns,
        tags: index == 1 ? [.init(name: "x", value: text), .init(name: "note", value: "long " + text)] : [])
    }
  }
}
