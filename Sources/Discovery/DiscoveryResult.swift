/// What one discovery found, whatever it was.
public struct DiscoveryResult: Sendable, Hashable {
  /// One question that was asked, and what became of it.
  public struct Query: Sendable, Hashable {
    /// The owner name.
    public var name: String
    /// The type that was asked for, as the source of a provider that it would have given.
    public var source: Provider.Source
    /// `nil` for an answer with records, else the status that this question alone would give.
    public var failure: DiscoveryStatus?
    /// What is known of a failure.
    public var failureDetail: ResolutionFailure?
    /// How long it took.
    public var elapsed: Duration
  }

  /// How it ended.
  public var status: DiscoveryStatus
  /// The weakest of the answers used; `nil` where there was none.
  public var dnssec: DNSSECStatus?
  /// Seconds for which it may be kept, the least of the answers used; `nil` where there was none.
  public var ttl: UInt32?
  /// The providers in the order in which their owner wants them tried.
  public var providers: [Provider]
  /// The records of ours that cannot be used, of both types.
  public var problems: [RecordProblem]
  /// TXT records of others at the same name.
  public var foreignRecords: Int
  /// What was asked.
  public var queries: [Query]
  /// Why it failed, where a failed question is the reason.
  public var failure: ResolutionFailure?
}
