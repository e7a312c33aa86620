import Discovery
import StrictJSON

extension AccountReport {
  /// The object of `account --json`, on one line.
  var json: [UInt8] {
    var writer = JSONWriter()
    writer.object { json in
      json.key("schema")
      json.number(1)
      json.key("identifier")
      discovery.writeIdentifier(&json)
      json.key("provider")
      if let provider { json.provider(provider) } else { json.string(nil) }
      json.key("status")
      json.string(status)
      json.key("account")
      json.string(answer?.account)
      json.key("subject")
      json.string(answer?.subject)
      json.key("links")
      json.array(answer?.links ?? []) { json, link in
        json.object {
          $0.key("rel")
          $0.string(link.rel)
          $0.key("href")
          $0.string(link.href)
        }
      }
      json.key("httpStatus")
      json.number(answer?.httpStatus)
      json.key("retryAfter")
      json.number(answer?.retryAfter)
      json.key("detail")
      json.string(answer?.detail)
      // As in `lookup --json`, where it failed like one.
      if answer == nil { discovery.writeError(&json) }
    }
    writer.endLine()
    return writer.bytes
  }
}
