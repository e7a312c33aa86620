/// The behaviours that are other octets than HTTP's own, as steps.
extension Behaviour {
  /// 10 GB: nobody can keep it.
  private static let floodOctets = 10_000_000_000
  /// 200 MB of header fields.
  private static let headerOctets = 200_000_000

  /// A server's certificate is to be wrong in this way.
  var isFlawOfCertificate: Bool {
    switch self {
    case .selfSigned, .wrongName, .expired, .notYetValid, .otherAuthority, .hugeCertificate: true
    default: false
    }
  }

  /// After the client's hello, without TLS.
  var insteadOfTLS: [Step]? {
    switch self {
    case .silent: [.silence]
    case .close: []
    case .reset: [.reset]
    // Not random, so that a test is the same each time; no record of TLS begins so.
    case .garbageForTLS: [.send((0..<4_096).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ 0x80) })]
    case .httpForTLS: [.send(Array("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n".utf8))]
    default: nil
    }
  }

  /// After the handshake, whatever is asked.
  var insteadOfQuestion: [Step]? {
    switch self {
    case .closeAfterHandshake: []
    case .silentAfterHandshake: [.silence]
    case .endlessKeyUpdates: [.keyUpdates]
    case .endlessTickets: [.tickets]
    default: nil
    }
  }

  /// After the question; `nil` where the answer is sent as it is.
  func insteadOfAnswer(_ answer: Answer) -> [Step]? { insteadOfHead(answer) ?? insteadOfBody(answer) }

  private func insteadOfHead(_ answer: Answer) -> [Step]? {
    let head = Array("HTTP/1.1 200 OK\r\nContent-Type: application/jrd+json\r\n".utf8)
    return switch self {
    case .garbage: [.send((0..<4_096).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ 0x80) })]
    case .http09: [.send(answer.body)]
    case .halfStatus: [.send(Array("HTTP/1.1 2".utf8)), .silence]
    case .halfHeaders: [.send(head), .silence]
    case .halfHeadersClose: [.send(head)]
    case .dripHeaders: [.drip(answer.octets)]
    case .endlessHeaders: [.send(head), .flood(Array("X-More: and more and more\r\n".utf8), octets: Self.headerOctets)]
    case .longHeader: [.send(head + Array("X-Long: ".utf8)), .flood([0x78], octets: Self.headerOctets)]
    case .manyInformational:
      [.flood(Array("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n".utf8), octets: Self.headerOctets)]
    case .nulInHeader: [.send(head + Array("X-Nul: a\0b\r\nContent-Length: 2\r\n\r\n{}".utf8))]
    default: nil
    }
  }

  private func insteadOfBody(_ answer: Answer) -> [Step]? {
    // It begins as an answer does, so that nobody gives up for its content.
    let begin = Array("{\"subject\": \"acct:".utf8)
    let flood = Step.flood(Array("more".utf8), octets: Self.floodOctets)
    let body = answer.body
    func chunked(_ text: String) -> [UInt8] { answer.head("Transfer-Encoding: chunked") + Array(text.utf8) }
    return switch self {
    case .drip: [.send(answer.head("Content-Length: \(body.count)")), .drip(body)]
    case .flood: [.send(answer.head("Content-Length: \(Self.floodOctets)") + begin), flood]
    case .floodWithoutLength: [.send(answer.head("Connection: close") + begin), flood]
    case .floodInChunks:
      [.send(chunked("")), .flood(Array("10\r\n0123456789abcdef\r\n".utf8), octets: Self.floodOctets)]
    case .lengthTooLong: [.send(answer.head("Content-Length: \(body.count + 100)") + body)]
    case .lengthTooLongSilent: [.send(answer.head("Content-Length: \(body.count + 100)") + body), .silence]
    case .lengthTooShort: [.send(answer.head("Content-Length: \(body.count - 10)") + body)]
    case .twoLengths:
      [.send(answer.head("Content-Length: \(body.count)", "Content-Length: \(body.count - 10)") + body)]
    case .negativeLength: [.send(answer.head("Content-Length: -1") + body)]
    case .hugeLength: [.send(answer.head("Content-Length: 99999999999999999999999999") + body)]
    case .lengthAndChunks:
      [
        .send(
          answer.head("Content-Length: 10", "Transfer-Encoding: chunked")
            + Array("\(String(body.count, radix: 16))\r\n".utf8) + body + Array("\r\n0\r\n\r\n".utf8))
      ]
    case .cutInChunk: [.send(chunked("ff\r\n{\"subject\": ")), .cut]
    case .badChunk: [.send(chunked("zz\r\n{}\r\n0\r\n\r\n"))]
    case .hugeChunk: [.send(chunked("ffffffffffffffff\r\n{\"subject\": ")), flood]
    case .endlessChunkExtension: [.send(chunked("5;x=")), .flood([0x78], octets: Self.headerOctets)]
    case .endlessTrailers:
      [.send(chunked("2\r\n{}\r\n0\r\n")), .flood(Array("X-More: and more\r\n".utf8), octets: Self.headerOctets)]
    case .resetInBody: [.send(answer.head("Content-Length: \(body.count)") + body.dropLast(5)), .reset]
    case .cutInBody: [.send(answer.head("Connection: close") + body.dropLast(5)), .cut]
    case .gzipBomb:
      [.send(answer.head("Content-Encoding: gzip", "Content-Length: \(GzipBomb.octets.count)") + GzipBomb.octets)]
    default: nil
    }
  }
}
