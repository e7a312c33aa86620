/// Little that becomes much when it is unpacked (RFC 1951, RFC 1952): 60 kB that are 62 MB of NUL octets, so that it
/// is below a limit on what comes over the wire.
enum GzipBomb {
  private static let zeros = 60_000

  /// One block with codes of its own: one bit for "258 octets as the last one", one for "the distance is 1", both 0.
  /// So each further octet 0 unpacks to four times 258.
  static let octets: [UInt8] = {
    var bits = Bits()
    bits.append(1, count: 1)  // the last block
    bits.append(2, count: 2)  // with codes of its own
    bits.append(29, count: 5)  // 257 + 29 codes for literals and lengths
    bits.append(0, count: 5)  // one code for distances
    bits.append(14, count: 4)  // 18 lengths of codes for the codes' lengths, in the order of section 3.2.7
    let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1]
    // Used are 18 (many zeros), 1 and 2, of one, two and two bits: codes 0, 10, 11.
    for symbol in order { bits.append(symbol == 18 ? 1 : symbol == 1 || symbol == 2 ? 2 : 0, count: 3) }
    func many(_ count: Int) {
      bits.append(0, count: 1)
      bits.append(count - 11, count: 7)
    }
    func length(_ value: Int) { bits.appendCode(value == 1 ? 0b10 : 0b11, count: 2) }
    length(2)  // the literal 0
    many(138)
    many(117)  // 1 to 255
    length(2)  // 256, the end of the block
    many(28)  // 257 to 284
    length(1)  // 285, the length 258
    length(1)  // the distance 1
    bits.appendCode(0b10, count: 2)  // one literal 0, to begin with
    return [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3] + bits.octets + [UInt8](repeating: 0, count: zeros)
  }()

  /// Numbers begin with their lowest bit, codes with their highest (section 3.1.1).
  private struct Bits {
    var octets: [UInt8] = []
    private var used = 0

    mutating func append(_ value: Int, count: Int) {
      for bit in 0..<count { append(value >> bit & 1) }
    }

    mutating func appendCode(_ code: Int, count: Int) {
      for bit in (0..<count).reversed() { append(code >> bit & 1) }
    }

    private mutating func append(_ bit: Int) {
      if used % 8 == 0 { octets.append(0) }
      octets[octets.count - 1] |= UInt8(bit) << (used % 8)
      used += 1
    }
  }
}
