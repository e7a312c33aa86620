internal import ContactStore
internal import Discovery
internal import DisplayText
internal import Terminal

extension State {
  /// The selected provider; `nil` where there is none.
  var selectedProvider: ContactProvider? {
    guard let providers = subject?.providers, providers.indices.contains(provider) else { return nil }
    return providers[provider]
  }

  /// One provider with all that is known of it.
  func providerLines(columns: Int) -> [StyledLine] {
    guard let subject, let contact = subject.contact, let provider = selectedProvider else { return [] }
    let own = contact.name.flatMap { $0.isEmpty ? nil : DisplayText($0) }
    let place: DisplayText = "provider \(self.provider + 1) of \(subject.providers.count)"
    var lines = [
      StyledLine(
        "\(provider.serviceName) of \(own ?? subject.shownName)", Look.heading,
        trailing: .init(text: place, style: Look.faint)),
      .empty,
    ]
    func add(_ label: DisplayText, _ value: DisplayText, _ style: TextStyle = Look.plain) {
      lines += Self.field(label, value, style, columns: columns)
    }
    if let account = provider.account {
      add("Account", "\(account)", Look.heading)
      add("", accountSource(provider), Look.faint)
    } else {
      add("Account", askTheProvider)
      add("", "the owner does not publish it", Look.faint)
    }
    for (place, field) in chatFields(ChatPanel(id: contact.id, provider: provider)).enumerated() {
      add(place == 0 ? "Chat" : "", field.text, field.isFaint ? Look.faint : Look.plain)
    }
    add("Endpoint", "\(provider.endpoint)")
    add("Service", provider.service.map { "\($0)" } ?? "none is given")
    add(
      "Priority",
      provider.priority.map { "\($0) (the lowest is tried first)" } ?? "none is given, so it is tried last")
    if contact.suggestedPlace(services: facts.services) == self.provider,
      let why = contact.suggestionInWords(services: facts.services)
    {
      add("Suggested", "* \(why)")
    }
    for (number, tag) in provider.tags.enumerated() {
      add(number == 0 ? "Other tags" : "", "\(tag.name)=\(tag.value)")
    }
    lines.append(.empty)
    add("Record", "\(provider.recordText)")
    add("", "of type \(provider.source)", Look.faint)
    if let found = contact.foundAt { add("Found", "\(Words.ago(found, now)), \(lifetime(contact))") }
    let (dnssec, style) = Self.dnssecInWords(contact.dnssec)
    add("DNSSEC", dnssec, style)
    return lines
  }

  /// A label and what stands beside it; on narrow screens below it.
  private static func field(
    _ label: DisplayText, _ value: DisplayText, _ style: TextStyle, columns: Int
  ) -> [StyledLine] {
    let width = Limits.labelColumns
    return value.wrapped(to: max(1, columns - width)).enumerated().map { row, text in
      StyledLine(spans: [
        .init(text: (row == 0 ? label : "").padded(to: width), style: Look.faint), .init(text: text, style: style),
      ])
    }
  }

  private func accountSource(_ provider: ContactProvider) -> DisplayText {
    switch provider.accountFrom {
    case .provider:
      "told by \(provider.endpoint)\(provider.accountAt.map { " \(Words.ago($0, now))" } ?? ""): the provider's word, not part of the owner's record"
    case .dns, nil: "the owner publishes it in the DNS"
    }
  }

  private func lifetime(_ contact: Contact) -> DisplayText {
    let ttl: DisplayText = contact.ttl.map { "; its TTL was \(Words.grouped(Int($0))) s" } ?? ""
    guard let until = contact.goodUntil, until > now else { return "out of date since its TTL is over\(ttl)" }
    return "good for \(Words.span(until.seconds - now.seconds)) more\(ttl)"
  }

  private static func dnssecInWords(_ status: DNSSECStatus?) -> (DisplayText, TextStyle) {
    switch status {
    case .secure:
      (
        "secure: signed all the way from the root, so the owner of the domain published this. It says nothing about the person.",
        Look.good
      )
    case .insecure:
      ("insecure: the domain is not signed, so anybody on the way could have changed this.", Look.warning)
    case .unchecked:
      ("unchecked: nobody validated this, so anybody on the way could have changed it.", Look.warning)
    case .bogus: ("bogus: the signatures do not fit; this is not to be used.", Look.failure)
    case nil: ("not known", Look.warning)
    }
  }
}

extension ContactProvider {
  /// The record as it was published, as far as is known; what the provider told is not in it.
  fileprivate var recordText: String {
    DiscoveryRecord(
      priority: priority, service: service, endpoint: .host(endpoint),
      account: accountFrom == .provider ? nil : account,
      unknownTags: tags.map { DiscoveryRecord.Tag(name: $0.name, value: $0.value) }
    ).text
  }
}
