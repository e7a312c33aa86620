import Dispatch
import Locking

/// Waits, on a thread that may be blocked, for what runs in a task.
enum BlockingWait {
  private final class Box<Value: Sendable>: Sendable {
    let value = Mutex<Value?>(nil)
  }

  /// The value, when it is there. Not to be called from a task.
  static func value<Value: Sendable>(_ body: @escaping @Sendable () async -> Value) -> Value {
    let box = Box<Value>()
    let isDone = DispatchSemaphore(value: 0)
    Task.detached {
      let value = await body()
      box.value.withLock { $0 = value }
      isDone.signal()
    }
    while true {
      isDone.wait()
      if let value = box.value.withLock({ $0 }) { return value }
    }
  }
}
