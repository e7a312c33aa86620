import ContactStore
import Glibc

/// What it costs to open a store: the library alone, in a small process of its own, and a command that shows one contact.
enum StoreOpening {
  private static let argument = "--open-store"

  static func comparison(_ files: StoreFiles, mimi: String) -> Comparison {
    let sizes = [0] + StoreFiles.sizes
    let target = "CPU < 0.2 s, peak < 64 MB"
    let opening = sizes.map { size in
      Contestant(
        name: "open \(size)", program: "/proc/self/exe", arguments: [argument, files.store(size)],
        expected: [.init(text: "\(size) contacts\n", count: 1)], target: size == sizes.last ? target : "")
    }
    let showing = StoreFiles.sizes.map { size in
      let number = size / 2
      return Contestant(
        name: "show one of \(size)", program: mimi,
        arguments: ["contacts", "show", "--json", "--store", files.store(size), People.identifier(number)],
        expected: [.init(text: People.line(number), count: 1)], target: size == sizes.last ? target : "")
    }
    return Comparison(
      title: "opening a store", unit: .milliseconds, contestants: opening + showing,
      pairs: StoreFiles.sizes.map { .init(dividend: "show one of \($0)", divisor: "open \($0)") })
  }

  static func rounds(quick: Bool) -> Int { quick ? 3 : 15 }

  /// In the small process: opens the store, and never comes back. Comes back where that is not asked.
  static func runIfAsked(_ arguments: [String]) {
    guard arguments.count == 2, arguments[0] == argument else { return }
    do {
      let store = ContactStore(path: arguments[1])
      let notices = try store.open()
      guard notices.isEmpty else { fail("\(notices)") }
      print("\(store.count) contacts")
    } catch {
      fail("\(error)")
    }
    exit(EXIT_SUCCESS)
  }
}
