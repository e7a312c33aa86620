import Glibc

/// Lines of a descriptor, read when they are asked for; a line's memory is bounded.
struct LineReader {
  /// Octets kept of a line. What is longer is no identifier, and only has to be longer than one.
  static let lineOctets = 4_096

  private let descriptor: Int32
  private var buffer = [UInt8](repeating: 0, count: 65_536)
  private var filled = 0..<0

  init(_ descriptor: Int32) { self.descriptor = descriptor }

  /// The next line without its end, cut off after `lineOctets`; `nil` at the end of the input. Blocks its thread.
  mutating func next() -> [UInt8]? {
    var line: [UInt8] = []
    var isStarted = false
    while true {
      if filled.isEmpty {
        let count = read(descriptor, &buffer, buffer.count)
        if count < 0, errno == EINTR { continue }
        if count <= 0 { return isStarted ? line : nil }
        filled = 0..<count
      }
      isStarted = true
      let end = buffer[filled].firstIndex(of: 0x0A) ?? filled.upperBound
      line += buffer[filled.lowerBound..<end].prefix(Self.lineOctets - line.count)
      let isWhole = end < filled.upperBound
      filled = min(end + 1, filled.upperBound)..<filled.upperBound
      if isWhole { return line }
    }
  }
}
