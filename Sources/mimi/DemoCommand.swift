import ArgumentParser
import Desktop
import Discovery
import DisplayText
import Glibc
import Interface
import Resolver
import Resources

/// `mimi demo`
struct DemoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Look people up in a bundled, signed demo zone, without a network.",
    discussion: """
      Shows what a lookup can end in: providers in order, a tie, a private account, a damaged signature, and more. \
      Everything is answered and validated inside the program. On a terminal it is the interface, with contacts that \
      are thrown away when it ends; its providers are asked at mimi-provider, a program that listens on this machine \
      alone and ends with it. Else, and with --json, the results are printed.
      """)

  @Argument(
    help: ArgumentHelp("Identifiers of the demo zone; all of them where none is given.", valueName: "identifier"))
  var identifiers: [String] = []

  @OptionGroup var options: CommonOptions

  mutating func run() throws {
    var configuration = try options.configuration()
    if options.resolver != nil || options.trustAnchor != nil {
      throw Failure(
        status: .usage, message: "the demo asks nobody, and has a key of its own",
        hint: "leave --resolver and --trust-anchor out, or use mimi lookup")
    }
    // The zone's own, whatever the user's is.
    configuration.mimiType = .privateUseMIMI
    let anchor = configuration.dnssec == .off ? nil : try Self.anchor()
    let zones = DemoZone.zones.map { ResolverSettings.BuiltInZone(name: $0.name, text: $0.text) }
    let settings = LookupSettings(zones: zones, configuration, anchor: anchor)
    let choice = InterfaceChoice(
      identifiers: identifiers, hasToPrint: options.json, isAccessible: options.accessible, in: .here)
    switch choice {
    case .screen(let identifier): InterfaceSession.run(plan(settings, configuration, identifier))
    case .dialogue(let identifier): DialogueSession.run(plan(settings, configuration, identifier))
    case .lookup, .nothingToDo: break
    }
    let batch = try LookupBatch(settings, format: .init(options, configuration, isDemo: true))
    let status = batch.run(identifiers.isEmpty ? DemoZone.identifiers : identifiers)
    // All the demo's names together are shown for what they end in; that some end badly is the point.
    Console.end(identifiers.isEmpty ? .found : status)
  }

  /// The interface over the zone, with a store that is thrown away.
  private func plan(
    _ settings: LookupSettings, _ configuration: Configuration, _ identifier: String?
  ) -> SessionPlan {
    let directory = ThrowAwayDirectory()
    let resolver = LazyResolver(settings.resolver)
    return SessionPlan(
      facts: Facts(settings, configuration, keepsNothing: nil, isDemo: true), settings: settings,
      opening: DemoStore.opening(in: directory, resolver, settings.discovery), resolver: resolver,
      accounts: .demo(resolver), desktop: .ofThisProcess, color: configuration.color, identifier: identifier,
      traces: directory)
  }

  private static func anchor() throws(Failure) -> TrustAnchor {
    do {
      return try TrustAnchor(contents: DemoZone.trustAnchor)
    } catch {
      throw Failure(status: .temporary, message: DisplayText(error.message), hint: "close other programs and try again")
    }
  }
}
