import Testing

@testable import AccountLookup

/// Written out from IANA's registries a second time, apart from the table of the program: the first and the last address of
/// every block, and what lies beside them.
@Suite struct GlobalReachabilityTests {
  private func isRefused(_ text: String, isPrivate: Bool = false) throws -> Bool {
    let address = try #require(NetworkAddress(text), "\(text)")
    return GlobalReachability.refusal(of: address, isPrivate: isPrivate) != nil
  }

  @Test(
    "the first and the last address of each refused block",
    arguments: [
      "0.0.0.0 0.255.255.255", "10.0.0.0 10.255.255.255", "100.64.0.0 100.127.255.255", "127.0.0.0 127.255.255.255",
      "169.254.0.0 169.254.255.255", "172.16.0.0 172.31.255.255", "192.0.0.0 192.0.0.8", "192.0.0.11 192.0.0.255",
      "192.0.0.170 192.0.0.171", "192.0.2.0 192.0.2.255", "192.88.99.0 192.88.99.255", "192.88.99.2 192.88.99.2",
      "192.168.0.0 192.168.255.255", "198.18.0.0 198.19.255.255", "198.51.100.0 198.51.100.255",
      "203.0.113.0 203.0.113.255", "224.0.0.0 239.255.255.255", "240.0.0.0 255.255.255.254",
      "255.255.255.255 255.255.255.255",
      ":: ::1", "::2 ::ffff", "::1:0:0 ::fffe:ffff:ffff", "::ffff:0:0:0 ::ffff:0:ffff:ffff",
      "64:ff9a:: 64:ff9a:ffff:ffff:ffff:ffff:ffff:ffff", "64:ff9b::1:0:0 64:ff9b:0:ffff:ffff:ffff:ffff:ffff",
      "64:ff9b:1:: 64:ff9b:1:ffff:ffff:ffff:ffff:ffff", "100:: 100::ffff:ffff:ffff:ffff",
      "100:0:0:1:: 100:0:0:1:ffff:ffff:ffff:ffff", "2001:: 2001:0:ffff:ffff:ffff:ffff:ffff:ffff",
      "2001:1:: 2001:1::", "2001:1::4 2001:1:ffff:ffff:ffff:ffff:ffff:ffff",
      "2001:2:: 2001:2:0:ffff:ffff:ffff:ffff:ffff", "2001:4:: 2001:4:111:ffff:ffff:ffff:ffff:ffff",
      "2001:4:113:: 2001:f:ffff:ffff:ffff:ffff:ffff:ffff", "2001:10:: 2001:1f:ffff:ffff:ffff:ffff:ffff:ffff",
      "2001:40:: 2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff", "2001:db8:: 2001:db8:ffff:ffff:ffff:ffff:ffff:ffff",
      "3fff:: 3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff", "4000:: 5eff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
      "5f00:: 5f00:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "8000:: fbff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
      "fc00:: fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "fe80:: febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
      "fec0:: feff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "ff00:: ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
      "1000:: 1fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
    ])
  func refusedBlocks(ends: String) throws {
    for end in ends.split(separator: " ") { #expect(try isRefused(String(end)), "\(end)") }
  }

  @Test(
    "the neighbours of those blocks, and the blocks that can be reached from everywhere",
    arguments: [
      "1.0.0.0 9.255.255.255", "11.0.0.0 100.63.255.255", "100.128.0.0 126.255.255.255", "128.0.0.0 169.253.255.255",
      "169.255.0.0 172.15.255.255", "172.32.0.0 191.255.255.255", "192.0.0.9 192.0.0.10", "192.0.1.0 192.0.1.255",
      "192.0.3.0 192.88.98.255", "192.31.196.0 192.31.196.255", "192.52.193.0 192.52.193.255",
      "192.88.100.0 192.167.255.255", "192.169.0.0 198.17.255.255", "192.175.48.0 192.175.48.255",
      "198.20.0.0 198.51.99.255", "198.51.101.0 203.0.112.255", "203.0.114.0 223.255.255.255",
      "2000:: 2000:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "2001:1::1 2001:1::3", "2001:1::2 2001:1::2",
      "2001:3:: 2001:3:ffff:ffff:ffff:ffff:ffff:ffff", "2001:4:112:: 2001:4:112:ffff:ffff:ffff:ffff:ffff",
      "2001:20:: 2001:2f:ffff:ffff:ffff:ffff:ffff:ffff", "2001:30:: 2001:3f:ffff:ffff:ffff:ffff:ffff:ffff",
      "2001:200:: 2001:db7:ffff:ffff:ffff:ffff:ffff:ffff", "2001:db9:: 2001:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
      "2003:: 3ffe:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "2620:4f:8000:: 2620:4f:8000:ffff:ffff:ffff:ffff:ffff",
      "3fff:1000:: 3fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
    ])
  func reachableBlocks(ends: String) throws {
    for end in ends.split(separator: " ") { #expect(try !isRefused(String(end)), "\(end)") }
  }

  @Test(
    "an IPv4-mapped, 6to4 or NAT64 address is what the IPv4 address inside is",
    arguments: ["127.0.0.1", "10.0.0.1", "169.254.169.254", "192.168.1.1", "0.0.0.0", "224.0.0.1", "255.255.255.255"])
  func addressInside(text: String) throws {
    let refused = try #require(NetworkAddress(text))
    let fine = try #require(NetworkAddress("11.1.2.3"))
    for (front, back) in Self.wrappings {
      let outer = try #require(NetworkAddress(octets: front + refused.octets + back))
      #expect(GlobalReachability.refusal(of: outer) != nil, "\(outer)")
      let open = try #require(NetworkAddress(octets: front + fine.octets + back))
      #expect(GlobalReachability.refusal(of: open) == nil, "\(open)")
    }
  }

  private static let wrappings: [([UInt8], [UInt8])] = [
    ([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF], []),
    ([0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0], []),
    ([0x20, 0x02], [0, 1, 0, 0, 0, 0, 0, 0, 0, 1]),
  ]

  @Test func theReasonNamesTheBlock() throws {
    let loopback = try #require(NetworkAddress("127.0.0.1"))
    #expect(GlobalReachability.refusal(of: loopback) == "127.0.0.1 is a loopback address (RFC 1122)")
    let mapped = try #require(NetworkAddress("::ffff:10.1.2.3"))
    #expect(
      GlobalReachability.refusal(of: mapped)
        == "::ffff:10.1.2.3 is an IPv4-mapped address (RFC 4291), and in it 10.1.2.3 is an address of a private network (RFC 1918)"
    )
  }

  @Test("what the user calls private may have any unicast address")
  func privateEndpoint() throws {
    for text in [
      "10.0.0.1", "127.0.0.1", "169.254.1.1", "192.168.0.1", "100.64.0.1", "fd00::1", "fe80::1", "::1",
      "::ffff:127.0.0.1",
    ] {
      #expect(try !isRefused(text, isPrivate: true), "\(text)")
    }
    for text in [
      "0.0.0.0", "0.1.2.3", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255", "::", "ff02::1",
      "::ffff:224.0.0.1", "::ffff:0.0.0.0", "2002:e000:1::1",
    ] {
      #expect(try isRefused(text, isPrivate: true), "\(text)")
    }
  }
}
