import Discovery

@testable import ContactStore
@testable import Interface

func summary(_ id: String, _ name: String? = nil, at seconds: Int64 = 0) -> ContactSummary {
  ContactSummary(id: id, name: name, status: .found, checkedAt: Timestamp(seconds: seconds), goodUntil: nil)
}

extension ContactDirectory {
  /// All at once, as from a store.
  init(_ summaries: [ContactSummary]) {
    self.init(count: summaries.count) { add in
      for summary in summaries {
        let facts = ContactFacts(
          status: summary.status, checkedAt: summary.checkedAt, goodUntil: summary.goodUntil)
        Array(summary.id.utf8).withUnsafeBytes { id in
          Array((summary.name ?? "").utf8).withUnsafeBytes { add(BorrowedSummary(id: id, name: $0, facts: facts)) }
        }
      }
    }
  }

  func ids(_ filter: String = "", _ order: ContactOrder = .name) -> [String] {
    let list = list(matching: filter, in: order)
    return (0..<list.count).map { summary(list[$0]).id }
  }

  func best(_ filter: String, _ order: ContactOrder = .name) -> String? {
    let list = list(matching: filter, in: order)
    return list.best.map { summary(list[$0]).id }
  }
}
