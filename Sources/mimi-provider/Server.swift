import COpenSSL
import Glibc

/// What all connections have in common: the settings of TLS, the certificates, the script.
///
/// `@unchecked Sendable`: the script is only read, and so are the settings of TLS after `init`.
final class Server: @unchecked Sendable {
  let script: Script
  let certificates: Certificates
  let log: Log?
  private let settings: OpaquePointer

  init(script: Script, certificates: Certificates, log: Log?) throws(Mistake) {
    guard let settings = SSL_CTX_new(TLS_server_method()) else { throw Mistake(message: "libssl does not start") }
    (self.script, self.certificates, self.log, self.settings) = (script, certificates, log, settings)
    // Nothing is to be written after the handshake but what a step says.
    SSL_CTX_set_num_tickets(settings, 0)
    SSL_CTX_set_client_hello_cb(
      settings,
      { tls, _, _ in
        guard let tls, let context = SSL_get_ex_data(tls, 0) else { return 0 }
        return Unmanaged<Connection>.fromOpaque(context).takeUnretainedValue().hears(tls)
      }, nil)
  }

  /// Serves one connection to its end, and closes it.
  func serve(_ descriptor: Int32, number: Int) {
    defer { close(descriptor) }
    log?.connection(number, from: SocketAddress.port(of: descriptor, getpeername))
    guard let tls = SSL_new(settings) else { return }
    defer { SSL_free(tls) }
    var on: Int32 = 1
    setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
    SSL_set_fd(tls, descriptor)
    let connection = Connection(self, descriptor, tls, number)
    SSL_set_ex_data(tls, 0, Unmanaged.passUnretained(connection).toOpaque())
    withExtendedLifetime(connection) { connection.serve() }
    // What one connection left there is not another's.
    ERR_clear_error()
  }
}
