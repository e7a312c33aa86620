import Testing

@testable import mimi

@Suite struct InterfaceChoiceTests {
  private static let terminal = InterfaceChoice.Surroundings(
    inputIsTerminal: true, outputIsTerminal: true, terminalType: "xterm-256color")

  private func choice(
    _ identifiers: [String], json: Bool = false, accessible: Bool = false,
    in surroundings: InterfaceChoice.Surroundings = terminal
  ) -> InterfaceChoice {
    InterfaceChoice(identifiers: identifiers, hasToPrint: json, isAccessible: accessible, in: surroundings)
  }

  @Test func terminalHasTheInterface() {
    #expect(choice([]) == .screen(identifier: nil))
    #expect(choice(["alice.example"]) == .screen(identifier: "alice.example"))
  }

  @Test func whatIsForScriptsIsPrinted() {
    #expect(choice(["alice.example"], json: true) == .lookup)
    #expect(choice(["alice.example", "bob.example"]) == .lookup)
    #expect(choice(["-"]) == .lookup)
    #expect(choice([], json: true) == .nothingToDo)
  }

  @Test(arguments: [(true, false), (false, true), (false, false)])
  func withoutATerminalItIsPrinted(_ input: Bool, _ output: Bool) {
    for accessible in [false, true] {
      let here = InterfaceChoice.Surroundings(
        inputIsTerminal: input, outputIsTerminal: output, terminalType: "xterm")
      #expect(choice(["alice.example"], accessible: accessible, in: here) == .lookup)
      #expect(choice([], accessible: accessible, in: here) == .nothingToDo)
    }
  }

  @Test(arguments: [nil, "", "dumb", "unknown"])
  func aTerminalThatCanDoNothingHasTheFormWithoutAScreen(_ type: String?) {
    let here = InterfaceChoice.Surroundings(inputIsTerminal: true, outputIsTerminal: true, terminalType: type)
    #expect(choice([], in: here) == .dialogue(identifier: nil))
    #expect(choice(["alice.example"], in: here) == .dialogue(identifier: "alice.example"))
  }

  @Test func accessibleIsTheFormWithoutAScreen() {
    #expect(choice(["alice.example"], accessible: true) == .dialogue(identifier: "alice.example"))
  }
}
