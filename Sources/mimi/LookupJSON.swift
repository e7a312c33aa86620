import Discovery
import DisplayText
import StrictJSON

extension LookupReport {
  /// The object of `lookup --json`, on one line.
  var json: [UInt8] {
    var writer = JSONWriter()
    writer.object { json in
      json.key("schema")
      json.number(1)
      json.key("identifier")
      writeIdentifier(&json)
      json.key("status")
      json.string(status.rawValue)
      json.key("dnssec")
      json.string(result?.dnssec?.rawValue)
      json.key("ttl")
      json.number(result?.ttl)
      json.key("providers")
      json.array(result?.providers ?? []) { $0.provider($1) }
      json.key("problems")
      json.array(result?.problems ?? []) { json, problem in
        json.object {
          $0.key("record")
          $0.string(problem.record)
          $0.key("reason")
          $0.string(problem.reason.rawValue)
        }
      }
      json.key("queries")
      json.array(result?.queries ?? []) { $0.query($1) }
      writeError(&json)
    }
    writer.endLine()
    return writer.bytes
  }

  /// The member `identifier`'s value.
  func writeIdentifier(_ json: inout JSONWriter) {
    json.object {
      $0.key("input")
      $0.string(input)
      $0.key("kind")
      $0.string(identifier?.kind.rawValue)
      $0.key("name")
      $0.string(identifier?.ownerName)
      $0.key("unicode")
      $0.string(identifier?.unicode)
    }
  }

  /// The member `error`, where there is one.
  func writeError(_ json: inout JSONWriter) {
    guard let explanation else { return }
    json.key("error")
    json.object {
      $0.key("code")
      $0.string(refusal?.code.rawValue ?? status.rawValue)
      $0.key("message")
      $0.string(explanation.message)
      $0.key("hint")
      $0.string(explanation.hint)
    }
  }
}

extension JSONWriter {
  /// Text that was made safe.
  fileprivate mutating func string(_ text: DisplayText) { string(text.description) }

  /// A provider.
  mutating func provider(_ provider: Provider) {
    object {
      $0.key("priority")
      $0.number(provider.priority)
      $0.key("service")
      $0.string(provider.service)
      $0.key("endpoint")
      $0.string(provider.endpoint)
      $0.key("account")
      $0.string(provider.account)
      $0.key("source")
      $0.string(provider.source.rawValue)
      $0.key("tags")
      $0.object { json in
        for tag in provider.unknownTags {
          json.key(tag.name)
          json.string(tag.value)
        }
      }
    }
  }

  /// A question and what became of it.
  fileprivate mutating func query(_ query: DiscoveryResult.Query) {
    object {
      $0.key("name")
      $0.string(query.name)
      $0.key("type")
      $0.string(query.source.rawValue)
      $0.key("result")
      $0.string(query.failure?.rawValue ?? "answer")
      $0.key("milliseconds")
      $0.milliseconds(query.elapsed)
    }
  }
}
