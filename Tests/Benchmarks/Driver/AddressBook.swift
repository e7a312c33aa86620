import Glibc
import TestSupport

/// The contacts of the benchmark as khard keeps them: one vCard a file in a directory.
enum AddressBook {
  /// Stands once in each line of the list.
  static let domain = "@example.com"

  /// Makes an address book; returns khard's configuration.
  static func write(_ size: Int, in directory: PrivateDirectory) throws -> String {
    let name = "vcards-\(size)"
    guard mkdir("\(directory.path)/\(name)", 0o700) == 0 else { throw SupportFailure("\(name) cannot be made") }
    for number in 0..<size { try directory.write("\(name)/\(number).vcf", card(number)) }
    return try directory.write(
      "khard-\(size).conf",
      """
      [addressbooks]
      [[contacts]]
      path = \(directory.path)/\(name)
      [general]
      default_action = list

      """)
  }

  private static func card(_ number: Int) -> String {
    let name = People.name(number)
    let parts = name.split(separator: " ")
    return [
      "BEGIN:VCARD", "VERSION:3.0", "UID:user\(number)", "FN:\(name)", "N:\(parts[1]);\(parts[0]);;;",
      "EMAIL:user\(number)\(domain)", "IMPP:mimi:\(People.identifier(number))", "REV:2026-11-23T15:04:05Z", "END:VCARD",
      "",
    ].joined(separator: "\r\n")
  }
}
