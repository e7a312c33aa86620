public import ContactStore
public import DisplayText
internal import Services

/// What people call the services of the catalogue.
public enum ServiceName {
  /// The name of a token; the token itself where none is known.
  public static func display(_ token: String) -> DisplayText {
    ServiceCatalogue.builtIn.name(token) ?? DisplayText(token)
  }

  /// The name of a service, else the endpoint, by which a provider without one is shown.
  public static func display(_ token: String?, endpoint: String) -> DisplayText {
    token.map(display) ?? DisplayText(endpoint)
  }
}

extension ProviderReference {
  /// A chosen provider as a person names it: `Signal at mimi.signal.example`.
  public var inWords: DisplayText {
    guard let service else { return DisplayText(endpoint) }
    return "\(ServiceName.display(service)) at \(endpoint)"
  }
}
