import Foundation
import TerminalEmulator
import TestSupport
import Testing

/// `mimi contacts qr`: what is printed is drawn as a picture, and read by zbarimg as by a telephone.
@Suite(.serialized) struct ChatQRScenarios {
  /// An account at each service that has links.
  static let accounts = [
    ("telegram", "myname99"), ("telegram", "+15550100"), ("whatsapp", "+15550100"), ("signal", "+15550100"),
    ("matrix", "@user:server.example"), ("xmpp", "user@example.com"), ("sip", "user@example.com"),
    ("threema", "ABCD1234"), ("wire", "266d36c0-ae62-48b5-91b5-b10ed42f1a0f"), ("viber", "+15550100"),
    ("sms", "+15550100"), ("discord", "175928847299117063"), ("messenger", "page.name"),
    (
      "simplex",
      "https://simplex.chat/contact#/?v=1-2&smp=smp%3A%2F%2Fu2dS9sG8nMNURyZwqASV4yROM28Er0luVTx5X1CsMrU%3D%40smp4.simplex.im%2FShQuD"
    ),
    ("deltachat", "alice@example.org"), ("email", "user@example.com"),
  ]

  /// How it can be drawn.
  static let forms: [(options: [String], environment: [String: String])] = [
    (["--color", "always"], ["TERM": "xterm-256color"]), (["--color", "always"], ["TERM": "xterm"]),
    (["--color", "never"], [:]), (["--color", "always"], ["TERM": "xterm-256color", "LANG": "C"]),
    (["--color", "always"], ["TERM": "vt100", "LANG": "C"]),
  ]

  @Test(arguments: accounts) func everyServicesLinkIsRead(service: String, account: String) throws {
    let chat = try ChatFolder(.init(service: service, account: account))
    let link = try #require(try Self.link(chat))
    let printed = try chat.run("qr", "--color", "always", environment: ["TERM": "xterm-256color"])
    #expect(printed.exitStatus == 0 && printed.outputText.hasSuffix("\n\n  \(link)\n"), "\(printed.errorText)")
    #expect(try Self.read(printed.outputText, chat) == link)
  }

  @Test(arguments: forms.indices) func itIsReadInEveryForm(index: Int) throws {
    let form = Self.forms[index]
    let chat = try ChatFolder(.init(service: "telegram", account: "myname99"))
    let printed = try run(
      builtProgram("mimi"), ["contacts", "qr", ChatFolder.id, "--store", chat.folder.path] + form.options,
      environment: form.environment)
    #expect(try Self.read(printed.outputText, chat) == "https://t.me/myname99")
    #expect(OutputScanner.violations(in: printed.output).isEmpty)
  }

  @Test func theModulesAreThoseOfThePicture() throws {
    let chat = try ChatFolder(.init(service: "telegram", account: "myname99"))
    let finished = try chat.run("qr", "--json")
    let object = try #require(try JSONSerialization.jsonObject(with: Data(finished.output)) as? [String: Any])
    let modules = try #require(object["modules"] as? [String])
    #expect(modules.count >= 21 && modules.allSatisfy { $0.count == modules.count && $0.allSatisfy("01".contains) })
    let light = String(repeating: "0", count: modules.count + 8)
    let padded = Array(repeating: light, count: 4) + modules.map { "0000\($0)0000" } + Array(repeating: light, count: 4)
    // Upright and not inverted, too, which zbarimg does not mind: half blocks are drawn for what is light.
    let halves = stride(from: 0, to: padded.count, by: 2).map { row in
      let lower = row + 1 < padded.count ? padded[row + 1] : light
      return zip(padded[row], lower).map { ["11": " ", "10": "▄", "01": "▀", "00": "█"]["\($0)\($1)"] ?? "?" }.joined()
    }
    let printed = try chat.run("qr", "--color", "never").outputText.split(separator: "\n").map(String.init)
    #expect(Array(printed.prefix(halves.count)) == halves)
    let drawn = padded.map { $0.map { $0 == "1" ? "  " : "██" }.joined() }.joined(separator: "\n")
    #expect(try Self.read(drawn, chat) == "https://t.me/myname99")
  }

  @Test func onATerminalItIsBlackOnWhite() throws {
    let chat = try ChatFolder(.init(service: "telegram", account: "myname99"))
    let terminal = try chat.open("qr")
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(terminal.emulator.shows("https://t.me/myname99"))
    let style = terminal.emulator.cell(0, 0).style
    #expect(style.foreground == .palette(16) && style.background == .palette(231))
    #expect(OutputScanner.violations(in: terminal.output).isEmpty)
  }

  @Test func withoutColourAndUTF8LightModulesAreReversed() throws {
    let chat = try ChatFolder(.init(service: "telegram", account: "myname99"))
    let terminal = try chat.open("qr", environment: ["LANG": "C", "NO_COLOR": "1"])
    #expect(try terminal.waitForExit() == .exited(0))
    func isReversed(_ column: Int, _ row: Int) -> Bool {
      terminal.emulator.cell(column, row).style.attributes.contains(.reverse)
    }
    // The quiet zone of four modules, the corner of a finder pattern behind it, and the light ring within that one.
    #expect(isReversed(0, 0) && isReversed(7, 4) && !isReversed(8, 4) && !isReversed(21, 4) && isReversed(10, 5))
    #expect(!terminal.output.contains(where: { $0 > 0x7E }))
    let dumb = try chat.open("qr", environment: ["LANG": "C", "TERM": "dumb"])
    #expect(try dumb.waitForExit() == .exited(0))
    #expect(dumb.emulator.shows("########  ") && !dumb.output.contains(0x1B))
  }

  @Test func aNarrowTerminalGetsTheLink() throws {
    let chat = try ChatFolder(.init(service: "telegram", account: "myname99"))
    let terminal = try chat.open("qr", columns: 32)
    #expect(try terminal.waitForExit() == .exited(69))
    #expect(terminal.emulator.shows("https://t.me/myname99"))
    #expect(String(decoding: terminal.output, as: UTF8.self).contains("needs 33 columns, and this terminal has 32"))
  }

  @Test func theAccessibleFormIsTheLink() throws {
    let chat = try ChatFolder(.init(service: "telegram", account: "myname99"))
    let finished = try chat.run("qr", "--accessible")
    #expect(finished.exitStatus == 0 && finished.outputText == "https://t.me/myname99\n")
    #expect(finished.errorText.contains("picture is left out"))
  }

  @Test func whatHasNoLinkHasNoCode() throws {
    let chat = try ChatFolder(.init(service: "session", account: "05" + String(repeating: "ab", count: 32)))
    let finished = try chat.run("qr", "--json")
    #expect(finished.exitStatus == 1 && finished.outputText.contains(#""reason": "service-has-none""#))
    #expect(finished.outputText.contains(#""modules": null"#))
  }

  static func link(_ chat: ChatFolder) throws -> String? {
    let finished = try chat.run("qr", "--json")
    return (try JSONSerialization.jsonObject(with: Data(finished.output)) as? [String: Any])?["link"] as? String
  }

  /// What zbarimg reads in the picture of a terminal with this on it.
  static func read(_ printed: String, _ chat: ChatFolder) throws -> String {
    let lines = printed.split(separator: "\n", omittingEmptySubsequences: false)
    let svg = try run(
      builtProgram("TerminalPicture"), ["--columns", "200", "--rows", "\(lines.count)"], input: Array(printed.utf8))
    guard svg.exitStatus == 0 else { throw SupportFailure("TerminalPicture", errors: svg.errors) }
    let source = try chat.folder.directory.write("code.svg", svg.output)
    let picture = chat.path("code.png")
    let drawn = try run("rsvg-convert", ["-o", picture, source])
    guard drawn.exitStatus == 0 else { throw SupportFailure("rsvg-convert", errors: drawn.errors) }
    let read = try run("zbarimg", ["--quiet", "--raw", "-S*.disable", "-Sqrcode.enable", picture])
    return read.outputText.split(separator: "\n").joined(separator: "\n")
  }
}
