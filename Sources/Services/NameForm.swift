/// The form of a user name, or of an ID: an alphabet of ASCII characters and lengths.
struct NameForm: Sendable, Equatable {
  /// The characters of its alphabet.
  var characters: Alphabet
  /// Those that it can begin with, behind the prefix.
  var first: Alphabet
  /// What it begins with; empty where it begins with nothing in particular.
  var prefix: String
  /// Octets of the whole, the prefix counted.
  var length: ClosedRange<Int>
  /// Whether people write an `@` before it that is no part of it.
  var takesAt: Bool
  /// Names that lead to something else at the service than to a person, in lower case.
  var reserved: Set<String>

  /// The name in an account; `nil` where it has not this form.
  func name(in account: String) -> String? {
    let name = takesAt && account.utf8.first == UInt8(ascii: "@") ? String(account.unicodeScalars.dropFirst()) : account
    let octets = Array(name.utf8)
    guard length.contains(octets.count), octets.starts(with: prefix.utf8) else { return nil }
    let own = octets.dropFirst(prefix.utf8.count)
    guard let leading = own.first, first.contains(leading), own.allSatisfy(characters.contains),
      !reserved.contains(name.lowercased())
    else { return nil }
    return name
  }
}

/// A set of unreserved characters of URIs, so that names stand in links as they are: one bit for each of ASCII's.
struct Alphabet: Sendable, Equatable {
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  /// Reads what the catalogue writes: `A-Za-z0-9_`; a hyphen at the end means itself.
  init?(_ text: String) {
    var rest = Array(text.utf8)[...]
    while let from = rest.popFirst() {
      var to = from
      if rest.count > 1, rest.first == UInt8(ascii: "-") {
        to = rest[rest.startIndex + 1]
        rest.removeFirst(2)
      }
      guard from <= to, (from...to).allSatisfy(URIText.isUnreserved) else { return nil }
      for octet in from...to {
        if octet < 64 { low |= 1 << octet } else { high |= 1 << (octet - 64) }
      }
    }
    if low | high == 0 { return nil }
  }

  /// Whether it has this one.
  func contains(_ octet: UInt8) -> Bool {
    octet < 64 ? low >> octet & 1 == 1 : octet < 128 && high >> (octet - 64) & 1 == 1
  }
}
