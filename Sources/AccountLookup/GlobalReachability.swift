/// Whether an address may be connected to, when a stranger's record leads there: only when it can be reached from
/// everywhere, so that no record makes this machine knock within its own network.
enum GlobalReachability {
  /// Why an address is refused; `nil` where it is not.
  ///
  /// The longest block of the table decides. An IPv4-mapped, 6to4 or NAT64 address is what the IPv4 address inside is.
  ///
  /// - Parameter isPrivate: whether the user has named the endpoint as one of a private network. Then any unicast address
  ///   will do.
  /// - Returns: half a sentence: `127.0.0.1 is a loopback address (RFC 1122)`.
  static func refusal(of address: NetworkAddress, isPrivate: Bool = false) -> String? {
    let blocks = SpecialPurposeRegistry.blocks.filter { address.begins(with: $0.first, bits: $0.bits) }
    // What of IPv4 stands in no registry is ordinary.
    guard let block = blocks.max(by: { $0.bits < $1.bits }) else { return nil }
    let words = "\(address) is \(block.words) (\(block.source))"
    switch block.verdict {
    case .reachable: return nil
    case .refused: return isPrivate ? nil : words
    case .notUnicast: return words
    case .inside(let offset):
      guard let inside = NetworkAddress(octets: Array(address.octets[offset..<(offset + 4)])) else { return words }
      return refusal(of: inside, isPrivate: isPrivate).map { "\(words), and in it \($0)" }
    }
  }
}
