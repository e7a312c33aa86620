/// Every bound of this module, in one place.
public enum StoreLimits {
  /// Changes that a contact keeps, the newest: years of a person's moves, and never more than a few kilobytes.
  public static let changes = 50
  /// Octets of one line. Two DNS answers of 64 KiB, every octet of them as an escape, need less than a quarter of it.
  public static let lineOctets = 4 << 20
  /// Octets read or copied at once: more is not faster, and less costs system calls.
  static let chunkOctets = 1 << 20
  /// Dead octets below which a file is not written anew: with fewer, a store of a few contacts would be compacted at
  /// every other change.
  public static let deadOctets = 64 << 10
  /// Octets before the end that are remembered, to tell a file that was appended to from one that was edited in place.
  static let rememberedOctets = 4_096
  /// Symbolic links followed to the store's file (POSIX asks for 8 at least; the kernel follows 40).
  static let links = 40
  /// Links of one provider that are read: no more of an answer are kept either.
  static let toldLinks = 16
  /// How long another program may hold the lock. The longest that is held for a reason is a compaction, about a second.
  public static let lockPatience = Duration.seconds(10)
  /// Times that a lock file is opened which others remove each time.
  static let lockAttempts = 16
  /// Unreadable lines that are noted; a file with more is no store that was damaged, and is only read.
  public static let unreadableLines = 10_000
  /// Unicode scalars of a reason that are said: it may quote a line.
  static let reasonScalars = 200
  /// Octets of all identifiers and names in memory, which 32 bits can count.
  static let indexOctets = Int(UInt32.max) - lineOctets
  /// Dead octets of identifiers and names below which the index is not written anew.
  static let deadIndexOctets = 1 << 20
  /// Lines put aside that one opening describes one by one; the rest are counted.
  static let reasonsSaid = 3
  /// Octets of the file of rejected lines that are looked through: no disk that fails leaves more.
  static let rejectedOctets = 64 << 20
  /// Octets of the file of consents: some ten thousand providers, of which there are not that many.
  public static let consentOctets = 1 << 20
}
