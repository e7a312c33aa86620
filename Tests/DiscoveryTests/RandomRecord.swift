import TestSupport

/// Random discovery records: mostly right, with mistakes strewn in, so that every rule is met from both sides.
struct RandomRecord {
  private(set) var rdata: [UInt8] = []
  private(set) var isDiscoveryType = false

  init(_ random: inout SeededGenerator) {
    isDiscoveryType = random.chance(oneIn: 3)
    var octets = Self.tags(&random)
    // A-labels stay as they are: whether a mutated one is the encoding of a name is not for the naive parser to tell.
    if random.chance(oneIn: 2), !String(decoding: octets, as: UTF8.self).contains("xn--") {
      for _ in 0..<Int.random(in: 1...3, using: &random) { Self.mutate(&octets, &random) }
    }
    rdata = Self.strings(octets, &random)
  }

  private static func tags(_ random: inout SeededGenerator) -> [UInt8] {
    var parts: [[UInt8]] = []
    if !random.chance(oneIn: 20) { parts.append(tag("v", versions, &random)) }
    for (name, values) in [("p", priorities), ("s", services), ("e", endpoints), ("a", accounts)]
    where !random.chance(oneIn: name == "e" ? 12 : 4) {
      parts.insert(tag(name, values, &random), at: parts.isEmpty ? 0 : Int.random(in: 1...parts.count, using: &random))
    }
    while random.chance(oneIn: 4) { parts.append(tag(random.pick(names), accounts + services, &random)) }
    if random.chance(oneIn: 4) { parts.append(space(&random)) }
    return Array(parts.joined(separator: Array(";".utf8)))
  }

  private static func tag(_ name: String, _ values: [String], _ random: inout SeededGenerator) -> [UInt8] {
    // The first values are good ones.
    let value = random.chance(oneIn: 8) ? random.pick(values) : random.pick(Array(values.prefix(3)))
    var made = space(&random) + Array(name.utf8) + space(&random)
    if !random.chance(oneIn: 60) { made += Array("=".utf8) }
    return made + space(&random) + Array(value.utf8) + space(&random)
  }

  private static func space(_ random: inout SeededGenerator) -> [UInt8] {
    var made: [UInt8] = []
    let spaces = random.chance(oneIn: 12) ? ["\r\n", "\n", "\r"] : [" ", " ", "\t", "\r\n ", "\r\n\t"]
    while random.chance(oneIn: 3) { made += Array(random.pick(spaces).utf8) }
    return made
  }

  private static func mutate(_ octets: inout [UInt8], _ random: inout SeededGenerator) {
    guard !octets.isEmpty else { return }
    let place = Int.random(in: 0..<octets.count, using: &random)
    switch Int.random(in: 0..<6, using: &random) {
    case 0: octets.remove(at: place)
    case 1: octets.insert(random.pick(telling), at: place)
    case 2: octets[place] = random.pick(telling)
    case 3: octets.insert(contentsOf: octets[place..<min(place + 5, octets.count)], at: place)
    case 4: octets.removeLast(min(place, 4))
    default:
      octets.insert(
        contentsOf: Array(random.pick(["\u{FC}", "\u{202E}", "\u{85}", ";;", "; p=1", "\r\n "]).utf8), at: place)
    }
    if random.chance(oneIn: 100) {
      octets += Array("; y=".utf8) + Array(repeating: 0x61, count: Int.random(in: 1_900...2_100, using: &random))
    }
  }

  private static func strings(_ octets: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
    var made: [UInt8] = []
    var rest = octets
    while !rest.isEmpty {
      let length = random.chance(oneIn: 2) ? 255 : Int.random(in: 0...40, using: &random)
      let string = rest.prefix(length)
      made += [UInt8(string.count)] + string
      rest.removeFirst(string.count)
    }
    if random.chance(oneIn: 30) { made.append(UInt8.random(in: 0...3, using: &random)) }
    if random.chance(oneIn: 60), !made.isEmpty { made[0] &+= 1 }
    return made
  }

  private static let telling: [UInt8] =
    Array(";;==  \t\r\n.-_0aA@:/vpsexMI".utf8) + [0x00, 0x1F, 0x7F, 0x80, 0x9B, 0xC2, 0xC3, 0xFF]
  private static let versions = [
    "MIMI1", "MIMI1", "MIMI1", "MIMI", "MIMI2", "MIMI10", "MIMI1 ", "mimi1", "spf1", "", "MIMI 1", "MIMI1=1",
  ]
  private static let priorities = [
    "1", "2", "007", "0", "65535", "65536", "", "x", "-1", "1 2", "1.5", "99999999999999999999",
  ]
  private static let services = [
    "telegram", "Signal", "a-b_c.d", "", "a b", "\u{FC}", String(repeating: "s", count: 64),
    String(repeating: "s", count: 65),
  ]
  private static let endpoints = [
    "im.telegram.org", "A.Example.", "xn--bcher-kva.example", ".", "", "..", "localhost", "_im.example.com",
    "127.0.0.1", "a.0x7f",
    "a.example:443", "a..example", "-a.example", "b\u{FC}cher.example", "a.example/path", "xn--53h.example",
    "1.2.3.4.example",
    String(repeating: "a", count: 63) + ".example", String(repeating: "a", count: 64) + ".example",
    String(repeating: "a.", count: 126) + "b", String(repeating: "a.", count: 126) + "bc", "a.0xz", "a.example .",
  ]
  private static let accounts = [
    "myname99", "+1 555 0100", "J\u{FC}rgen e\u{301}", "", "a=b", "\u{202E}x", "\u{85}", "x\u{0}y", "a\r\n b",
    String(repeating: "a", count: 255), String(repeating: "a", count: 256), String(repeating: "\u{FC}", count: 128),
  ]
  private static let names = ["x", "Z9_", "yy", "V", "p", "v", "1x", "_x", "x-y", "", "\u{FC}"]
}
