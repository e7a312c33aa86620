internal import ContactStore
internal import DisplayText

extension Contact {
  /// Why the suggested provider is suggested; `nil` where there is none.
  func suggestionInWords(services: [String]) -> DisplayText? {
    guard let (provider, reason) = suggested(services: services) else { return nil }
    switch reason {
    case .preferred:
      guard let first = providers.first, first != provider else { return "your choice" }
      return "your choice; the owner would rather have \(first.serviceName)"
    case .configuredService: return "the first in the owner's order among your services"
    case .ownersFirst: return "the owner's first"
    }
  }

  /// The suggested provider's place, from 0.
  func suggestedPlace(services: [String]) -> Int? {
    guard let suggested = suggested(services: services)?.provider else { return nil }
    return providers.firstIndex(of: suggested)
  }

  /// Priorities that several providers have: their owner's word for "I do not mind which".
  var ties: [(priority: UInt16, count: Int)] {
    var ties: [(priority: UInt16, count: Int)] = []
    var rest = providers[...]
    while let priority = rest.first?.priority {
      let count = rest.prefix { $0.priority == priority }.count
      if count > 1 { ties.append((priority, count)) }
      rest = rest.dropFirst(count)
    }
    return ties
  }
}

extension ContactProvider {
  /// The service as people call it, else the endpoint.
  var serviceName: DisplayText { ServiceName.display(service, endpoint: endpoint) }
}

extension ContactChange {
  /// `Signal at mimi.signal.example was added`
  var inWords: DisplayText {
    let service = ServiceName.display(self.service, endpoint: endpoint)
    let whole: DisplayText = self.service == nil ? service : "\(service) at \(endpoint)"
    switch what {
    case .added: return "\(whole) was added"
    case .removed: return "\(whole) was removed"
    case .account: return "the account at \(service) went from \(from ?? "none") to \(to ?? "none")"
    case .priority: return "the priority of \(service) went from \(from ?? "none") to \(to ?? "none")"
    }
  }
}
