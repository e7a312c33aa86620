import Foundation
import TestSupport
import Testing

/// mimi-provider itself, with curl as its client: that what it says is right where it should be, and really wrong where not.
@Suite struct AccountProviderScenarios {
  private struct Announcement: Decodable {
    var schema: Int
    var address: String
    var port: Int
    var certificateAuthority: String
  }

  /// Runs curl in the world's network, trusting mimi-provider's authority.
  private func curl(_ name: String, _ options: [String] = []) throws -> Finished {
    let world = try AccountWorld.shared()
    let directory = try PrivateDirectory()
    let authority = try directory.write("authority.pem", world.provider.authority)
    let host = AccountWorld.endpoint(name)
    let resource = AccountWorld.resource("alice.example", host)
    // The name is not looked up, and the host is one that no other test counts.
    return try world.namespace.run(
      "curl",
      [
        "--silent", "--show-error", "--cacert", authority, "--connect-to", "::127.0.0.2:443", "--max-time", "20",
        "https://\(host)/.well-known/webfinger?resource=\(resource)",
      ] + options)
  }

  @Test func theDemosProviderSaysWhereItIsAndEndsWithItsInput() throws {
    let finished = try run(builtProgram("mimi-provider"), ["--demo"])
    #expect(finished.exitStatus == 0)
    let lines = finished.outputText.split(separator: "\n")
    try #require(lines.count == 1)
    let said = try JSONDecoder().decode(Announcement.self, from: Data(lines[0].utf8))
    #expect(said.schema == 1 && said.address == "127.0.0.1" && said.port > 0)
    #expect(said.certificateAuthority.hasPrefix("-----BEGIN CERTIFICATE-----\n"))
  }

  @Test(arguments: ["192.0.2.1@443", "0.0.0.0@0", "::@0", "localhost@0", "2130706433@0", "127.0.0.1", "128.0.0.1@0"])
  func itListensOnLoopbackOnly(_ address: String) throws {
    let finished = try run(builtProgram("mimi-provider"), ["--demo", "--listen", address])
    #expect(finished.exitStatus == 64 && finished.output.isEmpty, "\(finished)")
  }

  @Test(arguments: [
    #"{"hosts": []}"#, #"{"hosts": [{"endpoint": "a.example", "behaviour": "nice"}]}"#,
    #"{"hosts": [{"endpoint": "a.example", "endpoint": "b.example"}]}"#, #"{"hosts": [{"acounts": []}]}"#, "{",
  ])
  func aMistakeInAScriptIsPointedAt(_ script: String) throws {
    let directory = try PrivateDirectory()
    let finished = try run(
      builtProgram("mimi-provider"), ["--script", try directory.write("script.json", script)])
    #expect(finished.exitStatus == 64 && finished.errorText.contains("line 1:"), "\(finished)")
  }

  @Test func itsBombUnpacksToMuch() throws {
    let finished = try curl(AccountScript.spare("gzip-bomb"), ["--compressed"])
    #expect(finished.output.count > 60_000_000 && finished.exitStatus == 0, "\(finished.errorText)")
    let packed = try curl(AccountScript.spare("gzip-bomb"))
    #expect(packed.output.count < 65_536)
  }

  @Test func itsFloodGoesOn() throws {
    let counted = ["--output", "/dev/null", "--write-out", "%{size_download}", "--max-time", "2"]
    let finished = try curl(AccountScript.spare("flood"), counted)
    // 28: the time is over.
    #expect(finished.exitStatus == 28 && (Int(finished.outputText) ?? 0) > 1_000_000, "\(finished)")
  }

  @Test func aRightAnswerIsRight() throws {
    let finished = try curl(AccountScript.spare("type-with-parameters"), ["--include"])
    #expect(finished.outputText.hasPrefix("HTTP/1.1 200 OK\r\n"))
    #expect(
      finished.outputText.contains("\"subject\": \"acct:somebody@im.spare-type-with-parameters.provider.example\""))
  }
}
