import Locking
import Testing

@Suite("A lock around a value")
struct MutexTests {
  @Test func nothingIsLostBetweenThreads() async {
    let count = Counter()
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<8 {
        group.addTask { for _ in 0..<1_000 { count.value.withLock { $0 += 1 } } }
      }
    }
    #expect(count.value.withLock { $0 } == 8_000)
  }

  @Test func isLetGoAfterAnError() {
    struct Stop: Error {}
    let value = Mutex(1)
    #expect(throws: Stop.self) {
      try value.withLock { (value) throws(Stop) in
        value = 2
        throw Stop()
      }
    }
    #expect(value.withLockIfAvailable { $0 } == 2)
  }

  @Test func isNotWaitedForWhereItNeedNotBe() {
    let value = Mutex(1)
    value.withLock { _ in #expect(value.withLockIfAvailable { $0 } == nil) }
    #expect(value.withLockIfAvailable { $0 } == 1)
  }

  @Test func theValueGoesWithIt() {
    weak var left: Counter?
    do {
      let counter = Counter()
      left = counter
      let value = Mutex(counter)
      value.withLock { #expect($0.value.withLock { $0 } == 0) }
    }
    #expect(left == nil)
  }

  private final class Counter: Sendable {
    let value = Mutex(0)
  }
}
