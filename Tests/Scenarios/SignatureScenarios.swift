import TestSupport
import Testing

/// DNSSEC: what is proved, what cannot be, and what is forged.
@Suite struct SignatureScenarios {
  @Test(arguments: [
    "wrong.example", "expired.example", "missing.example", "new-wrong.example", "unproven.example",
    "any.broken.example",
  ])
  func bogusIsNeverUsed(_ identifier: String) throws {
    for options in [[], ["--dnssec", "auto"], ["--dnssec", "require"]] {
      let line = try single(identifier, options: options)
      #expect(line.status == "bogus" && line.dnssec == "bogus", "\(options)")
      #expect(line.providers.isEmpty && line.problems.isEmpty, "\(options)")
      #expect(line.error?.message.isEmpty == false)
    }
    let plain = try mimi(["lookup"], [identifier])
    #expect(plain.exitStatus == 69)
    #expect(!plain.outputText.contains("im.example.org") && !plain.errorText.contains("im.example.org"))
  }

  @Test(arguments: ["plain.insecure.example", "both.insecure.example"])
  func insecureIsFoundUnlessSecureIsRequired(_ identifier: String) throws {
    let line = try single(identifier)
    #expect(line.status == "found" && line.dnssec == "insecure" && line.providers.count == 1)
    let required = try single(identifier, options: ["--dnssec", "require"])
    #expect(required.status == "not-secure" && required.dnssec == "insecure")
    #expect(required.providers.isEmpty && required.error != nil)
  }

  /// `insecure` is a proof, from a trust anchor down, that there are no signatures; of a zone beside all anchors there is none.
  @Test func aZoneWithoutAnAnchorAboveItIsUnchecked() throws {
    let line = try single("plain.example.net")
    #expect(line.status == "found" && line.dnssec == "unchecked")
    #expect(try single("plain.example.net", options: ["--dnssec", "require"]).status == "not-secure")
  }

  @Test func secureStaysWhatItIsWhenRequired() throws {
    for identifier in ["straight.example", "signed.example", "below.signed.example"] {
      let line = try single(identifier, options: ["--dnssec", "require"])
      #expect(line.status == "found" && line.dnssec == "secure" && !line.providers.isEmpty)
    }
  }

  @Test(arguments: [
    "straight.example", "plain.insecure.example", "wrong.example", "expired.example", "missing.example",
  ])
  func withoutDNSSECNothingIsChecked(_ identifier: String) throws {
    let line = try single(identifier, options: ["--dnssec", "off"])
    #expect(line.status == "found" && line.dnssec == "unchecked" && !line.providers.isEmpty)
  }

  @Test func withoutTheZonesKeyItsDamageIsNotSeen() throws {
    // Only example.com.'s key: nothing is known of example., so its answers are unchecked, and neither bogus nor insecure.
    let world = try World.shared()
    let directory = try PrivateDirectory()
    let line = String(decoding: try readFile(world.anchorFile), as: UTF8.self).split(separator: "\n")
      .filter { $0.hasPrefix("example.com.") }.joined()
    let anchor = try directory.write("anchor", line + "\n")
    let finished = try run(
      builtProgram("mimi"),
      ["lookup", "--json", "wrong.example", "--resolver", world.knot.resolver, "--trust-anchor", anchor])
    let lines = try lookupLines(finished.output)
    #expect(lines.map(\.status) == ["found"] && lines.map(\.dnssec) == ["unchecked"])
  }
}
