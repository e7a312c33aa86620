import TestSupport

/// A signed zone's text, one record a line, in which signatures (RFC 4034 section 3) can be spoilt.
struct SignedText {
  private var lines: [Substring]

  init(_ text: String) { lines = text.split(separator: "\n") }

  var text: String { lines.joined(separator: "\n") + "\n" }

  /// With another first character in the signature: right in form and length, wrong in value.
  func damagingSignature(of type: String, at owner: String) throws -> SignedText {
    try replacing(type, owner) { line in
      var fields = line.split(separator: " ").map(String.init)
      guard let signature = fields.popLast() else { return line }
      fields.append((signature.hasPrefix("A") ? "B" : "A") + signature.dropFirst())
      return Substring(fields.joined(separator: " "))
    }
  }

  /// Without the signature.
  func removingSignature(of type: String, at owner: String) throws -> SignedText {
    try replacing(type, owner) { _ in "" }
  }

  /// With that of another signing of the same zone.
  func replacingSignature(of type: String, at owner: String, from other: SignedText) throws -> SignedText {
    let replacement = other.lines[try other.place(type, owner)]
    return try replacing(type, owner) { _ in replacement }
  }

  private func replacing(_ type: String, _ owner: String, _ change: (Substring) -> Substring) throws -> SignedText {
    var copy = self
    let place = try place(type, owner)
    copy.lines[place] = change(lines[place])
    return copy
  }

  private func place(_ type: String, _ owner: String) throws -> Int {
    let place = lines.firstIndex { line in
      let fields = line.split(whereSeparator: \.isWhitespace)
      return fields.count > 5 && fields[0] == owner && fields[3] == "RRSIG" && fields[4] == type
    }
    guard let place else { throw SupportFailure("no signature of \(type) at \(owner)") }
    return place
  }
}
