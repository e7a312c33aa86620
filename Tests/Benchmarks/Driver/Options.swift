import Glibc
import TestSupport

/// What the command line of the benchmark says.
struct Options {
  static let usage = """
    usage: Benchmarks [--mimi PATH] [--quick] [--names COUNT] [--parts bulk,scaling,cold,store,interface,accounts]

      --mimi    the program to measure; `mimi` beside this program by default. A release build with the Swift runtime
                linked in (`--static-swift-stdlib`) is what the targets are meant for.
      --quick   fewer rounds: for trying it out, not for figures to quote
      --names   names in each zone, 10000 by default and at most
      --parts   only these, comma-separated

    UnboundPeer, MisbehavingServer and AccountPeer are taken from the directory of this program.
    """

  /// Where this very program lies, and the others.
  let directory: String
  var mimi: String
  var peer: String
  var relay: String
  /// Asks many providers with the client of mimi, which asks one at a time.
  var asker: String
  var quick = false
  var names = 10_000
  var parts = Set(Part.allCases)

  enum Part: String, CaseIterable {
    case bulk, scaling, cold, store, interface, accounts
  }

  /// Reads the arguments, those behind the program's name.
  /// - Throws: `SupportFailure` with what is wrong, and the usage.
  init(_ arguments: [String]) throws {
    directory = try Self.ownDirectory()
    mimi = directory + "/mimi"
    peer = directory + "/UnboundPeer"
    relay = directory + "/MisbehavingServer"
    asker = directory + "/AccountPeer"
    var rest = arguments[...]
    while let option = rest.popFirst() {
      if option == "--quick" {
        quick = true
        continue
      }
      guard let value = rest.popFirst() else { throw SupportFailure("no value for \(option)\n\(Self.usage)") }
      switch option {
      case "--mimi": mimi = value
      case "--names":
        guard let count = Int(value), (1...10_000).contains(count) else {
          throw SupportFailure("--names takes a number from 1 to 10000")
        }
        names = count
      case "--parts":
        parts = try Set(
          value.split(separator: ",").map {
            guard let part = Part(rawValue: String($0)) else { throw SupportFailure("no part “\($0)”\n\(Self.usage)") }
            return part
          })
      default: throw SupportFailure("unknown option \(option)\n\(Self.usage)")
      }
    }
    for program in needed where access(program, X_OK) != 0 {
      throw SupportFailure("\(program) is not there; `make bench` builds all that is needed")
    }
  }

  /// Whether anything is measured that needs name servers.
  var asksServers: Bool { !parts.isSubset(of: [.store, .accounts]) }

  private var needed: [String] {
    [mimi] + (asksServers ? [peer, relay] : []) + (parts.contains(.accounts) ? [asker] : [])
  }

  /// Where this very program lies: the build directory, whatever the current directory is.
  private static func ownDirectory() throws -> String {
    guard let path = realpath("/proc/self/exe", nil) else { throw SupportFailure("/proc/self/exe cannot be read") }
    defer { free(path) }
    let program = String(cString: path)
    return String(program[..<(program.lastIndex(of: "/") ?? program.endIndex)])
  }
}
