public import Discovery

extension Contact {
  /// Takes in what an attempt came to. Pure.
  ///
  /// `status` and `checkedAt` are the last attempt's; nothing found never erases what was known. An account that a
  /// provider told survives a refresh whose record has none.
  public mutating func apply(_ result: DiscoveryResult, at moment: Timestamp) {
    status = result.status
    checkedAt = moment
    if result.isAnswer { problems = result.problems }
    guard result.status == .found else { return }

    var found = result.providers.map(ContactProvider.init)
    let pairs = ProviderPairs(before: providers, since: found)
    for (old, new) in pairs.both { found[new].keep(from: providers[old]) }
    note(pairs, found, at: moment)
    providers = found.sorted(by: ContactProvider.comesFirst)
    foundAt = moment
    foundBy = "dns"
    dnssec = result.dnssec
    ttl = result.ttl
    goodUntil = result.ttl.map { moment.adding(seconds: Int64($0)) }
  }

  /// Keeps the account that a provider told when it was asked. An account that the owner publishes stays: a provider's word
  /// does not stand above it.
  ///
  /// - Parameters:
  ///   - links: the ways to chat that it named beside; they take the place of those it named before.
  ///   - provider: as its record names it, or as it is kept.
  /// - Returns: whether such a provider is published.
  @discardableResult
  public mutating func setAccount(
    _ account: String, links: [AccountAnswer.Link] = [], toldBy provider: ProviderReference, at moment: Timestamp
  ) -> Bool {
    let sameHost = providers.indices.filter {
      providers[$0].service == provider.service && providers[$0].endpoint == provider.endpoint
    }
    // What it told before is no part of its record, by which it may be named.
    let exact = sameHost.first { providers[$0].account == provider.account }
    guard let index = exact ?? sameHost.first(where: { providers[$0].accountFrom == .provider }) else { return false }
    if providers[index].accountFrom == .dns { return true }
    // Not noted as a change: those are the owner's. `accountFrom` and `accountAt` say whose word it is, and since when.
    providers[index].account = account
    providers[index].accountFrom = .provider
    providers[index].accountAt = moment
    providers[index].links = links
    providers.sort(by: ContactProvider.comesFirst)
    return true
  }

  private mutating func note(_ pairs: ProviderPairs, _ found: [ContactProvider], at moment: Timestamp) {
    var made = pairs.removed.map { change(.removed, providers[$0], at: moment) }
    made += pairs.added.map { change(.added, found[$0], at: moment) }
    for (old, new) in pairs.both.map({ (providers[$0], found[$1]) }) {
      if old.publishedAccount != new.publishedAccount {
        made.append(change(.account, new, at: moment, from: old.publishedAccount, to: new.publishedAccount))
      }
      if old.priority != new.priority {
        made.append(
          change(.priority, new, at: moment, from: old.priority.map { "\($0)" }, to: new.priority.map { "\($0)" }))
      }
    }
    add(made)
  }

  private mutating func add(_ made: [ContactChange]) {
    changes += made
    changes.removeFirst(max(0, changes.count - StoreLimits.changes))
  }

  private func change(
    _ what: ContactChange.What, _ provider: ContactProvider, at moment: Timestamp, from: String? = nil,
    to: String? = nil
  ) -> ContactChange {
    ContactChange(
      at: moment, what: what, service: provider.service, endpoint: provider.endpoint, from: from, to: to)
  }
}

extension Contact {
  /// This contact with what another file knows of it: the later attempt's status, the later discovery's providers, and
  /// the changes of both; what the user said is replaced, and never erased.
  func merged(with other: Contact) -> Contact {
    let isLater = other.checkedAt > checkedAt
    var made = isLater ? other : self
    made.name = other.name ?? name
    made.note = other.note ?? note
    made.preferred = other.preferred ?? preferred
    made.identifiers = identifiers + other.identifiers.filter { !identifiers.contains($0) }
    made.unknown.add(isLater ? unknown : other.unknown)
    // Nothing found never erases what was known, here neither.
    let isFoundLater = isFound(before: other) || !other.isFound(before: self) && isLater
    let (old, new) = isFoundLater ? (self, other) : (other, self)
    made.foundAt = new.foundAt
    made.goodUntil = new.goodUntil
    made.dnssec = new.dnssec
    made.ttl = new.ttl
    made.foundBy = new.foundBy
    made.providers = new.providers
    for (from, to) in ProviderPairs(before: old.providers, since: new.providers).both {
      made.providers[to].take(from: old.providers[from])
    }
    made.providers.sort(by: ContactProvider.comesFirst)
    let others = other.changes.filter { !changes.contains($0) }
    made.changes = others.isEmpty ? changes : (others + changes).sorted { $0.at < $1.at }
    made.changes.removeFirst(max(0, made.changes.count - StoreLimits.changes))
    return made
  }

  private func isFound(before other: Contact) -> Bool {
    guard let later = other.foundAt else { return false }
    return foundAt.map { $0 < later } ?? true
  }
}

extension DiscoveryResult {
  /// Whether the servers answered, whatever they said.
  fileprivate var isAnswer: Bool {
    switch status {
    case .found, .notReachable, .noRecord, .noData, .noName, .malformed: true
    case .bogus, .notSecure, .serverFailure, .refused, .timeout, .unreachable, .invalidIdentifier: false
    }
  }
}

extension ContactProvider {
  /// The account that the owner publishes; what a provider told is no part of that.
  fileprivate var publishedAccount: String? { accountFrom == .provider ? nil : account }

  /// Keeps of its older self what the DNS does not know.
  fileprivate mutating func keep(from old: ContactProvider) {
    unknown = old.unknown
    if account == nil, old.accountFrom == .provider {
      account = old.account
      accountFrom = .provider
      accountAt = old.accountAt
      links = old.links
    }
  }
}

extension ContactProvider {
  /// Takes from the other file's what the DNS does not know: members of other versions, and the account that the
  /// provider told, where that is the newer one.
  fileprivate mutating func take(from old: ContactProvider) {
    unknown.add(old.unknown)
    guard old.accountFrom == .provider else { return }
    let isOlder = old.accountAt.map { told in accountAt.map { $0 < told } ?? true } ?? false
    if account == nil || accountFrom == .provider && isOlder {
      account = old.account
      accountFrom = .provider
      accountAt = old.accountAt
      links = old.links
    }
  }
}

/// Which provider of now is which of before: the same service at the same endpoint; of several such, the same
/// account, then in their order.
struct ProviderPairs {
  private(set) var both: [(old: Int, new: Int)] = []
  private(set) var removed: [Int]
  private(set) var added: [Int]

  init(before: [ContactProvider], since: [ContactProvider]) {
    removed = Array(before.indices)
    added = Array(since.indices)
    pair { before[$0].reference == since[$1].reference }
    pair { before[$0].service == since[$1].service && before[$0].endpoint == since[$1].endpoint }
  }

  private mutating func pair(_ areSame: (Int, Int) -> Bool) {
    for new in added {
      guard let place = removed.firstIndex(where: { areSame($0, new) }) else { continue }
      both.append((removed.remove(at: place), new))
    }
    let paired = Set(both.map(\.new))
    added.removeAll { paired.contains($0) }
  }
}
