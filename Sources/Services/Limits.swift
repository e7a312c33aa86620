/// Every bound of this module, in one place.
enum Limits {
  /// Octets of an account that is looked at. A record's has 255 at the most; a SimpleX address with all that it can hold has
  /// 1,000.
  static let accountOctets = 1_024
  /// Octets of a link, as it is told and as it is made. Providers' links are kept up to 1,024; encoding can make a made one
  /// longer, and no QR code holds 2,954.
  static let linkOctets = 2_048
  /// Scalars of an account that stand in a sentence; the table beside it has the whole.
  static let quotedScalars = 40
  /// Octets of the localpart of a JID (RFC 7622 section 3.3).
  static let jidPartOctets = 1_023
  /// Octets of a Matrix ID, with its sigil and server (Matrix specification, appendices, "User identifiers").
  static let matrixIDOctets = 255
  /// Octets of the user part of a SIP address, for which RFC 3261 has no bound. An email address's is the nearest to it.
  static let sipUserOctets = 64
}
