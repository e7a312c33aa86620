internal import Glibc

/// A failed system call's `errno`.
public struct SystemError: Error, Sendable, Hashable {
  /// The number.
  public var code: Int32

  /// A failure by its number.
  public init(code: Int32) { self.code = code }

  /// The C library's words, in lower case as they stand within a sentence.
  public var inWords: String {
    var buffer = [CChar](repeating: 0, count: 256)
    guard strerror_r(code, &buffer, buffer.count) == 0 else { return "error \(code)" }
    let text = String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return text.prefix(1).lowercased() + text.dropFirst()
  }

  /// Whether there is no such file.
  public var isMissingFile: Bool { code == ENOENT || code == ENOTDIR }

  /// Whether the file is not for this user.
  public var isRefusal: Bool { code == EACCES }

  /// Whether it says something of the way to another machine, and not of this process.
  var isOfNetwork: Bool {
    [ECONNREFUSED, ENETUNREACH, EHOSTUNREACH, ENETDOWN, EHOSTDOWN, EADDRNOTAVAIL, EACCES, EPERM].contains(code)
  }
}
