/// What a relay does to the messages that it passes on.
enum Treatment {
  case asIs
  case stripDNSSEC
  case breakSignatures

  /// What goes to the upstream. A message that cannot be read is passed on as it is.
  func query(_ bytes: [UInt8]) -> [UInt8] {
    guard self == .stripDNSSEC, var message = Message(bytes) else { return bytes }
    for index in message.additional.indices where message.additional[index].type == RecordType.opt {
      message.additional[index].ttl &= ~Message.wantsDNSSEC
    }
    return message.bytes
  }

  /// What goes back to the client.
  func reply(_ bytes: [UInt8], mimiType: UInt16) -> [UInt8] {
    guard self != .asIs, var message = Message(bytes) else { return bytes }
    switch self {
    case .asIs: break
    case .stripDNSSEC:
      message.flags &= ~Message.isValidated
      message.answers.removeAll { RecordType.dnssec.contains($0.type) }
      message.authority.removeAll { RecordType.dnssec.contains($0.type) }
      message.additional.removeAll { RecordType.dnssec.contains($0.type) }
    case .breakSignatures:
      // The type covered is the RDATA's first two octets, the signature is at its end (RFC 4034 section 3.1).
      for index in message.answers.indices where message.answers[index].type == RecordType.rrsig {
        guard message.answers[index].data.count > 18 else { continue }
        let covered = message.answers[index].data.uint16(at: 0)
        guard covered == RecordType.txt || covered == mimiType else { continue }
        message.answers[index].data[message.answers[index].data.count - 1] ^= 0x01
      }
    }
    return message.bytes
  }
}
