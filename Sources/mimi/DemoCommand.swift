import ArgumentParser
import Discovery
import DisplayText
import Glibc
import Resolver
import Resources

/// `mimi demo`
struct DemoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Look people up in a bundled, signed demo zone, without a network.",
    discussion: """
      Shows what a lookup can end in: providers in order, a tie, a private account, a damaged signature, and more. \
      Everything is answered and validated inside the program.
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
    let batch = try LookupBatch(settings, format: .init(options, configuration, keeps: false))
    let status = batch.run(identifiers.isEmpty ? DemoZone.identifiers : identifiers)
    // All the demo's names together are shown for what they end in; that some end badly is the point.
    Console.end(identifiers.isEmpty ? .found : status)
  }

  private static func anchor() throws(Failure) -> TrustAnchor {
    do {
      return try TrustAnchor(contents: DemoZone.trustAnchor)
    } catch {
      throw Failure(status: .temporary, message: DisplayText(error.message), hint: "close other programs and try again")
    }
  }
}
