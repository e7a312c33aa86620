import Glibc

/// Asks the server at 127.0.0.1 over UDP for the SOA of `zone` until it answers with rcode 0 and a record, and returns
/// how often it asked.
/// - Parameter tries: each takes at most 100 ms.
/// - Throws: `SupportFailure` when none was answered so.
@discardableResult
public func waitForDNS(port: UInt16, zone: String, tries: Int = 100) throws -> Int {
  let query = soaQuery(zone)
  for attempt in 1...tries {
    let start = ContinuousClock.now
    if answers(query, port) { return attempt }
    // A closed port refuses at once; the next try waits for the rest of its 100 ms.
    let left = .milliseconds(100) - (ContinuousClock.now - start)
    poll(nil, 0, Int32(max(0, left / .milliseconds(1))))
  }
  throw SupportFailure("the server at port \(port) has not answered for \(zone) in \(tries) tries")
}

private func answers(_ query: [UInt8], _ port: UInt16) -> Bool {
  let descriptor = socket(AF_INET, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
  guard descriptor >= 0 else { return false }
  defer { close(descriptor) }
  var (address, length) = loopback(port)
  let connected = withUnsafePointer(to: &address) {
    $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, length) }
  }
  guard connected == 0, send(descriptor, query, query.count, 0) == query.count else { return false }
  var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
  guard poll(&waiting, 1, 100) > 0 else { return false }
  var reply = [UInt8](repeating: 0, count: 4_096)
  let count = recv(descriptor, &reply, reply.count, 0)
  // RFC 1035 section 4.1.1: our ID, rcode 0, and at least one answer.
  return count >= 12 && reply[0...1] == query[0...1] && reply[3] & 0x0f == 0 && (reply[6] | reply[7]) != 0
}

/// RFC 1035 section 4.1: one question, type SOA (6), class IN.
private func soaQuery(_ zone: String) -> [UInt8] {
  var query: [UInt8] = [0x4d, 0x49, 0x01, 0x00, 0, 1, 0, 0, 0, 0, 0, 0]
  for label in zone.split(separator: ".") { query += [UInt8(label.utf8.count)] + label.utf8 }
  return query + [0, 0, 6, 0, 1]
}
