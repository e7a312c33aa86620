/// How a question to a provider ends: what a person must be able to tell apart.
public enum AccountStatus: String, Sendable, Hashable, CaseIterable {
  /// The account is known.
  case found
  /// No such account, or its owner did not consent: on purpose the two cannot be told apart (HTTP 404).
  case notFound = "not-found"
  /// The user said no; nothing was sent.
  case declined
  /// The provider wants to be asked later (HTTP 429).
  case wait
  /// No whole answer in time.
  case timeout
  /// The provider answers only those whom it knows (HTTP 401, 403).
  case authentication
  /// Any other HTTP status.
  case httpError = "http-error"
  /// The provider sends elsewhere, whither nobody goes (HTTP 3xx with a Location).
  case redirect
  /// What came is not what RFC 7033 asks for: another content type, no JSON, no JRD, an account that is none.
  case notJRD = "not-jrd"
  /// More than is read.
  case tooLarge = "too-large"
  /// The answer is about somebody else, about nobody, or repeats the question.
  case otherSubject = "other-subject"
  /// No encrypted connection to whom it should be: the certificate, or the TLS handshake.
  case tlsError = "tls-error"
  /// The endpoint's name leads to addresses that are not globally reachable.
  case refusedAddress = "refused-address"
  /// The endpoint has no address, nobody listens there, or the connection broke off.
  case unreachable
}

/// What a provider said, whatever it was. Texts in it come from outside.
public struct AccountAnswer: Sendable, Hashable {
  /// A way to open the chat that the provider offers. Only hrefs of contact schemes get here.
  public struct Link: Sendable, Hashable {
    /// What the link is to the person (RFC 8288); empty where the provider does not say.
    public var rel: String
    /// A URI.
    public var href: String

    /// A link.
    public init(rel: String, href: String) {
      self.rel = rel
      self.href = href
    }
  }

  /// How it ended.
  public var status: AccountStatus
  /// The account, where it is found.
  public var account: String?
  /// The answer's `subject`, as it is.
  public var subject: String?
  /// Ways to open the chat.
  public var links: [Link]
  /// The HTTP status; `nil` where there was no HTTP answer.
  public var httpStatus: Int?
  /// Seconds for which the provider wants to be left alone, at least 0 (RFC 9110 section 10.2.3); `nil` where it says
  /// nothing that can be read.
  public var retryAfter: Int?
  /// What went wrong, for people: half a sentence, or where a redirect leads.
  public var detail: String?
  /// Why nothing was asked, where the reason lies on this machine and not with the provider; the status is `unreachable` then.
  public var ownFailure: Explanation?
  /// The address that was connected to, or is refused.
  public var address: String?
  /// How long it took.
  public var elapsed: Duration

  /// An answer with these parts.
  public init(
    _ status: AccountStatus, account: String? = nil, subject: String? = nil, links: [Link] = [],
    httpStatus: Int? = nil, retryAfter: Int? = nil, detail: String? = nil, address: String? = nil,
    elapsed: Duration = .zero
  ) {
    self.status = status
    self.account = account
    self.subject = subject
    self.links = links
    self.httpStatus = httpStatus
    self.retryAfter = retryAfter
    self.detail = detail
    self.address = address
    self.elapsed = elapsed
  }
}
