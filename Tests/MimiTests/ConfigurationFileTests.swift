import Discovery
import DisplayText
import Interface
import Resolver
import Terminal
import Testing

@testable import mimi

@Suite struct ConfigurationFileTests {
  private func read(_ text: String) throws -> (configuration: Configuration, idle: [String]) {
    var configuration = Configuration()
    let idle = try ConfigurationFile.read(Array(text.utf8), folder: "/etc/mimi", into: &configuration)
    return (configuration, idle)
  }

  /// The whole sample of the documentation.
  @Test func everyKeyIsTaken() throws {
    let (configuration, idle) = try read(
      """
      {"resolver": "127.0.0.1@5300", "dnssec": "require", "timeout": 2.5, "mimiType": 65280,
       "services": ["signal", "telegram"], "country": "DE", "privateEndpoints": ["im.lan.example"],
       "certificateAuthorities": "/etc/mimi/ca.pem", "phoneTrees": ["e164.arpa"],
       "oracles": [{"name": "Directory", "endpoint": "directory.example.net", "for": ["email", "tel"]}],
       "color": "never", "keys": {"refresh": "F5"}}
      """)
    #expect(configuration.resolver == .server(try #require(ServerAddress("127.0.0.1@5300"))))
    #expect(configuration.dnssec == .require)
    #expect(configuration.discoveryTimeout == .milliseconds(2_500))
    #expect(configuration.mimiType == RecordType(rawValue: 65_280))
    #expect(configuration.color == .never)
    #expect(configuration.services == ["signal", "telegram"])
    #expect(configuration.keys == [.refresh: KeyStroke(.function(5))])
    #expect(configuration.privateEndpoints == ["im.lan.example"])
    #expect(configuration.certificateAuthorities == "/etc/mimi/ca.pem")
    #expect(idle.count == 3)
  }

  @Test func emptyObjectLeavesTheDefaults() throws {
    let (configuration, idle) = try read("{}")
    #expect(configuration.resolver == .system && configuration.dnssec == .auto && configuration.color == .auto)
    #expect(configuration.discoveryTimeout == .seconds(5))
    #expect(configuration.mimiType == .privateUseMIMI)
    #expect(configuration.privateEndpoints.isEmpty && configuration.certificateAuthorities == nil)
    #expect(idle.isEmpty)
  }

  /// A step that asks the DNS has less time than one that asks a provider, unless the user says what a step has.
  @Test func timeoutIsOfAStep() throws {
    let usual = try read("{}").configuration
    #expect(usual.discoveryTimeout == .seconds(5) && usual.accountTimeout == .seconds(10))
    let given = try read("{\"timeout\": 5}").configuration
    #expect(given.discoveryTimeout == .seconds(5) && given.accountTimeout == .seconds(5))
  }

  @Test(arguments: [
    ("ca.pem", "/etc/mimi/ca.pem"), ("certs/ca.pem", "/etc/mimi/certs/ca.pem"), ("/ca.pem", "/ca.pem"),
    ("~/ca.pem", "/etc/mimi/~/ca.pem"),
  ])
  func authoritiesAreFoundFromTheFolderOfTheFile(_ written: String, _ path: String) throws {
    let configuration = try read("{\"certificateAuthorities\": \"\(written)\"}").configuration
    #expect(configuration.certificateAuthorities == path)
  }

  @Test func privateEndpointsAreHostNamesInAnySpelling() throws {
    let configuration = try read("{\"privateEndpoints\": [\"IM.Lan.Example.\", \"xn--bcher-kva.example\"]}")
      .configuration
    #expect(configuration.privateEndpoints == ["im.lan.example", "xn--bcher-kva.example"])
  }

  @Test(arguments: [
    "127.0.0.1", "2130706433", "0x7f.1", "[::1]", "::1", "im", "", ".", "a_b.example", "https://im.lan.example",
    "im.lan.example:443", "*.lan.example", "bücher.example", "im..example", "-im.example",
  ])
  func whatIsNoEndpointIsAMistakeInItsLine(_ name: String) throws {
    let mistake = try #require(throws: ConfigurationFile.Mistake.self) {
      try read("{\"privateEndpoints\": [\n\"im.lan.example\",\n\"\(name)\"]}")
    }
    #expect(mistake.line == 3 && mistake.message.description.hasPrefix("privateEndpoints: "))
  }

  @Test(arguments: [
    ("{\n\"resolvr\": \"system\"}", 2, "resolver"), ("{\"mimitype\": 1}", 1, "mimiType"),
    ("{\n\n\"colour\": \"auto\"\n}", 3, "color"), ("{\"timeouts\": 1}", 1, "timeout"),
  ])
  func unknownKeyNamesItsLineAndTheNearest(_ text: String, _ line: Int, _ nearest: String) throws {
    let mistake = try #require(throws: ConfigurationFile.Mistake.self) { try read(text) }
    #expect(mistake.line == line)
    #expect(mistake.hint.description.contains("\"\(nearest)\""))
  }

  @Test(arguments: [
    ("{\n\"timeout\": \"5\"}", 2), ("{\n\n\"timeout\": 0}", 3), ("{\"timeout\": 1e9}", 1),
    ("{\"resolver\":\n5}", 2), ("{\"resolver\": \"dns.example\"}", 1), ("{\"dnssec\": \"yes\"}", 1),
    ("{\"mimiType\": 16}", 1), ("{\"mimiType\": 0}", 1), ("{\"mimiType\": 65536}", 1), ("{\"mimiType\": 255}", 1),
    ("{\"mimiType\": 1.5}", 1), ("{\"services\": \"signal\"}", 1), ("{\"color\": true}", 1), ("{\"keys\": []}", 1),
    ("{\"privateEndpoints\": \"im.lan.example\"}", 1), ("{\"privateEndpoints\": [\n5]}", 2),
    ("{\"services\": [\n5]}", 2),
    ("{\"certificateAuthorities\": [\"/ca.pem\"]}", 1), ("{\"certificateAuthorities\": \"\"}", 1),
  ])
  func wrongValueNamesItsLine(_ text: String, _ line: Int) throws {
    #expect(try #require(throws: ConfigurationFile.Mistake.self) { try read(text) }.line == line)
  }

  @Test(arguments: [
    ("", 1), ("[]", 1), ("{\"timeout\": 5,}", 1), ("{\n\"timeout\": 5\n\"color\": \"auto\"}", 3),
    ("{\n// comment\n}", 2), ("{\"timeout\": 5,\n\"timeout\": 6}", 2), ("{} {}", 1), ("{\n\"color\": \"au\nto\"}", 2),
  ])
  func textThatIsNoJSONNamesItsLine(_ text: String, _ line: Int) throws {
    #expect(try #require(throws: ConfigurationFile.Mistake.self) { try read(text) }.line == line)
  }

  @Test func hostileKeyIsSafeToShow() throws {
    let mistake = try #require(throws: ConfigurationFile.Mistake.self) { try read("{\"a\\u001b[2J\\u202e\": 1}") }
    #expect(mistake.message.description == "there is no key \"a\\u{1B}[2J\\u{202E}\"")
  }
}
