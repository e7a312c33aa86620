import Testing

@testable import Resolver

@Suite struct SpecificationTests {
  @Test(arguments: [
    ("127.0.0.1", "127.0.0.1", 53), ("127.0.0.1@5300", "127.0.0.1", 5300), ("::1@53", "::1", 53),
    ("[2001:db8::1]@853", "2001:db8::1", 853), ("fe80::1%lo", "fe80::1%lo", 53),
  ])
  func addressesAreTaken(_ text: String, _ address: String, _ port: Int) throws {
    guard case .server(let server) = try ResolverSpecification(text) else {
      Issue.record("no server")
      return
    }
    #expect(server.address == address)
    #expect(Int(server.port) == port)
  }

  @Test(arguments: [
    "", "localhost", "127.1", "0x7f000001", "2130706433", "127.0.0.1@", "127.0.0.1@0", "127.0.0.1@65536",
    "127.0.0.1@+53", "127.0.0.1@53#dns.example", "127.0.0.1:53", "::1%nosuchinterface", "System", "127.0.0.1 ",
    "127.0.0.1@53@53", "[127.0.0.1",
  ])
  func othersAreRefused(_ text: String) {
    #expect(throws: ResolverSpecification.Mistake.self) { try ResolverSpecification(text) }
  }

  /// Taken for an address they would be asked in clear, which is the opposite of what was wanted.
  @Test(arguments: ["tls://127.0.0.1#dns.example", "https://dns.example/dns-query"])
  func encryptedFormsAreRefusedInTheirOwnWords(_ text: String) throws {
    let mistake = try #require(throws: ResolverSpecification.Mistake.self) { try ResolverSpecification(text) }
    #expect(mistake.message.contains("encrypted"))
  }

  @Test func wordsAreTaken() throws {
    #expect(try ResolverSpecification("system") == .system)
    #expect(try ResolverSpecification("recursive") == .recursive)
  }

  @Test func portIsShownWhereItIsNotTheUsualOne() {
    #expect(ServerAddress("127.0.0.53")?.description == "127.0.0.53")
    #expect(ServerAddress("127.0.0.53@5353")?.description == "127.0.0.53@5353")
  }
}

@Suite struct SystemResolversTests {
  @Test func firstThreeServersAreTakenEachOnce() {
    let text = """
      # a comment
      ; another
      search example.net
      nameserver 127.0.0.53
      nameserver\t::1
      nameserver 127.0.0.53
      nameserver 127.0.0.1@853#dns.example
      nameserver
      nameserver not-an-address
      options edns0
      nameserver 192.0.2.1 trailing
      nameserver 192.0.2.2
      """
    #expect(SystemResolvers.parse(text).map(\.description) == ["127.0.0.53", "::1", "192.0.2.1"])
  }

  @Test(arguments: ["", "\n\n", "options edns0\n"])
  func withoutServersItIsTheLocalOne(_ text: String) {
    #expect(SystemResolvers.parse(text).map(\.description) == ["127.0.0.1"])
  }

  @Test func missingFileIsAsAnEmptyOne() {
    #expect(SystemResolvers.read(path: "/nonexistent/resolv.conf").map(\.description) == ["127.0.0.1"])
  }
}

@Suite struct TrustAnchorTests {
  @Test func zonesAreThoseOfDNSKEYAndDSRecords() {
    let text = """
      ; autotrust trust anchor file
      .	172800	IN	DNSKEY	257 3 8 AwEAAa ;{id = 20326}
      Example.  IN DS 1 13 2 \(Self.digest)
      example. 3600 IN DS 2 13 2 \(Self.digest)
      ; commented. IN DS 1 13 2 00
      other. IN TXT "DNSKEY-like"
      """
    #expect(TrustAnchor.zones(text) == [".", "example"])
  }

  private static let digest = String(repeating: "0A", count: 32)

  /// libunbound takes each of these for "not signed", and believes whatever comes then.
  @Test(arguments: [
    "example. DNSKEY 257 3 200 AwEAAa", "example. DNSKEY 1 3 13 AwEAAa", "example. DNSKEY 257 4 13 AwEAAa",
    "example. DNSKEY 257 3 13", "example. DS 1 250 2 \(digest)", "example. DS 1 13 9 \(digest)",
    "example. DS 1 13 2 0A0B", "example. DS 1 13 2 \(digest)XY", "example. DS", "DS 1 13 2 \(digest)",
  ])
  func keysThatCannotBeUsedAreNone(_ line: String) { #expect(TrustAnchor.zones(line).isEmpty) }

  @Test func namesAreCoveredByTheirZonesAnchor() throws {
    let anchor = try TrustAnchor(contents: Array("example. DS 1 13 2 \(Self.digest)\n".utf8))
    #expect(anchor.covers("example") && anchor.covers("a.b.example"))
    #expect(!anchor.covers("notexample") && !anchor.covers("example.net"))
    #expect(try TrustAnchor(contents: Array(". DS 1 13 2 \(Self.digest)\n".utf8)).covers("a.example"))
  }

  @Test func fileWithoutAKeyIsRefused() {
    #expect(throws: TrustAnchor.Mistake.self) { try TrustAnchor(contents: Array("; nothing\n".utf8)) }
    #expect(throws: TrustAnchor.Mistake.self) { try TrustAnchor(path: "/nonexistent/root.key") }
  }
}
