import Discovery
import Interface
import Resolver

/// What a user can set, wherever it was set: the command line, a `MIMI_...` variable or the configuration file.
struct Configuration {
  var resolver = ResolverSpecification.system
  var dnssec = DNSSECChoice.auto
  /// What the user gives a step; `nil` where they say nothing, and each step has its own.
  var timeout: Duration?
  var mimiType = RecordType.privateUseMIMI
  var color = ColorChoice.auto
  /// The services at which the user can reach people; their order says nothing.
  var services: [String] = []
  /// Providers' endpoints that may have addresses that are not globally reachable.
  var privateEndpoints: Set<String> = []
  /// The path of a file with certificate authorities that count besides the system's.
  var certificateAuthorities: String?
  /// Keys of the user's own, which take the place of the usual ones.
  var keys: [ActionName: KeyStroke] = [:]
}

extension Configuration {
  /// For a step that asks the DNS.
  var discoveryTimeout: Duration { timeout ?? Discovery.Limits.discoveryTimeout }
  /// For a step that asks a provider.
  var accountTimeout: Duration { timeout ?? Discovery.Limits.accountTimeout }
}

/// Whether answers are validated.
enum DNSSECChoice: String, CaseIterable {
  /// Where there is a trust anchor and the resolver lets signatures through.
  case auto
  /// Only secure answers count.
  case require
  /// No.
  case off
}

/// Why a setting's text is none; half a sentence that follows the setting's name.
struct SettingMistake: Error {
  var reason: String
  var hint: String
}

extension Configuration {
  /// Settings by their name in the configuration file.
  mutating func set(_ name: String, to text: String) throws(SettingMistake) {
    switch name {
    case "resolver":
      do {
        resolver = try ResolverSpecification(text)
      } catch {
        throw SettingMistake(reason: error.message, hint: error.hint)
      }
    case "dnssec": dnssec = try Self.choice(text)
    case "color": color = try Self.choice(text)
    case "timeout":
      guard text.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == ".") }), let seconds = Double(text),
        Limits.timeouts.contains(seconds)
      else {
        throw SettingMistake(reason: "this is no number of seconds", hint: "write a number from 0.01 to 3600")
      }
      timeout = .milliseconds(Int((seconds * 1_000).rounded()))
    case "mimiType":
      // TXT is asked for besides; the others are no types of data (RFC 6895 section 3.1).
      guard text.allSatisfy({ $0.isASCII && $0.isNumber }), let number = UInt16(text), number > 0,
        number != RecordType.txt.rawValue, number != 41,
        !(128...255).contains(number), number != .max
      else {
        throw SettingMistake(
          reason: "this is no number of a record type of its own",
          hint: "write a number such as 65432; 16 (TXT) and the types of queries are taken")
      }
      mimiType = RecordType(rawValue: number)
    default: break
    }
  }

  /// Adds an endpoint of the user's own, by the rules of a record's endpoint.
  mutating func allowPrivate(_ name: String) throws(SettingMistake) {
    do {
      privateEndpoints.insert(try HostName(endpoint: name).ascii)
    } catch {
      throw SettingMistake(reason: "\(name): \(error.message)", hint: "write host names such as \"im.lan.example\"")
    }
  }

  /// A file of certificate authorities; a relative path begins in the folder of the configuration file.
  mutating func setCertificateAuthorities(_ path: String, folder: String) throws(SettingMistake) {
    guard !path.isEmpty, !path.utf8.contains(0) else {
      throw SettingMistake(reason: "this names no file", hint: "write the path of a PEM file")
    }
    certificateAuthorities = path.hasPrefix("/") ? path : folder + "/" + path
  }

  private static func choice<Choice: RawRepresentable & CaseIterable>(
    _ text: String
  ) throws(SettingMistake) -> Choice where Choice.RawValue == String {
    guard let choice = Choice(rawValue: text) else {
      let words = Choice.allCases.map(\.rawValue).joined(separator: ", ")
      throw SettingMistake(reason: "this is no choice", hint: "write one of \(words)")
    }
    return choice
  }
}
