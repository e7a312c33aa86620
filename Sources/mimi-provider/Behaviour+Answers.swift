/// The behaviours that are well-formed HTTP with another content.
extension Behaviour {
  /// Text that wants to be somebody else, to clear the screen, to run backwards, to be invisible: escape sequences,
  /// C1 controls, bidi overrides, zero-width characters, a forged message.
  static let hostile =
    "\u{1B}[2J\u{1B}]0;owned\u{7}\u{9B}31m\u{202E}evil\u{202C}\u{200B}\u{FEFF}\u{2028}\nmimi: error: forged\u{E0041}"

  /// Makes the answer another one.
  func change(_ answer: inout Answer, _ asked: Answer.Asked) {
    if let location {
      (answer.status, answer.reason) = (302, "Found")
      answer.headers = location.isEmpty ? [] : ["Location: \(location)"]
    } else if self == .redirectToItself {
      (answer.status, answer.reason) = (301, "Moved Permanently")
      answer.headers = ["Location: https://\(asked.endpoint)/.well-known/webfinger?resource=\(asked.resource)"]
    } else {
      changeType(&answer)
      changeJSON(&answer, asked)
      changeDescription(&answer, asked)
    }
  }

  /// Empty: a redirect without one.
  private var location: String? {
    switch self {
    case .redirectToHTTP: "http://im.example.org/.well-known/webfinger"
    case .redirectToLoopback: "https://127.0.0.1/admin?delete=all"
    case .redirectToFile: "file:///etc/passwd"
    case .redirectToHost: "https://elsewhere.example/.well-known/webfinger?resource=acct%3Asomebody%40elsewhere.example"
    case .redirectNowhere: ""
    // No line ends in it, for those would end the field.
    case .hostileRedirect: "https://\u{1B}[2J\u{9B}31m\u{202E}elpmaxe.live\u{202C}\u{200B}/"
    default: nil
    }
  }

  private func changeType(_ answer: inout Answer) {
    switch self {
    case .wrongType: answer.contentType = "text/html"
    case .noType: answer.contentType = nil
    case .typeWithParameters: answer.contentType = "Application/JRD+JSON; charset=\"utf-8\"; x=y"
    case .hostileHeaders:
      // A reason phrase and fields that are text for a terminal; a header field's line ends are its end.
      let text = Self.hostile.filter { !$0.isNewline }
      (answer.status, answer.reason) = (500, text)
      answer.headers = ["Server: \(text)", "Retry-After: \(text)", "WWW-Authenticate: \(text)"]
      answer.contentType = "application/\(text)"
    default: break
    }
  }

  private func changeJSON(_ answer: inout Answer, _ asked: Answer.Asked) {
    let subject = asked.subject("somebody")
    func say(_ text: String) { answer.body = Array(text.utf8) }
    switch self {
    case .notJSON: say("<html><body>no account here</body></html>\n")
    case .empty: answer.body = []
    case .noContent: (answer.status, answer.reason, answer.body) = (204, "No Content", [])
    case .array: say("[{\"subject\": \"\(subject)\"}]")
    case .deepJSON:
      let depth = 20_000
      say("{\"subject\": \"\(subject)\", \"links\": " + String(repeating: "[", count: depth))
      answer.body += Array((String(repeating: "]", count: depth) + "}").utf8)
    case .duplicateMembers: say("{\"subject\": \"\(asked.subject("first"))\", \"subject\": \"\(subject)\"}")
    case .invalidUTF8: answer.body = Array("{\"subject\": \"\(subject)".utf8) + [0xC0, 0xAF, 0xFF] + Array("\"}".utf8)
    case .utf16:
      answer.body =
        [0xFF, 0xFE] + "{\"subject\": \"\(subject)\"}".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    case .byteOrderMark: answer.body = [0xEF, 0xBB, 0xBF] + answer.body
    case .nulInBody: say("{\"subject\": \"\(subject)\0\"}")
    case .twoValues: answer.body += answer.body
    case .tooLarge:
      // A whole description of a little more than 64 KiB.
      say("{\"subject\": \"\(subject)\", \"filling\": \"\(String(repeating: "x", count: 65_536))\"}")
    default: break
    }
  }

  private func changeDescription(_ answer: inout Answer, _ asked: Answer.Asked) {
    func say(_ subject: String?, _ links: [(rel: String, href: String)] = []) {
      answer.body = Answer.description(subject: subject, links: links)
    }
    switch self {
    case .otherSubject: say("acct:somebody@elsewhere.example")
    case .questionAsSubject: say(asked.resource)
    case .noSubject: say(nil)
    case .numberAsSubject: answer.body = Array("{\"subject\": 42}".utf8)
    case .noAccount: say(asked.subject(""))
    case .controlInAccount: say(asked.subject("a%1B%5B2J%0Ab"))
    case .longAccount: say(asked.subject(String(repeating: "a", count: 30_000)))
    case .hostileText: sayHostileText(&answer, asked)
    case .manyLinks: say(asked.subject("somebody"), (0..<1_200).map { ("r", "xmpp:u\($0)@example.org") })
    case .linksNoList:
      answer.body = Array("{\"subject\": \"\(asked.subject("somebody"))\", \"links\": {\"href\": 1}}".utf8)
    default: break
    }
  }

  /// Every member that there is, and some that nobody asked for; controls are not allowed in an account, so that one has
  /// what is.
  private func sayHostileText(_ answer: inout Answer, _ asked: Answer.Asked) {
    let text = Self.hostile
    answer.body = Answer.description(
      subject: asked.subject("%E2%80%AEydobemos%E2%80%AC%E2%80%8B"),
      links: [
        (text, "https://example.org/\(text)"), (text, "xmpp:\(text)@example.org"), (text, "mailto:\(text)"),
        ("self", "javascript:\(text)"), ("self", "\(text)https://example.org"), ("self", "file:///\(text)"),
      ])
    // The rest of the description, raw where JSON allows it: all but controls (RFC 8259 section 7).
    let raw = "\u{9B}31m\u{202E}evil\u{202C}\u{200B}\u{2028}"
    answer.body =
      answer.body.dropLast() + Array(", \"aliases\": [\"\(raw)\"], \"\(raw)\": {\"\(raw)\": \"\(raw)\"}}".utf8)
    answer.headers.append("X-Note: \(raw)")
  }
}
