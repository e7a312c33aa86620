internal import CUnbound

/// What libunbound answered.
struct UnboundReply {
  var packet: [UInt8]
  var isSecure: Bool
  var isBogus: Bool
  /// Whether there are signatures in a bogus answer.
  var isSigned = false
  /// The validator's reason, or the library's for a query that it did not take. Text from outside.
  var why: String?

  init(
    _ responseCode: Int32, _ packet: UnsafeMutableRawPointer?, _ length: Int32, _ security: Int32,
    _ why: UnsafeMutablePointer<CChar>?
  ) {
    // unbound-event.h: 0 insecure, 1 bogus, 2 secure.
    isBogus = security == 1
    isSecure = security == 2
    self.why = why.map { String(cString: $0) }
    // A bogus answer still carries its data, with response code 0: it is dropped before anybody can look at it. A
    // failure that libunbound has in its cache comes with response code 0 too, and its own inside the packet.
    if responseCode == 0, !isBogus, let packet, length > 0 {
      self.packet = Array(UnsafeRawBufferPointer(start: packet, count: Int(length)))
      if !Message.isUsable(self.packet) { self.packet = [] }
    } else {
      self.packet = []
      if isBogus, let packet, length > 0 {
        isSigned = Message(Array(UnsafeRawBufferPointer(start: packet, count: Int(length))))?.hasSignatures == true
      }
    }
  }

  init(failure: String) {
    packet = []
    isSecure = false
    isBogus = false
    why = failure
  }

  var isServerFailure: Bool { !isBogus && packet.isEmpty }
}
