import COpenSSL
import Glibc
import Locking

/// The listening socket, and a thread for each connection.
final class Listener: Sendable {
  /// More than tests have at once; a flood of connections waits in the kernel.
  private static let mostConnections = 1_000
  /// Enough for OpenSSL, also where a sanitizer makes frames larger, and only of addresses, not of memory.
  private static let stackOctets = 1_024 * 1_024

  /// Where it listens.
  let address: SocketAddress
  private let descriptor: Int32
  private let server: Server
  private let open = Mutex(0)

  init(_ wanted: SocketAddress, script: Script, certificates: Certificates, log: Log?) throws(Mistake) {
    server = try Server(script: script, certificates: certificates, log: log)
    let listening = try wanted.listen()
    descriptor = listening.descriptor
    address = SocketAddress(host: wanted.host, port: listening.port)
  }

  /// Answers until standard input ends, or for ever.
  func serve(endsWithInput: Bool) {
    var number = 0
    while true {
      let isFull = open.withLock { $0 >= Self.mostConnections }
      var waiting = [
        pollfd(fd: endsWithInput ? STDIN_FILENO : -1, events: Int16(POLLIN), revents: 0),
        pollfd(fd: isFull ? -1 : descriptor, events: Int16(POLLIN), revents: 0),
      ]
      // Nobody says when there is room again, so it is looked for now and then.
      guard poll(&waiting, 2, isFull ? 10 : -1) > 0 else { continue }
      if waiting[0].revents != 0 && Self.inputHasEnded() { return }
      guard waiting[1].revents != 0 else { continue }
      let connection = accept(descriptor, nil, nil)
      guard connection >= 0 else { continue }
      number += 1
      open.withLock { $0 += 1 }
      let (server, count) = (server, number)
      Self.onThread {
        server.serve(connection, number: count)
        self.open.withLock { $0 -= 1 }
      }
    }
  }

  /// Takes what there is; its content means nothing.
  private static func inputHasEnded() -> Bool {
    var ignored = [UInt8](repeating: 0, count: 4_096)
    let count = read(STDIN_FILENO, &ignored, ignored.count)
    return count == 0 || count < 0 && errno != EINTR && errno != EAGAIN
  }

  private static func onThread(_ body: @escaping @Sendable () -> Void) {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    pthread_attr_setstacksize(&attributes, stackOctets)
    pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
    var thread = pthread_t()
    let box = Unmanaged.passRetained(Body(body))
    let status = pthread_create(
      &thread, &attributes,
      { argument in
        if let argument { Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().run() }
        return nil
      }, box.toOpaque())
    pthread_attr_destroy(&attributes)
    // Without a thread it is done here, one after the other.
    if status != 0 { box.takeRetainedValue().run() }
  }
}

private final class Body: Sendable {
  let run: @Sendable () -> Void
  init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}
