import COpenSSL
import Glibc

/// One connection: it hears whom it is to be, shakes hands, reads questions, and does what the script says.
final class Connection {
  /// A client that says nothing for that long has gone.
  private static let patience = 60

  private let server: Server
  private let descriptor: Int32
  private let tls: OpaquePointer
  private let number: Int
  private var host: Script.Host?

  init(_ server: Server, _ descriptor: Int32, _ tls: OpaquePointer, _ number: Int) {
    (self.server, self.descriptor, self.tls, self.number) = (server, descriptor, tls, number)
  }

  /// From the handshake to the end.
  func serve() {
    var patience = timeval(tv_sec: Self.patience, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    let isDone = SSL_accept(tls) == 1
    let behaviour = host?.manner.behaviour
    if let steps = behaviour?.insteadOfTLS {
      Player(descriptor, tls: nil).play(steps)
    } else if behaviour == .dripHandshake, let written = SSL_get_wbio(tls) {
      Player(descriptor, tls: nil).play([.drip(memoryContent(written))])
    } else if isDone, let host {
      converse(host)
    } else {
      server.log?.noHandshake(number)
    }
  }

  /// The client has said whom it wants (RFC 6066 section 3); nothing has been sent yet. Called by libssl.
  func hears(_ tls: OpaquePointer) -> Int32 {
    let name = ServerName.read(tls)
    server.log?.hello(number, name: name)
    let host = name.flatMap(server.script.host) ?? server.script.hosts[0]
    self.host = host
    let behaviour = host.manner.behaviour
    // Suspended for good: what follows is not TLS.
    if behaviour?.insteadOfTLS != nil { return SSL_CLIENT_HELLO_RETRY }
    if behaviour == .oldTLS { mimi_only_old_tls(tls) }
    if behaviour == .dripHandshake { SSL_set0_wbio(tls, BIO_new(BIO_s_mem())) }
    let flaw = behaviour.flatMap { $0.isFlawOfCertificate ? $0 : nil }
    guard let certificate = server.certificates.leaf(host.endpoint, flaw: flaw),
      SSL_use_certificate(tls, certificate) == 1, SSL_use_PrivateKey(tls, server.certificates.key) == 1
    else { return SSL_CLIENT_HELLO_ERROR }
    return SSL_CLIENT_HELLO_SUCCESS
  }

  private func converse(_ host: Script.Host) {
    let player = Player(descriptor, tls: tls)
    if let steps = host.manner.behaviour?.insteadOfQuestion { return player.play(steps) }
    while let head = readHead() {
      guard let request = Request(head) else {
        player.play([.send(Array("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n".utf8))])
        return
      }
      server.log?.request(number, request)
      let (answer, behaviour) = Answer.make(to: request, at: host)
      if let steps = behaviour?.insteadOfAnswer(answer) { return player.play(steps) }
      guard player.send(answer.octets) else { return }
      if request.wantsClose { break }
    }
    player.close()
  }

  /// All until the empty line; `nil` at the end of the connection. Questions have no body.
  private func readHead() -> [UInt8]? {
    var head: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 4_096)
    while head.count < Request.longest {
      let count = SSL_read(tls, &chunk, Int32(chunk.count))
      guard count > 0 else { return nil }
      head += chunk[..<Int(count)]
      if head.suffix(4) == [13, 10, 13, 10] { return head }
    }
    return nil
  }
}
