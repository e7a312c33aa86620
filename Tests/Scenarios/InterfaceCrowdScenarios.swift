import TerminalEmulator
import TestSupport
import Testing

extension InterfaceScenarios {
  /// As many contacts as anybody will have.
  @Suite struct Crowd {
    @Test func aHundredThousandContacts() throws {
      let folder = try ContactsFolder()
      // Numbers of six digits: their order is the same as text and as numbers.
      try folder.fill((100_000..<200_000).map { ContactsFolder.line("n\($0).example") })
      let window = try Window(["--dnssec", "off"], in: folder)
      try window.terminal.waitFor("100,000", timeout: .seconds(60))
      try window.wait(for: ">  n100000.example", "Telegram")
      try window.press(.tab)
      try window.wait(for: "q quit")
      try window.press(.end)
      try window.wait(for: ">  n199999.example", "myname99")
      #expect(window.contacts.last == "> n199999.example" && window.contacts.count == 17, "\(window.contacts)")
      try window.type("/n15000")
      try window.wait(for: " of 100,000", ">  n150000.example")
      #expect(window.contacts.dropFirst(9).first == "n150009.example", "\(window.contacts)")
      try window.press(.clear)
      try window.type("N123456.example")
      try window.wait(for: "1 of 100,000", ">  n123456.example")
      try window.press(.enter)
      try window.wait(for: "p prefer")
      try window.type("p")
      try window.wait(for: "Telegram is your choice for n123456.example")
      try window.quit()
      let shown = try contactLines(folder.contacts("show", "--json", "n123456.example").output)
      #expect(shown.first?.preferred?.service == "telegram")
    }
  }
}
