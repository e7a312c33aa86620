public import Discovery
public import DisplayText
internal import Resources

/// The services that are known, from `Resources/services.json`.
public struct ServiceCatalogue: Sendable {
  /// The one that the program has in it, read at its first use. If it could not be read, nothing would be linked and tokens
  /// shown as they are; a test reads it.
  public static let builtIn = (try? ServiceCatalogue(json: ServiceList.json)) ?? ServiceCatalogue(services: [])

  /// All of them, in the catalogue's order.
  public let services: [Service]
  private let byToken: [String: Service]

  /// Reads a catalogue.
  ///
  /// - Throws: `CatalogueMistake` at the first mistake, with its line.
  public init(json: [UInt8]) throws(CatalogueMistake) { self.init(services: try CatalogueReading.services(json)) }

  private init(services: [Service]) {
    self.services = services
    byToken = Dictionary(services.map { ($0.token, $0) }) { first, _ in first }
  }

  /// What people call a service.
  ///
  /// - Returns: `nil` where the token is not known.
  public func name(_ token: String) -> DisplayText? { byToken[token]?.name }

  /// The link that opens a chat with an account at a service.
  ///
  /// - Parameters:
  ///   - account: as it was published or told: text from outside.
  ///   - service: the service's token in lower case.
  /// - Throws: `NoLink`, with the reason.
  public func link(to account: String?, at service: String?) throws(NoLink) -> ChatLink {
    guard let service else { throw NoLink(.unknownService, "the record does not name the service") }
    guard let known = byToken[service] else {
      throw NoLink(.unknownService, "\"\(NoLink.quotable(service))\" is no service whose links are known")
    }
    guard let account else { throw NoLink(.noAccount, "the account is not known") }
    guard let (form, parts) = known.read(account) else {
      throw NoLink(.otherForm, "\"\(NoLink.quotable(account))\" is not \(known.described)")
    }
    switch form.link {
    case .made(let template): return ChatLink(made: template.filled(parts))
    case .none(let why): throw NoLink(.serviceHasNone, why)
    }
  }

  /// The URI of an account for a vCard's IMPP property (RFC 6350 section 6.4.3): `xmpp:alice@example.org`; ASCII, and checked as
  /// links are.
  ///
  /// - Returns: `nil` where the service is not known, the account has not its form, or the service has no URIs for it; and for
  ///   services of which TEL or EMAIL says all.
  public func impp(for account: String?, at service: String?) -> String? {
    guard let account, let service, let (form, parts) = byToken[service]?.read(account) else { return nil }
    return form.impp?.filled(parts)
  }

  /// Whether an account at a service is a telephone number or an email address, so that it can also be found and dialled as
  /// one.
  public func address(of account: String?, at service: String?) -> AccountAddress {
    guard let account, let service, let (form, _) = byToken[service]?.read(account) else { return .other }
    switch form.form {
    case .telephone: return (try? TelephoneNumber(account)).map { .telephoneNumber($0) } ?? .other
    case .email: return (try? EmailAddress(account)).map { .emailAddress($0) } ?? .other
    default: return .other
    }
  }
}

/// What an account is besides an account.
public enum AccountAddress: Sendable, Hashable {
  /// A telephone number.
  case telephoneNumber(TelephoneNumber)
  /// An email address.
  case emailAddress(EmailAddress)
  /// Neither, or not known.
  case other
}
