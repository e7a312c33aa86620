import Dispatch

/// Every bound of the program itself, in one place.
enum Limits {
  /// Lookups under way at once: libunbound was fastest here with 64, and loses packets over 128.
  static let lookupsUnderWay = 64
  /// Results that may be worked on or wait for an earlier one. One slow name must not stop the others, nor let memory
  /// grow with the input.
  static let resultsWaiting = 1_024
  /// Octets kept of a line of standard input. What is longer is no identifier, and only has to be longer than one.
  static let lineOctets = 4_096
  /// Octets shown of something typed that is no identifier.
  static let shownInput = 256
  /// Characters of a record that are shown with its problem.
  static let shownRecord = 160
  /// Results that may wait to be kept, before lookups wait for the disk after all.
  static let resultsToKeep = 4_096
  /// Columns for the names in a list of contacts.
  static let nameColumn = 32
  /// Changes of a contact that are shown, the newest.
  static let shownChanges = 10
  /// Providers that are named where one has to be chosen; more would hide the sentence.
  static let providersNamed = 8
  /// Columns below which a text beside labels is not made narrower.
  static let narrowestText = 20
  /// Octets of a name or a note of the user's own.
  static let ownTextOctets = 4_096
  /// Octets that are collected before they are written.
  static let writtenAtOnce = 65_536
  /// Octets that are imported at once: a million contacts.
  static let importedOctets = 1 << 29
  /// Identifiers of an imported file: more than anybody's address book has, and few enough for the memory.
  static let importedIdentifiers = 200_000
  /// Octets of all names and notes of an imported file that are kept until their identifiers are looked up.
  static let importedTextOctets = 1 << 27
  /// Problems of an imported file, and lookups that failed, that JSON lists; the rest are counted.
  static let importProblems = 1_000
  /// The same for people; more than a few screens nobody reads.
  static let shownImportProblems = 100
  /// Octets of a piece of an imported file that a message quotes.
  static let quotedOctets = 80
  /// Columns up to which a column is as wide as its longest entry; a longer entry pushes only its own line.
  static let widestColumn = 40
  /// Seconds that a step may be given: long enough for anybody's patience, and no timer overflows.
  static let timeouts = 0.01...3_600.0
  /// Of the second that a signal leaves: until the screen is to be closed, after which the terminal is given back by force.
  static let screenPatience = Duration.milliseconds(600)
  /// Of the same second: what the store gets to finish a write.
  static let storePatience = DispatchTimeInterval.milliseconds(300)
  /// What the end of a session leaves the programs that copy, or begin to open a link: they need some 10 ms, and nobody waits
  /// for an X server that hangs.
  static let desktopPatience = DispatchTimeInterval.milliseconds(500)
  /// What the demo's provider gets to make its keys and listen: far more than a slow machine needs.
  static let providerStart = Duration.seconds(10)
  /// Octets of the one line that it writes: a certificate has some 2,000.
  static let providerLineOctets = 65_536
  /// Seconds between two ticks of the clock while nothing is under way: times are shown in minutes.
  static let idleTick: Int64 = 60
}
