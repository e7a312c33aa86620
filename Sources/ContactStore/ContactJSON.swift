internal import Discovery
internal import StrictJSON

extension Contact {
  /// The newest form of a contact's line that this version knows.
  static let schema = 1

  /// The contact as a line of the store and of `contacts list --json`; it ends with a line feed.
  ///
  /// The beginning is fixed, octet by octet, so that a scan finds identifier and name fast.
  public var json: [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.key("schema")
      json.number(Self.schema)
      json.key("id")
      json.string(id)
      json.key("kind")
      json.string(kind.rawValue)
      json.key("identifiers")
      json.array(identifiers) { $0.string($1) }
      json.key("name")
      json.string(name)
      json.key("note")
      json.string(note)
      writeDiscovery(&json)
      json.key("preferred")
      json.reference(preferred)
      json.key("changes")
      json.array(changes) { $0.change($1) }
      unknown.write(&json)
    }
    json.endLine()
    return json.bytes
  }

  private func writeDiscovery(_ json: inout JSONWriter) {
    json.key("status")
    json.string(status.rawValue)
    json.key("checkedAt")
    json.string(checkedAt.text)
    json.key("foundAt")
    json.string(foundAt?.text)
    json.key("goodUntil")
    json.string(goodUntil?.text)
    json.key("dnssec")
    json.string(dnssec?.rawValue)
    json.key("ttl")
    json.number(ttl)
    json.key("foundBy")
    json.string(foundBy)
    json.key("providers")
    json.array(providers) { $0.provider($1) }
    json.key("problems")
    json.array(problems) { $0.problem($1) }
  }

  /// The line that says that a contact was removed.
  static func removalLine(_ id: String) -> [UInt8] {
    var json = JSONWriter()
    json.object {
      $0.key("schema")
      $0.number(schema)
      $0.key("id")
      $0.string(id)
      $0.key("removed")
      $0.boolean(true)
    }
    json.endLine()
    return json.bytes
  }
}

extension JSONWriter {
  fileprivate mutating func provider(_ provider: ContactProvider) {
    object { json in
      json.key("priority")
      json.number(provider.priority)
      json.key("service")
      json.string(provider.service)
      json.key("endpoint")
      json.string(provider.endpoint)
      json.key("account")
      json.string(provider.account)
      json.key("accountFrom")
      json.string(provider.accountFrom?.rawValue)
      json.key("accountAt")
      json.string(provider.accountAt?.text)
      // Only where there are any: lines of providers that were not asked stay as they were.
      if !provider.links.isEmpty {
        json.key("links")
        json.array(provider.links) { $0.link($1) }
      }
      json.key("source")
      json.string(provider.source)
      json.key("tags")
      json.object { json in
        for tag in provider.tags {
          json.key(tag.name)
          json.string(tag.value)
        }
      }
      provider.unknown.write(&json)
    }
  }

  fileprivate mutating func link(_ link: AccountAnswer.Link) {
    object {
      $0.key("rel")
      $0.string(link.rel)
      $0.key("href")
      $0.string(link.href)
    }
  }

  fileprivate mutating func problem(_ problem: RecordProblem) {
    object {
      $0.key("record")
      $0.string(problem.record)
      $0.key("reason")
      $0.string(problem.reason.rawValue)
    }
  }

  fileprivate mutating func reference(_ reference: ProviderReference?) {
    guard let reference else { return string(nil) }
    object {
      $0.key("service")
      $0.string(reference.service)
      $0.key("endpoint")
      $0.string(reference.endpoint)
      $0.key("account")
      $0.string(reference.account)
    }
  }

  fileprivate mutating func change(_ change: ContactChange) {
    object {
      $0.key("at")
      $0.string(change.at.text)
      $0.key("what")
      $0.string(change.what.rawValue)
      $0.key("service")
      $0.string(change.service)
      $0.key("endpoint")
      $0.string(change.endpoint)
      $0.key("from")
      $0.string(change.from)
      $0.key("to")
      $0.string(change.to)
    }
  }
}
