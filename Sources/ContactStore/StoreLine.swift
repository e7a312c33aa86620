internal import Discovery
internal import StrictJSON

/// What a line of the store's file is.
enum StoreLine {
  /// A contact: its identifier, the user's name for it, empty for none, and what a list shows of it.
  case contact(id: [UInt8], name: [UInt8], ContactFacts)
  /// A contact was removed.
  case removal(id: [UInt8])
  /// Something of a newer version, with its schema; shown as far as it has an identifier.
  case newer(schema: Int, id: [UInt8], name: [UInt8], ContactFacts)
  /// Neither, and why, as half a sentence.
  case unreadable(String)
  /// No JSON, and why.
  case broken(String)

  /// How each line that we write begins.
  static let start = Array("{\"schema\": \(Contact.schema), \"id\": \"".utf8)

  /// The slow way: by the parser, for lines that the scan gives up on.
  init(parsing octets: UnsafeRawBufferPointer) {
    do {
      let node = try JSONParser.parse(Array(octets))
      let members = try Members(node, "the line")
      let schema = try members.schema()
      let id = try members.text("id") ?? ""
      var name = ""
      if case .object(let all) = node.value, let member = all.first(where: { $0.name == "name" }),
        case .string(let text) = member.node.value
      {
        name = text
      }
      let isRemoval: Bool
      if case .object(let all) = node.value, let member = all.first(where: { $0.name == "removed" }) {
        isRemoval = member.node.value == .boolean(true)
      } else {
        isRemoval = false
      }
      let (idOctets, nameOctets) = (Array(id.utf8), Array(name.utf8))
      if schema > Contact.schema {
        self = .newer(schema: schema, id: idOctets, name: nameOctets, ContactFacts(ofNewer: members))
      } else if let reason = Self.problem(ofID: idOctets.count) {
        self = .unreadable(reason)
      } else if isRemoval {
        self = .removal(id: idOctets)
      } else {
        self = .contact(id: idOctets, name: nameOctets, ContactFacts(try Contact(json: node)))
      }
    } catch let error as JSONError {
      self = .broken("\(error.reason) at column \(error.position.column)")
    } catch let error as ContactError {
      self = .unreadable(error.reason)
    } catch {
      self = .unreadable("\(error)")
    }
  }

  /// Why an identifier of so many octets cannot be one.
  static func problem(ofID octets: Int) -> String? {
    if octets == 0 { return "\"id\" is missing in the line" }
    if octets > Limits.identifierOctets { return "\"id\" is longer than any identifier" }
    return nil
  }

  /// What a list shows of a line that was scanned, where it is one that we wrote, as far as a glance tells: our own
  /// start, a common identifier in canonical form, a status and moments. `nil` for any other, which is read fully.
  static func factsOfOurs(_ line: UnsafeRawBufferPointer, _ found: LineScan.Found) -> ContactFacts? {
    guard let id = found.id, let status = found.status, let checkedAt = found.checkedAt, id.lowerBound == start.count,
      has(line, 0, start), isPlainIdentifier(line, id),
      let known = statuses.firstIndex(where: { $0.count == status.count && has(line, status.lowerBound, $0) }),
      let checked = Timestamp(octets: UnsafeRawBufferPointer(rebasing: line[checkedAt]))
    else { return nil }
    guard let goodUntil = found.goodUntil else {
      return ContactFacts(statusNumber: known, checkedAt: checked, goodUntil: nil)
    }
    guard let good = Timestamp(octets: UnsafeRawBufferPointer(rebasing: line[goodUntil])) else { return nil }
    return ContactFacts(statusNumber: known, checkedAt: checked, goodUntil: good)
  }

  private static let statuses = ContactFacts.statuses.map { Array($0.rawValue.utf8) }

  private static func has(_ line: UnsafeRawBufferPointer, _ start: Int, _ octets: [UInt8]) -> Bool {
    guard start + octets.count <= line.count else { return false }
    for index in octets.indices where line[start + index] != octets[index] { return false }
    return true
  }

  /// Lower-case names with dots between them, perhaps behind an at sign.
  private static func isPlainIdentifier(_ line: UnsafeRawBufferPointer, _ range: Range<Int>) -> Bool {
    var before: UInt8 = UInt8(ascii: ".")
    var (dots, ats) = (0, 0)
    for index in range {
      let octet = line[index]
      switch octet {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), 0x30...0x39: break
      case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "@"):
        guard before >= 0x30, before != UInt8(ascii: "@") else { return false }
        if octet == UInt8(ascii: ".") { dots += 1 }
        if octet == UInt8(ascii: "@") { ats += 1 }
      default: return false
      }
      before = octet
    }
    return before >= 0x30 && before != UInt8(ascii: "@") && dots > 0 && ats < 2 && range.count <= 63
  }
}
