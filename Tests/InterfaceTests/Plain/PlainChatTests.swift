import ContactStore
import Discovery
import DisplayText
import Interface
import Services
import Testing

/// Opening a chat and copying in the form without a screen, as a person hears it.
@Suite struct PlainChatTests {
  private static let menu = [
    "1 prefer  2 refresh  3 name  4 note  5 remove", "6 ask for the account  7 open a chat  8 copy  9 back",
    "Type a number:",
  ]
  private static let whom = "Type the number of the provider to open a chat at, or back:"
  private static let whose = "Type the number of the provider whose account or link to copy, or back:"

  private static func atAlice(noDesktop: DisplayText? = nil) -> PlainScript {
    var script = PlainScript(
      facts: Facts(server: "127.0.0.53, not encrypted", validation: "DNSSEC validated", noDesktop: noDesktop))
    script.answers["alice.example"] = PlainScript.found(
      "alice.example", "v=MIMI1; p=1; a=alice99; e=im.telegram.org; s=telegram",
      "v=MIMI1; p=2; a=0501; e=mimi.example; s=somewhere", "v=MIMI1; p=3; e=mimi.signal.example; s=signal")
    _ = script.begin()
    _ = script.type("alice.example")
    return script
  }

  @Test func yesOpensTheLinkThatWasSaid() {
    var script = Self.atAlice()
    #expect(script.type("7") == [Self.whom])
    #expect(
      script.type("1") == ["The link is: https://t.me/alice99", "It is opened with xdg-open.", "Type yes or no:"])
    #expect(script.openedLinks.isEmpty)
    #expect(script.type("yes") == ["Telegram's link was handed to xdg-open."] + Self.menu)
    #expect(script.openedLinks == ["https://t.me/alice99"])
  }

  @Test func nothingElseOpensIt() {
    for no in ["no", "", "back", "1", "ja", "help", "undo", "https://t.me/alice99"] {
      var script = Self.atAlice()
      _ = script.type("open", "1", no)
      #expect(script.openedLinks.isEmpty, "\(no)")
    }
    var script = Self.atAlice()
    script.isHeld = true
    _ = script.type("refresh", "7", "1", "yes", "yes")
    var lines: [String] = []
    for _ in 0..<3 { lines += script.answer() }
    #expect(lines.last == "Type yes or no:" && script.openedLinks.isEmpty)
    #expect(lines.contains("What was typed ahead is dropped: this is to be read first."))
  }

  @Test func whatIsInTheWayIsSaid() {
    var script = Self.atAlice()
    _ = script.type("7")
    #expect(script.type("2").first?.hasSuffix("; type another number, or back.") == true)
    #expect(
      script.type("3") == [
        "No account is known: mimi.signal.example is to be asked for it; type another number, or back.", Self.whom,
      ])
    #expect(script.type("4") == ["This is no provider's number; type one from 1 to 3.", Self.whom])
    var noDesktop = Self.atAlice(noDesktop: "there is no desktop")
    #expect(
      noDesktop.type("7", "1").suffix(3) == [
        "The link is: https://t.me/alice99",
        "It cannot be opened here: there is no desktop; back leads to copy, which copies it.", Self.whom,
      ])
  }

  @Test func accountAndLinkAreCopied() {
    var script = Self.atAlice()
    #expect(script.type("8") == [Self.whose])
    #expect(
      script.type("1") == [
        "1 the account: alice99", "2 the link: https://t.me/alice99", "Type the number of what to copy, or back:",
      ])
    #expect(script.type("1") == ["Copied with xclip: the account: alice99"] + Self.menu)
    #expect(
      script.type("copy", "1", "2").suffix(4) == ["Copied with xclip: the link: https://t.me/alice99"] + Self.menu)
    #expect(script.copies.map(\.text) == ["alice99", "https://t.me/alice99"])
    // Without a link there is nothing to choose.
    let lines = script.type("8", "2")
    #expect(lines[1].hasPrefix("There is no link: ") && lines[2] == "Copied with xclip: the account: 0501")
    #expect(script.type("8", "3").last == Self.whose)
  }

  @Test func whereNothingCopiesItSaysWhatToInstall() {
    var script = Self.atAlice()
    script.copying = .byNone(failures: ["xclip is not installed"])
    #expect(
      script.type("8", "2")[2]
        == "the account is not copied: xclip is not installed; install wl-clipboard for Wayland, xclip or xsel for X, or run mimi in tmux."
    )
  }
}
