internal import DisplayText

extension AccountAnswer {
  /// Whether nothing of the question can have reached the provider.
  public var nothingWasSent: Bool {
    switch status {
    case .declined, .refusedAddress, .tlsError: true
    default: ownFailure != nil
    }
  }

  /// What this answer means in a person's words; `nil` where the account was found.
  ///
  /// - Parameters:
  ///   - question: what was asked.
  ///   - timeout: what the question was given, for the sentence that says so.
  public func explanation(of question: AccountQuestion, timeout: Duration) -> Explanation? {
    let provider = DisplayText(question.endpoint)
    let name = question.identifier.shownName
    func explain(_ heading: DisplayText, _ message: DisplayText, _ hint: DisplayText) -> Explanation {
      Explanation(heading: heading, message: message, hint: hint, detail: detail.map { DisplayText($0) })
    }
    if let ownFailure { return ownFailure }
    switch status {
    case .found: return nil
    case .notFound:
      return explain(
        "no account, or no consent",
        "\(provider) tells nothing of \(name): there is no account, or its owner does not want it told",
        "on purpose the two cannot be told apart; ask the person")
    case .declined: return explain("not asked", "\(provider) was not asked; nothing was sent", "ask another time")
    case .wait:
      return explain(
        "not now", "\(provider) wants to be asked later",
        retryAfter == nil ? "it does not say when; ask again in some minutes" : "ask again when the time is over")
    case .timeout:
      return explain(
        "timed out", "no whole answer came from \(provider) within \(DiscoveryResult.inWords(timeout))",
        "try again later, or wait longer with --timeout")
    case .authentication:
      return explain(
        "authentication wanted", "\(provider) answers only those whom it knows",
        "this program has no account there; ask the person")
    case .httpError where httpStatus.map { $0 < 500 } ?? true:
      return explain(
        "no usable answer", "\(provider) answered with the HTTP status \(httpStatus ?? 0), which tells nothing",
        "tell the provider; perhaps it does not take part in this lookup")
    case .httpError:
      return explain(
        "the provider failed", "\(provider) answered with the HTTP status \(httpStatus ?? 0)",
        retryAfter == nil
          ? "try again later; if it stays so, tell the provider"
          : "ask again when the time is over; if it stays so, tell the provider")
    case .redirect:
      return explain(
        "sent elsewhere", "\(provider) sends elsewhere, and no other party is asked in its place",
        "tell the provider, or the owner of \(name), that its endpoint must answer itself")
    case .notJRD:
      return explain(
        "no usable answer", "what \(provider) answered is no account description (a JRD, RFC 7033)",
        "tell the provider; perhaps it does not take part in this lookup")
    case .tooLarge:
      return explain(
        "answer too large", "\(provider) sent more than an answer can be, and was cut off",
        "tell the provider; nothing of it is used")
    case .otherSubject:
      return explain(
        "no account in the answer", "\(provider) answered without naming an account of its own for \(name)",
        "nothing of the answer is used; tell the provider")
    case .tlsError:
      return explain(
        "no trusted connection", "\(provider) did not prove that it is \(provider), so nothing was asked",
        "try another network; if this provider is your own, name its authority under certificateAuthorities in the configuration"
      )
    case .refusedAddress:
      return explain(
        "address refused", "\(provider) leads to an address that is not on the open internet, so it was not asked",
        "if this provider is your own, name it under privateEndpoints in the configuration")
    case .unreachable where httpStatus != nil:
      return explain(
        "broken off", "the answer of \(provider) broke off, so nothing of it is used",
        "check the network connection, or try again later")
    case .unreachable:
      return explain(
        "unreachable", "\(provider) cannot be reached", "check the network connection, or try again later")
    }
  }
}
