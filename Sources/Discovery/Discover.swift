/// How a discovery is to be done.
public struct DiscoverySettings: Sendable, Hashable {
  /// The number that stands for the discovery type.
  public var discoveryType: RecordType
  /// Whether an answer that is not secure counts as none.
  public var requiresSecure: Bool
  /// One deadline for all of it.
  public var timeout: Duration

  /// Settings with these parts.
  public init(
    discoveryType: RecordType = .privateUseMIMI, requiresSecure: Bool = false,
    timeout: Duration = Limits.discoveryTimeout
  ) {
    self.discoveryType = discoveryType
    self.requiresSecure = requiresSecure
    self.timeout = timeout
  }
}

/// Finds the providers of an owner name: asks for TXT and for the discovery type at once, and judges the answers.
///
/// Never throws: each way in which it can end is a status. Takes at most `settings.timeout`.
public func discover(
  _ ownerName: String, with resolver: any NameResolver, settings: DiscoverySettings = DiscoverySettings()
) async -> DiscoveryResult {
  let questions = [
    Question(name: ownerName, type: .txt), Question(name: ownerName, type: settings.discoveryType),
  ]
  let answers = await resolver.resolve(questions, grace: Limits.companionGrace, timeout: settings.timeout)
  return judge(
    ownerName: ownerName, txt: answers[0], discoveryType: answers[1], requiresSecure: settings.requiresSecure)
}

/// What the answers to both questions come to. Pure.
public func judge(
  ownerName: String, txt: Resolution, discoveryType: Resolution, requiresSecure: Bool
) -> DiscoveryResult {
  var result = DiscoveryResult(
    status: .found, dnssec: nil, ttl: nil, providers: [], problems: [], foreignRecords: 0,
    queries: [query(ownerName, .txt, txt), query(ownerName, .mimi, discoveryType)], failure: nil)

  // Bogus in either is bogus: whoever can forge one type can forge the other. Any other failure of the discovery
  // type only is said, since servers that do not know a type are many; a failure of TXT is the discovery's.
  let failures = [txt, discoveryType].map(\.failure)
  if let failure = failures.first(where: { $0?.kind == .bogus }) ?? failures[0] {
    result.status = failure.kind.status
    result.failure = failure
    result.dnssec = failure.kind == .bogus ? .bogus : nil
    return result
  }

  let ofType = RecordSet(discoveryType, source: .mimi)
  let ofText = RecordSet(txt, source: .txt)
  let used = ofType.hasValidRecords ? ofType : ofText
  // That the discovery type has nothing is as much a part of what TXT says as TXT's own answer.
  let counted = ofType.hasValidRecords ? [discoveryType] : [txt, discoveryType].filter { $0.failure == nil }
  result.dnssec = counted.compactMap(\.dnssec).min()
  result.ttl = (ofType.hasValidRecords ? discoveryType : txt).ttl
  if requiresSecure, result.dnssec != .secure {
    result.status = .notSecure
    return result
  }
  result.providers = used.providers
  result.foreignRecords = ofText.foreign
  result.problems = ofType.problems + ofText.problems
  if ofType.hasTooMany || ofText.hasTooMany {
    result.problems.append(RecordProblem(octets: nil, reason: .tooManyRecords))
  }
  result.status = status(used, txt: txt, problems: result.problems)
  return result
}

private func status(_ used: RecordSet, txt: Resolution, problems: [RecordProblem]) -> DiscoveryStatus {
  if !used.providers.isEmpty { return .found }
  if used.saysNotReachable { return .notReachable }
  if !problems.isEmpty { return .malformed }
  switch txt.outcome {
  case .noName: return .noName
  case .noData: return .noData
  case .records, .failed: return .noRecord
  }
}

private func query(_ name: String, _ source: Provider.Source, _ resolution: Resolution) -> DiscoveryResult.Query {
  let failure: DiscoveryStatus? =
    switch resolution.outcome {
    case .records: nil
    case .noData: .noData
    case .noName: .noName
    case .failed(let failure): failure.kind.status
    }
  return DiscoveryResult.Query(
    name: name, source: source, failure: failure, failureDetail: resolution.failure, elapsed: resolution.elapsed)
}

extension Resolution {
  var failure: ResolutionFailure? {
    guard case .failed(let failure) = outcome else { return nil }
    return failure
  }
}
