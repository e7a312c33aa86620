internal import Glibc

/// One TCP connection, in messages with a length before each (RFC 1035 section 4.2.2).
final class Stream {
  let descriptor: Int32
  /// The connection to the upstream that belongs to a client's, and the other way round.
  var peer: Int?
  let isUpstream: Bool
  /// A client's connection is read only when the handshake would be done at its distance.
  var isReading: Bool
  private(set) var isDead = false
  private var input: [UInt8] = []
  private var output: [UInt8] = []
  private var closesWhenSent = false

  init(_ descriptor: Int32, isUpstream: Bool, isReading: Bool) {
    self.descriptor = descriptor
    self.isUpstream = isUpstream
    self.isReading = isReading
  }

  deinit {
    close(descriptor)
  }

  var pollEvents: Int16 {
    Int16((isReading ? POLLIN : 0) | (output.isEmpty ? 0 : POLLOUT))
  }

  /// The whole messages that have come, and whether the other side has ended.
  func receive() -> (messages: [[UInt8]], ended: Bool) {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = recv(descriptor, &buffer, buffer.count, 0)
    guard count > 0 else { return ([], !(count < 0 && errno == EAGAIN)) }
    input += buffer[..<count]
    var messages: [[UInt8]] = []
    var start = 0
    while start + 2 <= input.count, case let end = start + 2 + Int(input.uint16(at: start)), end <= input.count {
      messages.append(Array(input[(start + 2)..<end]))
      start = end
    }
    input.removeFirst(start)
    return (messages, false)
  }

  func send(_ message: [UInt8]) {
    guard message.count <= Int(UInt16.max) else { return }
    output.append(bigEndian: UInt16(message.count))
    output += message
    flush()
  }

  func flush() {
    while !output.isEmpty {
      let count = Glibc.send(descriptor, output, output.count, Int32(MSG_NOSIGNAL))
      guard count > 0 else {
        // ENOTCONN and EINPROGRESS: the connection to the upstream is still being made.
        isDead = ![EAGAIN, ENOTCONN, EINPROGRESS].contains(errno)
        return
      }
      output.removeFirst(count)
    }
    isDead = isDead || closesWhenSent
  }

  func closeWhenSent() {
    closesWhenSent = true
    isDead = output.isEmpty
  }
}
