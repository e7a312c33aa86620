/// The lines of a vCard file as one property each: unfolded (RFC 6350 section 3.2), quoted-printable's soft line breaks
/// joined. Lines end with CRLF, LF or CR, also in one file. No more of a line is held than `Limits.lineOctets`.
struct ContentLines {
  /// An unfolded line.
  struct Line {
    /// Its number in the file, from 1; of several, the first one's.
    var number: Int
    var octets: [UInt8]
    /// Whether octets were left out.
    var isCut: Bool
  }

  /// How a line goes on that does not begin with a blank.
  private enum Encoding { case unknown, plain, quotedPrintable, base64 }

  private var piece: [UInt8] = []
  private var pieceIsCut = false
  private var number = 0
  private var endedByReturn = false
  private var isAtStart = true
  private var line: Line?
  private var encoding = Encoding.unknown

  /// The next line that is whole by the end of these octets; `nil` where more octets are needed.
  ///
  /// - Parameter position: where reading goes on in them.
  mutating func next(in octets: UnsafeBufferPointer<UInt8>, from position: inout Int) -> Line? {
    while position < octets.count {
      if endedByReturn {
        endedByReturn = false
        if octets[position] == 0x0A {
          position += 1
          continue
        }
      }
      var end = position
      while end < octets.count, octets[end] != 0x0A, octets[end] != 0x0D { end += 1 }
      let room = Limits.lineOctets - piece.count
      piece.append(contentsOf: octets[position..<min(end, position + room)])
      if end - position > room { pieceIsCut = true }
      position = end
      guard end < octets.count else { break }
      endedByReturn = octets[end] == 0x0D
      position += 1
      if let line = endPiece() { return line }
    }
    return nil
  }

  /// What is left at the end of the file.
  mutating func rest() -> [Line] {
    let before = piece.isEmpty ? nil : endPiece()
    defer { line = nil }
    return [before, line].compactMap { $0 }
  }

  /// Ends a line of the file.
  ///
  /// - Returns: the line before, if that is whole by this.
  private mutating func endPiece() -> Line? {
    number += 1
    if isAtStart {
      isAtStart = false
      if piece.starts(with: [0xEF, 0xBB, 0xBF]) { piece.removeFirst(3) }
    }
    defer {
      piece.removeAll(keepingCapacity: true)
      pieceIsCut = false
    }
    if continues() { return nil }
    let before = line
    line = nil
    // A line of nothing but blanks says nothing.
    guard piece.contains(where: { $0 != 0x20 && $0 != 0x09 }) else { return before }
    line = Line(number: number, octets: piece, isCut: pieceIsCut)
    encoding = .unknown
    findEncoding()
    return before
  }

  /// Whether the piece belongs to the line before, to which it is added then.
  private mutating func continues() -> Bool {
    guard line != nil else { return false }
    if encoding == .quotedPrintable, line?.octets.last == UInt8(ascii: "="), !isBoundary {
      line?.octets.removeLast()
      append(piece[...])
      return true
    }
    if let first = piece.first, first == 0x20 || first == 0x09 {
      append(piece.dropFirst())
      return true
    }
    // Some write the lines of a picture without a blank before them.
    if encoding == .base64, !piece.isEmpty, piece.allSatisfy(Self.isBase64) {
      append(piece[...])
      return true
    }
    return false
  }

  private mutating func append(_ more: ArraySlice<UInt8>) {
    let room = Limits.lineOctets - (line?.octets.count ?? 0)
    line?.octets.append(contentsOf: more.prefix(room))
    if more.count > room || pieceIsCut { line?.isCut = true }
    // Looked for in what is new alone: a line without one may be long.
    if encoding == .unknown, more.contains(UInt8(ascii: ":")) { findEncoding() }
  }

  /// Whether the piece is where a card begins or ends: a soft line break before it was a mistake.
  private var isBoundary: Bool {
    let upper = piece.prefix(11).map(\.upperASCII)
    return upper.starts(with: "END:VCARD".utf8) || upper.starts(with: "BEGIN:VCARD".utf8)
  }

  private mutating func findEncoding() {
    guard let octets = line?.octets, let colon = octets.firstIndex(of: UInt8(ascii: ":")) else { return }
    let head = octets[..<colon].split(omittingEmptySubsequences: true) {
      $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: "=")
    }.map { $0.map(\.upperASCII) }
    encoding = .plain
    for word in head.dropFirst() {
      if word.elementsEqual("QUOTED-PRINTABLE".utf8) { encoding = .quotedPrintable }
      if word.elementsEqual("BASE64".utf8) || word.elementsEqual("B".utf8) { encoding = .base64 }
    }
  }

  private static func isBase64(_ octet: UInt8) -> Bool {
    switch octet {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "/"), UInt8(ascii: "="):
      true
    default: false
    }
  }
}

extension UInt8 {
  /// The capital letter, of ASCII.
  var upperASCII: UInt8 { self >= 0x61 && self <= 0x7A ? self - 0x20 : self }
}
