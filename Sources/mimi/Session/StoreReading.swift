import ContactStore
import Interface

extension ContactStore {
  /// What a list needs of every contact, as far as has been seen: the one place where store and list meet.
  func makeDirectory() -> ContactDirectory { ContactDirectory(count: count, forEachSummary) }
}
