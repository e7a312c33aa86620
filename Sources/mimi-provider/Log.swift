import Glibc
import Locking
import StrictJSON

/// A file with one line of JSON for each thing that was asked; each line is written at once and whole, so that it is
/// there before the answer.
final class Log: Sendable {
  private let descriptor: Int32
  private let lock = Mutex(())

  init(_ path: String) throws(Mistake) {
    descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .system("cannot write \(path)") }
  }

  /// Somebody has connected.
  func connection(_ number: Int, from port: UInt16) {
    line("connection", number) { json in
      json.key("port")
      json.number(port)
    }
  }

  /// It has said whom it wants.
  func hello(_ number: Int, name: String?) {
    line("hello", number) { json in
      json.key("name")
      json.string(name)
    }
  }

  /// The handshake was not completed.
  func noHandshake(_ number: Int) { line("no-handshake", number) { _ in } }

  /// It has asked.
  func request(_ number: Int, _ request: Request) {
    line("request", number) { json in
      json.key("method")
      json.string(request.method)
      json.key("target")
      json.string(request.target)
      json.key("resource")
      json.string(request.resource)
      json.key("headers")
      json.array(request.headers) { $0.string($1) }
    }
  }

  private func line(_ event: String, _ number: Int, _ more: (inout JSONWriter) -> Void) {
    var json = JSONWriter()
    json.object { json in
      json.key("event")
      json.string(event)
      json.key("connection")
      json.number(number)
      more(&json)
    }
    json.endLine()
    let bytes = json.bytes
    lock.withLock { _ in _ = writeAll(descriptor, bytes) }
  }
}
