import ArgumentParser
import Desktop
import Discovery
import DisplayText
import Interface

/// `mimi`, and `mimi IDENTIFIER`: the interface. Where there is no terminal, or JSON is asked for, it is `mimi lookup`.
struct InterfaceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "interface", abstract: "Look people up and browse contacts on the whole screen.", shouldDisplay: false)

  @Argument(help: ArgumentHelp("Whom to look up at once.", valueName: "identifier"))
  var identifiers: [String] = []

  @OptionGroup var options: CommonOptions

  mutating func run() throws {
    let choice = InterfaceChoice(
      identifiers: identifiers, hasToPrint: options.json, isAccessible: options.accessible, in: .here)
    switch choice {
    case .nothingToDo:
      throw Failure(
        status: .usage, message: "there is no identifier to look up, and no terminal to ask for one",
        hint: "name one: mimi lookup mymimi.example.com")
    case .lookup: try LookupCommand.lookUp(identifiers, options)
    case .screen(let identifier), .dialogue(let identifier):
      let configuration = try options.configuration()
      let settings = LookupSettings(configuration, anchor: try options.anchor(for: configuration))
      let resolver = LazyResolver(settings.resolver)
      let plan = SessionPlan(
        facts: Facts(settings, configuration, keepsNothing: options.keepsNothing), settings: settings,
        opening: StoreOpening(options), resolver: resolver,
        accounts: LazyAccounts(configuration, resolver: resolver), desktop: .ofThisProcess,
        color: configuration.color, identifier: identifier)
      if case .screen = choice { InterfaceSession.run(plan) } else { DialogueSession.run(plan) }
    }
  }
}
