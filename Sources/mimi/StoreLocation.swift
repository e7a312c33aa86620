import ContactStore
import DisplayText
import Glibc

extension CommonOptions {
  /// Where contacts are kept: `--store`, `MIMI_STORE`, or the user's data directory (XDG Base Directory Specification, in
  /// which a relative path counts as none). `nil` where not even a home directory is known.
  var storePath: String? {
    if let named = store ?? Self.environment("MIMI_STORE") { return named }
    if let folder = Self.environment("XDG_DATA_HOME"), folder.hasPrefix("/") { return folder + "/mimi/contacts.jsonl" }
    return Self.environment("HOME").map { $0 + "/.local/share/mimi/contacts.jsonl" }
  }

  /// The same, where there has to be one.
  func existingStorePath() throws(Failure) -> String {
    if store == "" {
      throw Failure(status: .usage, message: "--store names no file", hint: "name a file, or leave --store out")
    }
    guard let storePath else {
      throw Failure(
        status: .store, message: "there is no place for contacts: HOME is not set", hint: "name a file with --store")
    }
    return storePath
  }

  /// The store, open.
  ///
  /// - Parameter tell: takes what its owner should know of it; standard error does, unless another is given.
  func openStore(
    tell: (DisplayText) -> Void = { Console.write(Console.hint($0), to: STDERR_FILENO) }
  ) throws(Failure) -> ContactStore {
    let store = ContactStore(path: try existingStorePath())
    do {
      for notice in try store.open() { tell(notice.inWords) }
    } catch {
      throw Failure(error)
    }
    return store
  }
}

extension CommonOptions {
  /// A command that only changes contacts has nothing to do where nothing may be kept.
  func checkSaving() throws(Failure) {
    guard noSave else { return }
    throw Failure(
      status: .usage, message: "--no-save keeps nothing, and this command changes what is kept",
      hint: "leave --no-save out, or name another file with --store")
  }
}

extension CommonOptions {
  /// The consents, beside the contacts.
  func consentStore() throws(Failure) -> ConsentStore { ConsentStore(besideContacts: try existingStorePath()) }
}

extension StoreNotice {
  var inWords: DisplayText { "\(message); \(hint)" }
}

extension Failure {
  init(_ failure: StoreFailure) {
    self.init(status: .store, message: DisplayText(failure.message), hint: DisplayText(failure.hint))
  }
}
