internal import DisplayText

extension ServiceCatalogue {
  /// The table of the README: each service, what its accounts look like, and the links to them. A test compares the two.
  public var markdown: String {
    let rows = services.map { service in
      let links = service.links.map { $0 == "{address}" ? "the account itself" : "`\($0)`" }
      let cell = (links + service.missing.map(\.description)).joined(separator: "; ")
      return "| \(service.name) | \(service.described) | \(cell) |\n"
    }
    return "| service | an account is | link |\n|---|---|---|\n" + rows.joined()
  }
}
