import Glibc
import TestSupport
import Testing

@testable import AccountLookup

@Suite struct CertificateAuthoritiesTests {
  private static let certificate = "-----BEGIN CERTIFICATE-----\nMAAA\n-----END CERTIFICATE-----\n"

  private func mistake(_ authorities: AccountSettings.Authorities) -> AccountClient.Mistake? {
    do throws(AccountClient.Mistake) {
      _ = try CertificateAuthorities(authorities)
      return nil
    } catch { return error }
  }

  /// The file of `authorities` is gone with them.
  private func contents(of authorities: CertificateAuthorities) throws -> String {
    try withExtendedLifetime(authorities) { try contents(authorities.path) }
  }

  private func contents(_ path: String) throws -> String {
    let file = try #require(fopen(path, "r"))
    defer { fclose(file) }
    var octets = [UInt8](repeating: 0, count: 8 << 20)
    return String(decoding: octets[..<fread(&octets, 1, octets.count, file)], as: UTF8.self)
  }

  @Test func aFileOfTheUsersCountsBesidesTheSystems() throws {
    let directory = try PrivateDirectory()
    let path = try directory.write("own.pem", "words before\n" + Self.certificate)
    let together = try contents(of: CertificateAuthorities(.file(path)))
    #expect(together.hasPrefix("words before\n" + Self.certificate))
    #expect(together.contains(try contents(of: CertificateAuthorities(.system))))
  }

  @Test func onlyMeansOnly() throws {
    let only = try CertificateAuthorities(.only(Array(Self.certificate.utf8)))
    #expect(try contents(of: only) == Self.certificate)
    #expect(mistake(.only([]))?.kind == .authorities)
  }

  @Test func aFileThatWillNotDoIsNamedWithTheReason() throws {
    let directory = try PrivateDirectory()
    let missing = "\(directory.path)/missing.pem"
    #expect(
      mistake(.file(missing))?.message
        == "the certificate authorities \(missing) cannot be read: no such file or directory")
    #expect(mistake(.file(missing))?.kind == .authorities)
    #expect(mistake(.file(directory.path))?.message.hasSuffix("cannot be read: is a directory") == true)
    let large = try directory.write("large.pem", Self.certificate + String(repeating: "x", count: 4 << 20))
    #expect(mistake(.file(large))?.message.hasSuffix("cannot be read: it has more than 4 MiB") == true)
  }

  @Test(
    "a certificate that is none, garbled or cut off",
    arguments: [
      "", "no certificate", "-----BEGIN CERTIFICATE-----\n", "-----BEGIN CERTIFICATE-----\nMAAA\n",
      "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n",
      "-----BEGIN CERTIFICATE-----\nM!AA\n-----END CERTIFICATE-----\n",
      "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
      "-----BEGIN CERTIFICATE-----\nMAA\n-----END CERTIFICATE-----\n",
      "-----BEGIN PRIVATE KEY-----\nMAAA\n-----END PRIVATE KEY-----\n",
      certificate + "-----BEGIN CERTIFICATE-----\nMAAA\n-----END PRIVATE KEY-----\n",
    ])
  func unusable(text: String) throws {
    let directory = try PrivateDirectory()
    let path = try directory.write("own.pem", text)
    #expect(mistake(.file(path))?.message.hasSuffix("have no certificate that can be read") == true)
  }

  /// Files made on other systems.
  @Test func lineEndsOfOtherSystemsAreFine() {
    #expect(PEM.hasCertificates(Array("-----BEGIN CERTIFICATE-----\r\nMAAA\r\nMA==\r\n-----END CERTIFICATE-----".utf8)))
  }
}
