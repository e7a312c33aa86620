/// Every bound of this module, in one place.
public enum Limits {
  /// Octets of a host name without its final dot (RFC 1035 section 2.3.4, in text form).
  public static let hostNameOctets = 253
  /// Octets of one label (RFC 1035 section 2.3.4).
  public static let labelOctets = 63
  /// Octets of an email address's local-part (RFC 5321 section 4.5.3.1.1).
  public static let localPartOctets = 64
  /// Octets of an identifier as it is typed. The longest real one, an email address in Unicode, needs fewer; what is
  /// longer was pasted by mistake and need not reach a library.
  public static let identifierOctets = 1_024
  /// Octets of one record, its character-strings joined. Eight full strings, four times what all tags need.
  public static let recordOctets = 2_048
  /// Records of ours that one name may have, and problems that are listed. Nobody has more providers.
  public static let recordsOfAName = 64
  /// Octets of an account name.
  public static let accountOctets = 255
  /// Octets of a service token.
  public static let serviceOctets = 64
  /// CNAME records followed from one name (RFC 1034 section 3.6.2 asks for a bound; resolvers take 8 to 16).
  public static let aliasHops = 8
  /// Digits of a telephone number (E.164: 15 at the most; 7 is the shortest that is anybody's).
  public static let telephoneDigits = 7...15
  /// How long the discovery type is waited for once TXT has answered: a server that drops types it does not know
  /// must not make every lookup slow.
  public static let companionGrace = Duration.seconds(1)
  /// One deadline for a whole discovery, unless the user sets another.
  public static let discoveryTimeout = Duration.seconds(5)
  /// One deadline for a question to a provider, from finding its address to the last octet, unless the user sets another.
  public static let accountTimeout = Duration.seconds(10)
}
