internal import CCurl
internal import Discovery
internal import Glibc

extension AccountAnswer {
  /// What a transfer means that did not come to its end.
  init(failure result: TransferResult) {
    let address = result.address ?? "its address"
    switch result.code {
    case CURLE_OPERATION_TIMEDOUT: self.init(.timeout, detail: Self.silence(result, address))
    case CURLE_PEER_FAILED_VERIFICATION: self.init(.tlsError, detail: Self.certificateMistake(result))
    case CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CIPHER, CURLE_SSL_CERTPROBLEM, CURLE_SSL_ISSUER_ERROR,
      CURLE_SSL_INVALIDCERTSTATUS, CURLE_USE_SSL_FAILED, CURLE_SSL_CLIENTCERT:
      self.init(.tlsError, detail: Self.handshakeMistake(result))
    case CURLE_SSL_CACERT_BADFILE:
      self.init(.tlsError, detail: "the certificate authorities of this machine cannot be read")
    case CURLE_COULDNT_CONNECT: self.init(.unreachable, detail: Self.connectingMistake(result, address))
    case CURLE_GOT_NOTHING: self.init(.unreachable, detail: "it closed the connection and answered nothing")
    case CURLE_PARTIAL_FILE: self.init(.unreachable, detail: "it broke off in the middle of its answer")
    case CURLE_UNSUPPORTED_PROTOCOL, CURLE_WEIRD_SERVER_REPLY:
      self.init(.notJRD, detail: "what it answers is no HTTP")
    case CURLE_BAD_CONTENT_ENCODING: self.init(.notJRD, detail: "its answer is encoded, and wrongly")
    // One header line that is longer than libcurl takes: 7.88 calls it a lack of memory, later ones 100.
    case CURLE_OUT_OF_MEMORY, CURLcode(100): self.init(.tooLarge, detail: "a line of its header is too long")
    case CURLE_RECV_ERROR where result.words.contains("chunked-encoding"):
      self.init(.notJRD, detail: "the pieces of its answer do not fit (chunked transfer coding)")
    case CURLE_RECV_ERROR where result.words.hasPrefix("Too large"):
      self.init(.tooLarge, detail: "its header is too large")
    case CURLE_RECV_ERROR, CURLE_SEND_ERROR: self.init(.unreachable, detail: "the connection broke off")
    default: self.init(.unreachable, detail: result.words.quotable)
    }
  }

  /// How far it came until the time was over.
  private static func silence(_ result: TransferResult, _ address: String) -> String {
    if result.head.isComplete {
      return "its answer began and did not end; \(result.body.count) octets of it came"
    }
    if result.wasEncrypted { return "connected to \(address), and no answer came" }
    if result.wasConnected { return "connected to \(address), and no TLS handshake came" }
    return result.address == nil ? result.words.quotable : "no connection to \(address)"
  }

  private static func connectingMistake(_ result: TransferResult, _ address: String) -> String {
    switch result.systemError {
    case ECONNREFUSED: "\(address) refuses the connection"
    case ENETUNREACH, ENETDOWN: "no network leads to \(address)"
    case EHOSTUNREACH, EHOSTDOWN: "no way leads to \(address)"
    case ETIMEDOUT: "\(address) does not answer"
    case EACCES, EPERM: "this machine does not let anybody connect to \(address)"
    default: result.words.quotable
    }
  }

  /// X509_V_ERR_... of OpenSSL's x509_vfy.h.
  private static func certificateMistake(_ result: TransferResult) -> String {
    // The name is checked by libcurl itself, after OpenSSL has judged the rest.
    if result.words.contains("host name") { return "its certificate is for another name" }
    return switch result.verification {
    case 62: "its certificate is for another name"
    case 9: "its certificate is not valid yet"
    case 10: "its certificate has expired"
    case 18: "its certificate is signed by itself"
    case 19, 2, 20, 21: "its certificate is by an issuer that is not trusted here"
    case 23: "its certificate has been revoked"
    case 26, 79: "its certificate is not meant for a server"
    case 66, 67, 68: "the key or the signature of its certificate is too weak"
    default: "its certificate is not good: \(result.words.quotable)"
    }
  }

  private static func handshakeMistake(_ result: TransferResult) -> String {
    let words = result.words.lowercased()
    if words.contains("wrong version number") || words.contains("packet length") || words.contains("http request") {
      return "the handshake failed: it does not speak TLS"
    }
    if words.contains("protocol version") || words.contains("unsupported protocol") {
      return "the handshake failed: its TLS is older than 1.2"
    }
    if words.contains("reset by peer") || words.contains("syscall") || words.contains("unexpected eof") {
      return "the handshake failed: it broke off"
    }
    return "the handshake failed: \(result.words.quotable)"
  }
}
