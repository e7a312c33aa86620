/// A property as it is written: its name and parameters are read, its value is not yet (RFC 6350 section 3.3, and the vCard
/// 2.1 specification, in which a parameter may be a value without a name).
struct Property {
  /// A parameter; its values in their order.
  struct Parameter {
    /// In capitals.
    var name: String
    var values: [String]
  }

  /// The line on which it begins.
  var line: Int
  /// In capitals, without its group.
  var name: String
  var parameters: [Parameter]
  /// The octets behind the colon.
  var value: ArraySlice<UInt8>
  /// Octets of all of it.
  let size: Int

  /// Why a line is no property, as half a sentence.
  struct Mistake: Error {
    var reason: String
  }

  init(_ line: ContentLines.Line) throws(Mistake) {
    self.line = line.number
    let octets = line.octets
    size = octets.count
    guard let end = octets.firstIndex(where: { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ";") }) else {
      throw Mistake(reason: "there is no colon in \(Self.quote(octets[...]))")
    }
    // A group (`item1.EMAIL`) only ties properties together.
    let bare = octets[..<end].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).last ?? []
    let trimmed = bare.filter { $0 != 0x20 && $0 != 0x09 }
    guard !trimmed.isEmpty, trimmed.allSatisfy(Self.isNameOctet) else {
      throw Mistake(reason: "\(Self.quote(octets[..<end])) is no property's name")
    }
    name = String(decoding: trimmed.map(\.upperASCII), as: UTF8.self)
    var rest = octets[end...]
    parameters = []
    while rest.first == UInt8(ascii: ";") {
      let parameter = Self.takeParameter(&rest)
      if parameters.count < Limits.parameters, let parameter { parameters.append(parameter) }
    }
    guard rest.first == UInt8(ascii: ":") else { throw Mistake(reason: "\(name) has no value") }
    value = rest.dropFirst()
  }

  /// All values of a parameter, in the spelling of the file.
  func values(_ name: String) -> [String] {
    parameters.filter { $0.name == name }.flatMap(\.values)
  }

  /// Takes a parameter with its semicolon from the front.
  private static func takeParameter(_ rest: inout ArraySlice<UInt8>) -> Parameter? {
    rest.removeFirst()
    var values: [[UInt8]] = [[]]
    var name: [UInt8]?
    var isQuoted = false
    while let octet = rest.first {
      switch octet {
      case UInt8(ascii: "\""): isQuoted.toggle()
      case UInt8(ascii: ";") where !isQuoted, UInt8(ascii: ":") where !isQuoted:
        return make(name, values)
      case UInt8(ascii: "=") where !isQuoted && name == nil:
        name = values[0]
        values = [[]]
      case UInt8(ascii: ",") where !isQuoted: values.append([])
      default: values[values.count - 1].append(octet)
      }
      rest.removeFirst()
    }
    return make(name, values)
  }

  private static func make(_ name: [UInt8]?, _ values: [[UInt8]]) -> Parameter? {
    let read = values.map { ParameterText.decode(Charset.decode($0)) }
    guard let name else {
      // In 2.1 the encoding, the charset's no, and the types stand alone.
      guard let word = read.first, !word.isEmpty else { return nil }
      let isEncoding = ["QUOTED-PRINTABLE", "BASE64", "7BIT", "8BIT"].contains(word.uppercased())
      return Parameter(name: isEncoding ? "ENCODING" : "TYPE", values: read)
    }
    let bare = name.filter { $0 != 0x20 && $0 != 0x09 }
    return Parameter(name: String(decoding: bare.map(\.upperASCII), as: UTF8.self), values: read)
  }

  private static func isNameOctet(_ octet: UInt8) -> Bool {
    switch octet.upperASCII {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"),
      UInt8(ascii: "_"):
      true
    default: false
    }
  }

  static func quote(_ octets: ArraySlice<UInt8>) -> String {
    let isCut = octets.count > Limits.quotedOctets
    return "\"\(Charset.decode(Array(octets.prefix(Limits.quotedOctets))))\(isCut ? "..." : "")\""
  }
}
