/// Every bound of this module, in one place.
public enum Limits {
  /// Entries of the log; the oldest quarter goes when it is full.
  static let logEntries = 2_000
  /// Octets of the prompt. Any identifier is shorter than 1,024.
  public static let promptOctets = 1_024
  /// Octets of a name or a note.
  static let formOctets = 4_096
  /// Contacts that are kept as they were read.
  static let cachedContacts = 256
  /// Removed contacts that can be brought back.
  static let undone = 100
  /// Lookups of a refresh of all that are under way at once.
  static let lookupsUnderWay = 64
  /// The smallest screen on which all works.
  static let smallestColumns = 40
  /// See `smallestColumns`.
  static let smallestRows = 10
  /// Columns from which two panes stand side by side.
  static let twoPaneColumns = 60
  /// Rows from which lines across set the parts off; on fewer, contacts have them.
  static let rowsWithRules = 16
  /// Columns of the usual screen, for which widths are chosen; beyond them the contacts get three of ten.
  static let usualColumns = 80
  /// Columns of the contacts there, which leaves 55 for the right side.
  static let contactColumns = 24
  /// The most that they get: few names are longer.
  static let mostContactColumns = 40
  /// Contacts before and behind the selected one that are read ahead, so that a step shows the next at once.
  static let readAhead = 3
  /// As far they are read at once, when one of those is missing: reading one by one would be a second frame for each step.
  static let readAheadAtOnce = 12
  /// Keys that wait for a contact to be read, which takes a millisecond.
  static let keysTypedAhead = 256
  /// Rows that a contact's providers keep, where something else can give way.
  static let fewestProviderRows = 3
  /// Rows of a note beside the contact; the form shows all of it.
  static let noteRows = 8
  /// Records that could not be read and are shown one by one: more have no room on most screens.
  static let shownProblems = 32
  /// Changes that are shown, the newest.
  static let shownChanges = 5
  /// Columns of the right side from which the providers' endpoints have a column of their own.
  static let endpointColumns = 50
  /// Columns that the endpoint keeps where an account needs more.
  static let endpointEnd = 14
  /// Columns of the labels of a provider in full.
  static let labelColumns = 11
  /// Columns of the labels of what a question gives away.
  static let disclosureLabelColumns = 11
  /// Rows of a text in a provider's answer, the account excepted: of more nobody reads the rest.
  static let answerRows = 6
  /// Columns of the address in what is said of an answer; IPv6 needs 39.
  static let addressColumns = 48
  /// Links of an answer that are shown: nobody has more ways to one chat.
  static let shownLinks = 8
  /// Columns of a text that was copied, in the message that says so: enough to know it by.
  static let copiedColumns = 60
  /// Modules of a QR code's quiet zone where the screen has no room for the four of the standard: readers take two, one they
  /// often do not.
  static let leastQuietZone = 2
  /// Seconds below which a time that is counted down is shown in seconds.
  static let countedSeconds: Int64 = 120
  /// Columns of the times in the log.
  static let timeColumns = 15
  /// Columns of the keys in the help.
  static let keyColumns = 18
  /// Contacts of a page of the form without a screen: a screen reader reads all of it.
  static let pageOfContacts = 20
  /// Lines that may be typed ahead of what is under way in the form without a screen; nobody types more.
  static let linesTypedAhead = 1_000
  /// Octets of a contact's name that are folded, for the filter and the order: three lines of a wide screen. Bounds what
  /// one name costs, whatever a file holds.
  static let foldedNameOctets = 256
  /// Octets of an identifier that are folded; a real one has at most 320 in A-labels.
  static let foldedIDOctets = 512
  /// Octets of a filter; the prompt holds no more.
  static let filterOctets = promptOctets
  /// Words of a filter; those behind them are not looked for.
  static let filterWords = 16
  /// Matches of a filter whose text no contact has as it is: contacts with its letters in their order, the best ones. Nobody
  /// reads on beyond them.
  static let fuzzyMatches = 200
  /// Rows of removed contacts that are kept, so that whoever holds one does not meet another contact in it.
  static let removedRows = 1_024
  /// Octets of texts that no contact has any more, below which they are not packed.
  static let deadTextOctets = 256 << 10
}
