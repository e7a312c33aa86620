import ContactStore
import DisplayText

/// How a session comes to its store.
struct StoreOpening: Sendable {
  /// A store that can be read, and what its owner should know of it.
  struct Opened {
    var store: ContactStore
    var notices: [StoreNotice] = []
  }

  /// Why nothing is kept, as half a sentence; `nil` where it is.
  var keepsNothing: DisplayText?
  /// Opens it. May block, for the disk and for another program's lock.
  var open: @Sendable () throws(Failure) -> Opened
}

extension StoreOpening {
  /// The user's own store.
  init(_ options: CommonOptions) {
    keepsNothing = options.keepsNothing
    open = { () throws(Failure) in
      let store = ContactStore(path: try options.existingStorePath())
      // Opening mends what an interrupted write left; where nothing is to be written, reading has to do without.
      if options.noSave { return Opened(store: store) }
      do throws(StoreFailure) {
        return Opened(store: store, notices: try store.open())
      } catch {
        throw Failure(error)
      }
    }
  }
}
