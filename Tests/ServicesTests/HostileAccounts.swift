import Services

/// Accounts of strangers that want to be more than an account.
enum HostileAccounts {
  /// Those that are no account anywhere.
  static let all: [String] = [
    "", " ", "-", "-x", "--help", "-o=/tmp/x", "--", ";", "a;b", "alice;rm -rf ~", "a b", " alice", "alice ", "al'ice",
    "al\"ice",
    "`id`", "$(id)", "alice\n", "\nalice", "ali\r\nce", "alice\tb", "alice\0", "\0", "al\u{0}ice", "\u{1B}[31malice",
    "\u{202E}ecila", "al\u{200B}ice", "\u{FEFF}alice", "al\u{2066}ice", "al\u{AD}ice", "\u{E0041}alice", "аlice",
    "ａｌｉｃｅ", "ali\u{301}ce",
    "javascript:alert(1)", "file:///etc/passwd", "https://evil.example/", "//evil.example/", "../evil", "..", "./a",
    "a/../b",
    "alice/..", "alice%0a", "%0aalice", "alice%00", "%2e%2e%2f", "alice%", "alice&x=1", "alice?body=hello",
    "alice?start=x",
    "alice#frag", "#", "?", "&", "alice@", "@", "@@alice", "a@b@c.example?", "alice@example.org?body=x",
    "alice@example.org#x",
    "alice@example.org/phone", "alice@example.org;transport=udp", "alice@example.org:5060", "alice:secret@example.org",
    "alice@192.0.2.7",
    "alice@[2001:db8::7]", "alice@localhost", "alice@0x7f.1", "@alice:192.0.2.7", "@alice:[2001:db8::7]",
    "@alice:example.org:0",
    "@alice:example.org:65536", "@alice:example.org:08", "@alice:example.org:+80", "@alice:example.org/x",
    "@al ice:example.org",
    "@:example.org", "alice@example.org\n", "alice@example.org,mallory@evil.example", "alice@example.org\u{200B}",
    "alice@exa\u{200B}mple.org", "alice@exa\u{AD}mple.org", "alice@ｅxample.org", "-alice@example.org",
    "\"al ice\"@example.org",
    "\"alice\"@example.org", "ålice@example.org", "alice@example.org?attach=/etc/passwd", "+1", "+0555010012",
    "+1555010012345678", "+1555abc",
    "+1 555 0100\n", "+1 (0)555 0100", "+１５５５０１００", "+1\u{202D}5550100", "+15550100;ext=5", "+15550100?body=x",
    "+15550100&x", "tel:+15550100",
    "simplex:/a#short", "https://smp6.simplex.im/a#short", "https://smp6.simplex.im/a#", "https://smp6.simplex.im/a",
    "alice@exa\u{34F}mple.org", "simplex:/a#../../../../../../../../../../../../../../..",
    "https://evil.example/contact#/?v=1&smp=x",
    "simplex:/contact#/?v=1", "simplex:/contact#/?smp=x&y=<script>", "simplex:/contact#/?smp=%0a",
    "https://user@smp.example/a#lrdvu2d8A1GumSmoKb2krQmtKhWXq-tyGpHuM7aMwsw",
    "https://192.0.2.7/a#lrdvu2d8A1GumSmoKb2krQmtKhWXq-tyGpHuM7aMwsw",
    "simplex://evil.example/a#lrdvu2d8A1GumSmoKb2krQmtKhWXq-tyGpHuM7aMwsw",
    "simplex:/a#lrdvu2d8A1GumSmoKb2krQmtKhWXq-tyGpHuM7aMwsw", "https://i.delta.chat/#0123",
    "https://i.delta.chat/#x&a=b",
    "https://i.delta.chat.evil.example/#0123456789ABCDEF0123456789ABCDEF01234567&a=b",
    "https://i.delta.chat/#0123456789ABCDEF0123456789ABCDEF01234567&a=\"", "266d36c0-ae62-48b5-91b5-b10ed42f1a0g",
    "266d36c0_ae62_48b5_91b5_b10ed42f1a0f", "{266d36c0-ae62-48b5-91b5-b10ed42f1a0f}",
    String(repeating: "a", count: 1_025), String(repeating: "9", count: 100_000),
    "+" + String(repeating: "1", count: 100_000),
    String(repeating: "a", count: 100_000) + "@example.org", "@" + String(repeating: "a", count: 250) + ":example.org",
  ]

  /// Accounts that are good at their services, to be spoiled.
  static let seeds: [(service: String, account: String)] = [
    ("whatsapp", "+1 555 0100"), ("telegram", "alice_99"), ("telegram", "@alice"), ("telegram", "+15550100"),
    ("signal", "+15550100"), ("signal", "alice.01"), ("matrix", "@alice:example.org"),
    ("matrix", "@a/b=c+d:example.org:8448"),
    ("xmpp", "alice@example.org"), ("xmpp", "nasty!#$%()*+,-.;=?[\\]^_`{|}~node@example.com"),
    ("sip", "alice@example.org"),
    ("sip", "+15550100@example.org"), ("threema", "ECHOECHO"), ("threema", "*SUPPORT"),
    ("wire", "266d36c0-ae62-48b5-91b5-b10ed42f1a0f"), ("wire", "@alice"), ("viber", "+15550100"), ("sms", "+15550100"),
    ("discord", "175928847299117063"), ("discord", "alice"), ("messenger", "alice.example"),
    ("session", "05" + String(repeating: "a1", count: 32)),
    ("simplex", "simplex:/a#lrdvu2d8A1GumSmoKb2krQmtKhWXq-tyGpHuM7aMwsw?h=smp6.simplex.im"),
    ("simplex", "https://smp6.simplex.im/a#lrdvu2d8A1GumSmoKb2krQmtKhWXq-tyGpHuM7aMwsw"),
    ("simplex", "https://simplex.chat/contact#/?v=1-2&smp=smp%3A%2F%2Fkey%40smp4.simplex.im%2FShQuD"),
    ("deltachat", "https://i.delta.chat/#0123456789ABCDEF0123456789ABCDEF01234567&a=alice%40example.org&n=Alice"),
    ("deltachat", "alice@example.org"), ("email", "alice+mimi@example.org"), ("email", "o'brien@example.org"),
    ("email", "alice@bücher.example"),
  ]

  /// What is put into them.
  static let spoilers: [String] = [
    ";", "'", "\"", "\\", " ", "-", "--help", "\n", "\r", "\0", "\u{1B}", "\u{7F}", "\u{85}", "\u{202E}", "\u{200B}",
    "\u{FEFF}", "а", "ａ", "\u{301}",
    "%", "%0a", "%00", "%2F", "%41", "/", "..", "../", "&", "#", "?", "?body=", "@", ":", "+", "*", ".", "_", "$(id)",
    "`", "<", ">", "|", "{", "}", "A", "z",
    "0", "9", "example", "javascript:", "https://", "ß", "İ", "ſ", "\u{212A}", "😀", "\u{E0020}", "[", "]",
  ]
}
