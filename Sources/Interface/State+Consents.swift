internal import ContactStore
internal import DisplayText

extension State {
  /// Whether a provider is asked without asking the user.
  func isAlwaysAsked(_ endpoint: String) -> Bool { consents.contains { $0.endpoint == endpoint } }

  /// The selected consent's place; `nil` where there is none.
  var selectedConsent: Int? {
    guard case .consents(let selected) = place, !consents.isEmpty else { return nil }
    return min(max(0, selected), consents.count - 1)
  }

  mutating func revokeSelected(_ effects: inout [Effect]) {
    guard let selectedConsent else { return }
    effects.append(.revoke(endpoint: consents[selectedConsent].endpoint))
  }

  /// Takes in what is kept now. The selected one stays selected as long as it is there, so that the next key is not about
  /// another.
  mutating func consentsChanged(_ new: [Consent]) {
    let selected = selectedConsent.map { consents[$0].endpoint }
    let revoked = consents.filter { old in !new.contains { $0.endpoint == old.endpoint } }
    consents = new
    if let selected, let index = new.firstIndex(where: { $0.endpoint == selected }) {
      place = .consents(selected: index)
    }
    if let endpoint = revoked.first?.endpoint { say(.news, "revoked: \(endpoint) is asked only when you have agreed") }
  }
}
