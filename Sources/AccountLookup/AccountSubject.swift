internal import Discovery

/// Whom a JRD's `subject` names: `acct:ACCOUNT@HOST` (RFC 7565).
enum AccountSubject: Equatable {
  /// This account of the provider that was asked.
  case account(String)
  /// No account of that provider's, or the question repeated; half a sentence says which.
  case other(String)
  /// An account that is none, by the rule for the tag `a`; half a sentence says why.
  case unusable(String)

  init(_ subject: String?, of question: AccountQuestion) {
    guard let subject else {
      self = .other("it names no account")
      return
    }
    let scheme = "acct:"
    guard subject.utf8.prefix(scheme.utf8.count).map({ $0 | 0x20 }).elementsEqual(scheme.utf8.map { $0 | 0x20 }),
      subject.utf8.dropFirst(4).first == UInt8(ascii: ":"),
      let at = subject.utf8.lastIndex(of: UInt8(ascii: "@"))
    else {
      self = .other("its subject is no acct: URI")
      return
    }
    let host = String(decoding: subject.utf8[at...].dropFirst(), as: UTF8.self)
    guard Self.lowered(host) == question.endpoint else {
      self = .other("it speaks of an account at \(host.quotable)")
      return
    }
    let start = subject.utf8.index(subject.utf8.startIndex, offsetBy: scheme.utf8.count)
    guard start <= at, let account = PercentEncoding.decode(String(decoding: subject.utf8[start..<at], as: UTF8.self))
    else {
      self = .unusable("the account in its subject is not percent-encoded UTF-8")
      return
    }
    if account.isEmpty {
      self = .unusable("the account in its subject is empty")
    } else if account.utf8.count > Discovery.Limits.accountOctets {
      self = .unusable("the account in its subject has more than \(Discovery.Limits.accountOctets) octets")
    } else if account.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
      self = .unusable("the account in its subject has a control character")
    } else if Self.lowered(account) == Self.lowered(question.identifier.canonical) {
      self = .other("it repeats the question")
    } else {
      self = .account(account)
    }
  }

  /// Upper case of ASCII only made lower: names are compared so (RFC 4343).
  private static func lowered(_ text: String) -> String {
    String(decoding: text.utf8.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }, as: UTF8.self)
  }
}
