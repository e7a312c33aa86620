import Glibc
import TestSupport

/// How often a text occurs in a file of text. Read in pieces: an output of megabytes is not held for a count.
func occurrences(of text: String, in path: String) throws -> Int {
  let file = open(path, O_RDONLY | O_CLOEXEC)
  guard file >= 0 else { throw SupportFailure("\(path) cannot be read") }
  defer { close(file) }
  var count = 0
  // One more for the zero that ends the text for `strstr`.
  var buffer = [CChar](repeating: 0, count: 65_536 + 1)
  // The end of the last piece, in which a text may have begun.
  var kept = 0
  while true {
    let length = buffer.withUnsafeMutableBytes { read(file, $0.baseAddress?.advanced(by: kept), $0.count - 1 - kept) }
    guard length >= 0 else { throw SupportFailure("\(path) cannot be read") }
    if length == 0 { return count }
    let end = kept + length
    buffer[end] = 0
    buffer.withUnsafeMutableBufferPointer { piece in
      guard let base = piece.baseAddress else { return }
      var at = 0
      while let found = strstr(base + at, text) {
        count += 1
        at = base.distance(to: found) + text.utf8.count
      }
      let from = max(at, end - text.utf8.count + 1)
      kept = max(end - from, 0)
      memmove(base, base + from, kept)
    }
  }
}
