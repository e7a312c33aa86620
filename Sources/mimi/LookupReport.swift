import Discovery
import DisplayText

/// One identifier's lookup, done, or refused before it was begun.
struct LookupReport {
  /// What was typed.
  var input: String
  /// What it was read as.
  var identifier: Identifier?
  /// Why it cannot be looked up.
  var refusal: IdentifierError?
  /// What was found.
  var result: DiscoveryResult?
  /// What the discovery was given.
  var timeout: Duration

  init(input: String, timeout: Duration) {
    self.input = input
    self.timeout = timeout
  }

  var status: DiscoveryStatus { result?.status ?? .invalidIdentifier }

  /// The identifier as it is shown: in people's letters, and as the DNS has it where the two differ.
  var shownName: DisplayText {
    guard let identifier else {
      return input.isEmpty ? "\"\"" : DisplayText(bytes: input.utf8, limit: Limits.shownInput)
    }
    return identifier.shownName
  }

  var explanation: Explanation? {
    if let refusal { return Explanation(refusal, of: shownName) }
    guard let identifier else { return nil }
    return result?.explanation(of: identifier, timeout: timeout)
  }
}

extension LookupReport {
  /// Looks up what was typed.
  init(of typed: String, with resolver: any NameResolver, _ settings: DiscoverySettings) async {
    self.init(input: typed, timeout: settings.timeout)
    do {
      let identifier = try Identifier(typed)
      self.identifier = identifier
      if let ownerName = identifier.ownerName {
        result = await discover(ownerName, with: resolver, settings: settings)
      } else {
        refusal = .noPhoneTree
      }
    } catch {
      refusal = error
    }
  }
}
