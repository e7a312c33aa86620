internal import CCurl
internal import Discovery
internal import Glibc

extension AccountAnswer {
  /// What came of a transfer, as a provider's answer.
  init(_ result: TransferResult, to question: AccountQuestion) {
    // A status other than 200 is the whole answer: what follows it is not read by anybody.
    let isDecided = result.head.isComplete && result.head.status.map { $0 >= 300 } ?? false
    if result.head.isTooLarge {
      self.init(.tooLarge, detail: "its header has more than \(Limits.headerOctets >> 10) KiB")
    } else if result.code == CURLE_OK || isDecided {
      self.init(result.head, body: result.body, to: question, now: time(nil))
    } else if result.isBodyTooLarge {
      self.init(.tooLarge, detail: "its answer has more than \(Limits.bodyOctets >> 10) KiB")
    } else {
      self.init(failure: result)
    }
    if result.head.isComplete, let status = result.head.status, status >= 200 { httpStatus = status }
    address = result.address
  }

  /// Judges an HTTP answer by its status: 404 hides on purpose whether there is no account or no consent.
  ///
  /// - Parameter now: seconds since 1970.
  init(_ head: ResponseHead, body: [UInt8], to question: AccountQuestion, now: Int) {
    let status = head.status ?? 0
    let location = head.value("location").map { $0.prefix(octets: Limits.locationOctets) }
    switch status {
    case 200: self.init(found: head, body: body, to: question)
    case 300...399 where location?.isEmpty == false: self.init(.redirect, detail: location)
    case 401, 403: self.init(.authentication)
    case 404: self.init(.notFound)
    case 429: self.init(.wait)
    default: self.init(.httpError)
    }
    httpStatus = status
    if status != 200 { retryAfter = head.value("retry-after").flatMap { RetryAfter.seconds($0, now: now) } }
  }

  private init(found head: ResponseHead, body: [UInt8], to question: AccountQuestion) {
    // A length beyond what libcurl counts it leaves aside, and takes what comes for the whole.
    if head.values("content-length").contains(where: { $0.utf8.allSatisfy(isDigit) && $0.utf8.count > 15 }) {
      self.init(.tooLarge, detail: "its answer has more than \(Limits.bodyOctets >> 10) KiB")
      return
    }
    if let mistake = Self.mistake(in: head) {
      self.init(.notJRD, detail: mistake)
      return
    }
    do {
      let jrd = try JRD(body)
      switch AccountSubject(jrd.subject, of: question) {
      case .account(let account): self.init(.found, account: account, subject: jrd.subject, links: jrd.links)
      case .other(let reason): self.init(.otherSubject, subject: jrd.subject, detail: reason)
      case .unusable(let reason): self.init(.notJRD, subject: jrd.subject, detail: reason)
      }
    } catch {
      self.init(.notJRD, detail: error.reason)
    }
  }

  /// Why the body is not worth reading; `nil` where it is.
  private static func mistake(in head: ResponseHead) -> String? {
    if let encoding = head.values("content-encoding").first(where: { $0.lowercased() != "identity" }) {
      return "it is compressed (\(encoding.quotable)), which was not asked for"
    }
    if let coding = head.values("transfer-encoding").first(where: { $0.lowercased() != "chunked" }) {
      return "it is encoded (\(coding.quotable)), which was not asked for"
    }
    guard let value = head.value("content-type") else { return "it does not say what type its content has" }
    let type = MediaType(value)
    guard ["application/jrd+json", "application/json"].contains(type.essence) else {
      return "its content is \(type.essence.quotable), and not application/jrd+json"
    }
    guard (type.charset ?? "utf-8") == "utf-8" else {
      return "its characters are \((type.charset ?? "").quotable), and not UTF-8"
    }
    return nil
  }
}

private func isDigit(_ octet: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(octet) }

extension String {
  func prefix(octets: Int) -> String {
    utf8.count > octets ? String(decoding: utf8.prefix(octets), as: UTF8.self) : self
  }
}
