import ContactStore
import Interface
import Services
import StrictJSON

/// What became of one of the commands, for `--json`.
struct ChatReport {
  /// What was done.
  enum Done: String { case opened, copied, askedTerminal = "asked-terminal" }

  var choice: ChatChoice
  var done: Done?
  /// The program that did it.
  var by: String?
  /// The QR code's rows, `1` for a dark module; only of `qr`.
  var modules: [String]?

  /// The object, on one line.
  ///
  /// - Parameter hasModules: whether there is a key for them.
  func json(hasModules: Bool = false) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { json in
      json.key("schema")
      json.number(1)
      json.key("id")
      json.string(choice.contact.id)
      json.key("provider")
      json.object {
        $0.key("service")
        $0.string(choice.provider.service)
        $0.key("endpoint")
        $0.string(choice.provider.endpoint)
        $0.key("account")
        $0.string(choice.provider.account)
      }
      json.key("account")
      json.string(choice.provider.account)
      json.key("link")
      json.string(choice.offer?.link.uri)
      json.key("linkFrom")
      json.string(choice.offer.map { $0.toldBy == nil ? "account" : "provider" })
      json.key("reason")
      json.string(choice.offer == nil ? choice.chat.noLink?.reason.rawValue : nil)
      json.key("done")
      json.string(done?.rawValue)
      json.key("by")
      json.string(by)
      if hasModules {
        json.key("modules")
        if let modules { json.array(modules) { $0.string($1) } } else { json.string(nil) }
      }
    }
    writer.endLine()
    return writer.bytes
  }
}
