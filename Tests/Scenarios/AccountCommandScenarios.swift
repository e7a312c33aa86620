import Foundation
import Glibc
import TerminalEmulator
import TestSupport
import Testing

/// `mimi account` over a real name server, up to where a provider would be asked.
@Suite struct AccountCommandScenarios {
  private let folder: ContactsFolder

  init() throws { folder = try ContactsFolder() }

  private func account(_ arguments: String..., options: [String] = ["--yes"]) throws -> Finished {
    try mimi(["account", "--store", folder.path] + options, arguments)
  }

  /// The one object that it prints, whose keys are those of the contract, in that order.
  private func object(_ finished: Finished, hasError: Bool = false) throws -> [String: Any] {
    let keys =
      [
        "schema", "identifier", "provider", "status", "account", "subject", "links", "httpStatus", "retryAfter",
        "detail",
      ] + (hasError ? ["error"] : [])
    let lines = finished.outputText.split(separator: "\n")
    #expect(lines.count == 1, "\(finished.outputText)\(finished.errorText)")
    let made = try JSONSerialization.jsonObject(with: Data(finished.output)) as? [String: Any]
    let object = try #require(made)
    #expect(Set(object.keys) == Set(keys))
    var rest = finished.outputText[...]
    for key in keys {
      let found = try #require(rest.range(of: "\"\(key)\": "), "\(key) does not stand where it should")
      rest = rest[found.upperBound...]
    }
    return object
  }

  @Test func theSuggestedProvidersPublishedAccountIsTheAnswerAndNobodyIsAsked() throws {
    let finished = try account("straight.example", options: ["--yes", "--json", "--verbose"])
    #expect(finished.exitStatus == 0)
    let object = try object(finished)
    #expect(object["status"] as? String == "found" && object["account"] as? String == "myname99")
    #expect(object["httpStatus"] is NSNull && object["subject"] is NSNull && object["detail"] is NSNull)
    #expect((object["provider"] as? [String: Any])?["endpoint"] as? String == "im.telegram.org")
    #expect((object["identifier"] as? [String: Any])?["input"] as? String == "straight.example")
    // Every question is said, and none is about the provider.
    #expect(finished.errorText.contains("for TXT of straight.example"))
    #expect(!finished.errorText.contains("telegram"), "\(finished.errorText)")
    let plain = try account("straight.example")
    #expect(plain.outputText.contains("  myname99\n") && plain.outputText.contains("im.telegram.org was not asked"))
  }

  @Test func whatWasFoundIsKeptAsALookupKeepsIt() throws {
    _ = try account("straight.example", options: ["--yes", "--no-save"])
    #expect(try folder.names().isEmpty)
    _ = try account("straight.example")
    let kept = try #require(try folder.list().first)
    #expect(kept.id == "straight.example" && kept.providers.map(\.accountFrom) == ["dns", "dns"])
  }

  /// The endpoint has no address here; and no provider is named so.
  @Test(arguments: [([], 69), (["--provider", "signal"], 64)] as [([String], Int32)])
  func aDiscoveryIsKeptWhateverBecomesOfTheQuestion(_ options: [String], _ exit: Int32) throws {
    let finished = try account("private.example", options: ["--yes"] + options)
    #expect(finished.exitStatus == exit || finished.exitStatus == 75, "\(finished)")
    let kept = try folder.list()
    let looked = try ContactsFolder()
    _ = try looked.lookup("private.example")
    #expect(try kept.map(\.id) == looked.list().map(\.id) && kept.first?.providers.map(\.account) == [nil, nil])
  }

  @Test func aDiscoveryThatFailsStandsBesideWhatIsKept() throws {
    _ = try folder.lookup("straight.example")
    let line = try String(decoding: folder.octets(), as: UTF8.self)
    try folder.directory.write("mimi/contacts.jsonl", line.replacing("straight.example", with: "nowhere.example"))
    #expect(try account("nowhere.example").exitStatus == 1)
    let kept = try #require(try folder.list().first)
    #expect(kept.status == "no-name" && kept.providers.count == 2)
  }

  @Test func thePreferredProviderIsTheSuggestedOneAndThenYourServices() throws {
    let services = try folder.directory.write("config.json", "{\"services\": [\"whatsapp\"]}")
    let configured = try account("straight.example", options: ["--yes", "--json", "--config", services])
    #expect(try object(configured)["account"] as? String == "+15551234567")
    #expect(try folder.contacts("prefer", "straight.example", "telegram").exitStatus == 0)
    let preferred = try account("straight.example", options: ["--yes", "--json", "--config", services])
    #expect(try object(preferred)["account"] as? String == "myname99")
  }

  @Test(arguments: [
    ("nowhere.example", "no-name", 1), ("unreachable.example", "not-reachable", 1),
    ("others-only.example", "no-record", 1),
    ("wrong.example", "bogus", 69), ("bad..name", "invalid-identifier", 64),
  ])
  func aDiscoveryThatFailsIsTheAnswer(_ identifier: String, _ status: String, _ exit: Int32) throws {
    let finished = try account(identifier, options: ["--yes", "--json"])
    #expect(finished.exitStatus == exit && finished.errors.isEmpty)
    let object = try object(finished, hasError: true)
    #expect(object["status"] as? String == status && object["provider"] is NSNull && object["account"] is NSNull)
    let error = try #require(object["error"] as? [String: String])
    #expect(Set(error.keys) == ["code", "message", "hint"])
    let said = try lookup(identifier).lines.first?.error
    #expect(error["code"] == said?.code && error["message"] == said?.message && error["hint"] == said?.hint)
    let plain = try account(identifier)
    #expect(plain.exitStatus == exit && plain.errorText.contains("mimi: hint: "))
    #expect(try folder.names().isEmpty, "nothing was found that could be kept")
  }

  @Test func aTelephoneNumberCannotBeLookedUp() throws {
    let finished = try account("+15550100100", options: ["--yes", "--json"])
    #expect(finished.exitStatus == 64)
    #expect((try object(finished, hasError: true)["error"] as? [String: String])?["code"] == "no-phone-tree")
  }

  @Test(arguments: [["--json"], [], ["--provider", "telegram"]])
  func withoutATerminalAndWithoutYesNobodyIsAsked(_ options: [String]) async throws {
    let server = try await BadServer("by-name")
    let finished = try await waiting {
      try run(
        builtProgram("mimi"), ["account", "one.example", "--no-save", "--resolver", server.resolver] + options)
    }
    #expect(finished.exitStatus == 64 && finished.output.isEmpty)
    #expect(finished.errorText.contains("--yes"))
    #expect(server.queries.isEmpty, "not even the DNS")
  }

  @Test(arguments: [
    ("private.example", "signal", "private.example has no provider signal", "telegram, whatsapp"),
    ("private.example", "#3", "private.example has no provider #3", "telegram, whatsapp"),
    ("private.example", "", "private.example has no provider", "telegram, whatsapp"),
    ("ties.example", "beta.example", "ties.example has no provider beta.example", "alpha"),
    ("ties.example", "alpha", "ties.example has 6 providers alpha", "'#1' for a.example.org"),
  ])
  func aProviderThatIsNotOneIsAUsageError(_ name: String, _ wanted: String, _ error: String, _ hint: String) throws {
    let finished = try account(name, options: ["--yes", "--provider", wanted])
    #expect(finished.exitStatus == 64 && finished.output.isEmpty)
    #expect(finished.errorText.contains("mimi: error: \(error)"), "\(finished.errorText)")
    #expect(finished.errorText.contains(hint), "\(finished.errorText)")
  }

  /// The endpoint's name is not to be found here: whoever is named is asked, however its record reads.
  @Test(arguments: [
    ("#2", "mimi.whatsapp.com"), ("telegram", "im.telegram.org"), ("IM.Telegram.org.", "im.telegram.org"),
  ])
  func theNamedProviderIsAlwaysAsked(_ wanted: String, _ endpoint: String) throws {
    let finished = try account("straight.example", options: ["--yes", "--json", "--provider", wanted])
    let object = try object(finished)
    #expect((object["provider"] as? [String: Any])?["endpoint"] as? String == endpoint)
    #expect(object["status"] as? String != "found" && object["account"] is NSNull)
    #expect(finished.exitStatus == 69 || finished.exitStatus == 75)
  }

  @Test func authoritiesThatAreNotThereEndIn78OnlyWhenAProviderIsAsked() throws {
    let config = try folder.directory.write("config.json", "{\"certificateAuthorities\": \"none.pem\"}")
    #expect(try account("straight.example", options: ["--yes", "--config", config]).exitStatus == 0)
    let asked = try account("private.example", options: ["--yes", "--config", config])
    #expect(asked.exitStatus == 78 && asked.output.isEmpty)
    #expect(asked.errorText.contains("\(folder.directory.path)/none.pem"), "\(asked.errorText)")
  }

  @Test func lookupNamesTheCommandBesideProvidersWithoutAnAccount() throws {
    let plain = try mimi(["lookup", "--no-save"], ["private.example", "straight.example", "ties.example"])
    #expect(
      plain.outputText.contains(
        """

          1  Telegram   ask the provider  im.telegram.org       mimi account private.example --provider telegram
          2  WhatsApp   ask the provider  mimi.whatsapp.com     mimi account private.example --provider whatsapp

        """))
    #expect(!plain.outputText.contains("mimi account straight.example"))
    #expect(plain.outputText.contains("mimi account ties.example --provider '#"))
    let demo = try run(builtProgram("mimi"), ["demo", "bob.family.example"])
    #expect(demo.outputText.contains("ask the provider") && !demo.outputText.contains("mimi account"))
  }

  @Test func onATerminalNoCommandIsBrokenInTwo() throws {
    let world = try World.shared()
    let command = "mimi account private.example --provider telegram"
    for (columns, before) in [(120, "im.telegram.org       "), (80, "im.telegram.org\r\n     ")] {
      let terminal = try PseudoTerminal(
        builtProgram("mimi"),
        [
          "lookup", "--no-save", "--color", "never", "--resolver", world.knot.resolver, "--trust-anchor",
          world.anchorFile,
          "private.example",
        ], environment: cleanEnvironment(home: folder.directory.path, adding: ["TERM": "xterm"]),
        columns: columns)
      #expect(try terminal.waitForExit() == .exited(0))
      let output = String(decoding: terminal.output, as: UTF8.self)
      #expect(output.contains("  1  Telegram   ask the provider  \(before)\(command)\r\n"), "\(output)")
    }
  }
}

/// `mimi consents`, and what a person's hand or another version left in its file.
@Suite struct ConsentsCommandScenarios {
  private let folder: ContactsFolder
  private var file: String { folder.directory.path + "/consents.jsonl" }

  init() throws { folder = try ContactsFolder() }

  private func consents(_ arguments: String...) throws -> Finished {
    try run(
      builtProgram("mimi"), ["consents"] + arguments + ["--store", folder.directory.path + "/contacts.jsonl"])
  }

  @Test func theyAreListedAndRevoked() throws {
    let none = try consents()
    #expect(none.exitStatus == 0 && none.output.isEmpty && none.errorText.hasPrefix("mimi: hint: no provider is asked"))
    #expect(try consents("list", "--json").errors.isEmpty)
    let lines = ["im.telegram.org", "im.example.net"].map {
      "{\"schema\": 1, \"endpoint\": \"\($0)\", \"since\": \"2026-11-23T15:04:05Z\"}\n"
    }
    _ = try folder.directory.write("consents.jsonl", lines.joined())
    #expect(try consents("--json").outputText == lines[1] + lines[0])
    #expect(try consents("list").outputText.contains("im.telegram.org   since 2026-11-23T15:04:05Z\n"))
    #expect(try consents("revoke", "IM.telegram.org.").exitStatus == 0)
    #expect(try consents("list", "--json").outputText == lines[1])
    let again = try consents("revoke", "im.telegram.org", "im.example.net")
    #expect(again.exitStatus == 1 && again.errorText.contains("im.telegram.org is not asked without asking you"))
    #expect(try consents("--json").output.isEmpty)
  }

  @Test(arguments: [
    ["revoke"], ["revoke", "127.0.0.1"], ["revoke", "a_b.example"], ["revoke", "--no-save", "a.example"],
  ])
  func mistakesAreUsageErrors(_ arguments: [String]) throws {
    let finished = try run(builtProgram("mimi"), ["consents"] + arguments)
    #expect(finished.exitStatus == 64 && finished.output.isEmpty && finished.errorText.contains("mimi: hint: "))
  }

  @Test func whatCannotBeReadIsSaidAndHostileTextIsHarmless() throws {
    _ = try folder.directory.write(
      "consents.jsonl",
      "{\"schema\": 1, \"endpoint\": \"im.telegram.org\", \"since\": \"2026-11-23T15:04:05Z\"}\n\u{1B}[2J\u{202E}\n")
    let finished = try consents()
    #expect(finished.outputText.hasPrefix("im.telegram.org "))
    #expect(finished.errorText.contains("a line of \(file) cannot be read (line 2: "))
    #expect(!finished.errors.contains(0x1B) && !finished.errorText.contains("\u{202E}"))
  }
}
