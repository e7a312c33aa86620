/// A Content-Type (RFC 9110 section 8.3.1).
struct MediaType {
  /// `application/json`, in lower case.
  let essence: String
  /// The parameter `charset`, in lower case and without quotes.
  let charset: String?

  init(_ value: String) {
    let parts = value.split(separator: ";", omittingEmptySubsequences: false).map { Self.trimmed($0) }
    essence = parts[0].lowercased()
    charset =
      parts.dropFirst().lazy.compactMap { part -> String? in
        let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard pair.count == 2, Self.trimmed(pair[0]).lowercased() == "charset" else { return nil }
        let value = Self.trimmed(pair[1]).lowercased()
        return value.count > 1 && value.hasPrefix("\"") && value.hasSuffix("\"")
          ? String(value.dropFirst().dropLast()) : value
      }.first
  }

  private static func trimmed(_ text: Substring) -> String {
    let inner = text.drop { $0 == " " || $0 == "\t" }
    return String(inner.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
  }
}
