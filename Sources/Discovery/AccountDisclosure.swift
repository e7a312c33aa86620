public import DisplayText

/// What a question to a provider gives away, to be shown before it is asked: what is sent, to whom, over what, and who
/// learns what.
public struct AccountDisclosure: Sendable, Hashable {
  /// One line of it.
  public struct Line: Sendable, Hashable {
    /// A word or two.
    public var label: DisplayText
    /// One sentence without a final dot.
    public var text: DisplayText
  }

  /// The lines, in the order in which they are read.
  public let lines: [Line]

  /// - Parameters:
  ///   - question: what would be asked.
  ///   - resolver: whom the DNS is asked through, within a sentence: `127.0.0.53 (not encrypted)`.
  ///   - dnssec: how far the record that names the provider can be trusted; `nil` where that is not known.
  public init(_ question: AccountQuestion, resolver: DisplayText, dnssec: DNSSECStatus?) {
    let provider = DisplayText(question.endpoint)
    let name = question.identifier.shownName
    var lines = [
      Line(label: "Sent", text: "\(name), nothing about you"),
      Line(label: "To", text: provider),
    ]
    // Whoever could change the record could name a provider of their own.
    if dnssec != .secure {
      let reason: DisplayText = dnssec == .insecure ? "not signed" : "not validated"
      lines.append(Line(label: "Beware", text: "the record is \(reason): anybody on the way could have named it"))
    }
    lines += [
      Line(label: "Over", text: "HTTPS, certificate checked, no redirects"),
      Line(label: "It learns", text: "that somebody at your network address looks for \(name) now"),
      Line(
        label: "Others",
        text: "\(resolver) and the network see that you contact \(provider), as they saw \(name) looked up"),
    ]
    self.lines = lines
  }
}
