import CCurl
import Discovery
import Glibc
import Testing

@testable import AccountLookup

/// libcurl's ways to fail, as people read them. Which of them a server brings about is asked of real servers elsewhere.
@Suite struct TransferFailureTests {
  private func judged(_ code: CURLcode, _ change: (inout TransferResult) -> Void = { _ in }) -> AccountAnswer {
    var result = TransferResult(code: code)
    result.address = "192.0.2.1"
    change(&result)
    return AccountAnswer(failure: result)
  }

  @Test func certificatesAreToldApart() {
    for (verification, detail) in [
      (9, "its certificate is not valid yet"), (10, "its certificate has expired"),
      (18, "its certificate is signed by itself"), (19, "its certificate is by an issuer that is not trusted here"),
      (20, "its certificate is by an issuer that is not trusted here"), (62, "its certificate is for another name"),
    ] {
      let answer = judged(CURLE_PEER_FAILED_VERIFICATION) { $0.verification = verification }
      #expect(answer.status == .tlsError && answer.detail == detail)
    }
    let name = judged(CURLE_PEER_FAILED_VERIFICATION) {
      $0.words = "SSL: no alternative certificate subject name matches target host name 'im.example.org'"
    }
    #expect(name.status == .tlsError && name.detail == "its certificate is for another name")
  }

  @Test func handshakesAreToldApart() {
    for (words, detail) in [
      ("error:0A00010B:SSL routines::wrong version number", "the handshake failed: it does not speak TLS"),
      ("error:0A000102:SSL routines::unsupported protocol", "the handshake failed: its TLS is older than 1.2"),
      ("OpenSSL SSL_connect: Connection reset by peer in connection", "the handshake failed: it broke off"),
    ] {
      let answer = judged(CURLE_SSL_CONNECT_ERROR) { $0.words = words }
      #expect(answer.status == .tlsError && answer.detail == detail)
    }
  }

  @Test func connectionsThatFailAreToldApart() {
    for (code, detail) in [
      (ECONNREFUSED, "192.0.2.1 refuses the connection"), (ENETUNREACH, "no network leads to 192.0.2.1"),
      (EHOSTUNREACH, "no way leads to 192.0.2.1"),
    ] {
      let answer = judged(CURLE_COULDNT_CONNECT) { $0.systemError = code }
      #expect(answer.status == .unreachable && answer.detail == detail)
    }
    #expect(judged(CURLE_GOT_NOTHING).detail == "it closed the connection and answered nothing")
    #expect(judged(CURLE_PARTIAL_FILE).detail == "it broke off in the middle of its answer")
    #expect(judged(CURLE_PARTIAL_FILE).status == .unreachable && judged(CURLE_RECV_ERROR).status == .unreachable)
  }

  @Test func silenceSaysHowFarItCame() {
    let code = CURLE_OPERATION_TIMEDOUT
    #expect(judged(code).detail == "no connection to 192.0.2.1")
    #expect(judged(code) { $0.wasConnected = true }.detail == "connected to 192.0.2.1, and no TLS handshake came")
    #expect(
      judged(code) { ($0.wasConnected, $0.wasEncrypted) = (true, true) }.detail
        == "connected to 192.0.2.1, and no answer came")
    #expect(judged(code).status == .timeout)
  }

  @Test func whatIsNoHTTPOrTooLargeIsSaidSo() {
    #expect(judged(CURLE_UNSUPPORTED_PROTOCOL).status == .notJRD && judged(CURLE_WEIRD_SERVER_REPLY).status == .notJRD)
    #expect(judged(CURLE_OUT_OF_MEMORY).status == .tooLarge)
    let pieces = judged(CURLE_RECV_ERROR) { $0.words = "Illegal or missing hexadecimal sequence in chunked-encoding" }
    #expect(pieces.status == .notJRD)
  }

  /// The status of a whole head decides, also when the body never ends; 200 needs its body.
  @Test func aStatusIsAnAnswerWithoutItsBody() throws {
    let question = try AccountQuestion(Identifier("alice.example.com"), endpoint: "im.example.org")
    for (status, expected) in [(404, AccountStatus.notFound), (429, .wait), (200, .timeout)] {
      var result = TransferResult(code: CURLE_OPERATION_TIMEDOUT)
      for line in ["HTTP/1.1 \(status) x\r\n", "\r\n"] {
        result.head.take(line: Array(line.utf8), isAfterBody: false)
      }
      let answer = AccountAnswer(result, to: question)
      #expect(answer.status == expected && answer.httpStatus == status)
    }
  }
}
