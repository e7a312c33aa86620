internal import CNcurses
internal import Glibc

/// Reads what is ready at the terminal and has it decoded, with the clock that tells Esc from a sequence.
struct InputReader {
  /// How long Esc may be the beginning of a sequence, in milliseconds; `ESCDELAY` in the environment overrides it.
  static let escapeDelay: Int32 = 25

  /// The most that is read at a time, so that something is drawn even if input never ends.
  private static let limit = 1 << 16
  private static let chunk = 4096

  /// How long a sequence or a character may be interrupted on its way.
  private static let sequencePatience = Duration.milliseconds(200)
  /// How long a paste may. Over a slow connection it comes in pieces, and what is taken for keys because it came too
  /// late would be acted upon.
  private static let pastePatience = Duration.seconds(2)
  /// So often there may be something to be read that cannot be read. The terminal of a program that its session has
  /// left behind is such.
  private static let futileLimit = 50

  private let descriptor: Int32
  private let escapePatience: Duration
  private var decoder: InputDecoder
  private var presses = DoublePress()
  private var lastByte = ContinuousClock.now
  private var futileReads = 0
  private var hasEnded = false

  init(descriptor: Int32, keys: [[UInt8]: Key]) {
    self.descriptor = descriptor
    escapePatience = .milliseconds(Int(max(0, get_escdelay())))
    decoder = InputDecoder(keys: keys)
  }

  /// Until when what is unfinished may be finished.
  private var deadline: ContinuousClock.Instant? {
    switch decoder.waiting {
    case .escape: lastByte + escapePatience
    case .sequence: lastByte + Self.sequencePatience
    case .paste: lastByte + Self.pastePatience
    case nil: nil
    }
  }

  /// How long it may take until `read()` is to be called again.
  var timeout: Duration? { deadline.map { max(.zero, $0 - .now) } }

  mutating func read() -> [Input] {
    var inputs: [Input] = []
    // Looked at before the clock: what is there already has come in time.
    var count = 0
    while count < Self.limit, !hasEnded, let bytes = readChunk() {
      count += bytes.count
      lastByte = .now
      inputs += decoder.feed(bytes)
      // There was no more.
      if bytes.count < Self.chunk { break }
    }
    let now = ContinuousClock.now
    if hasEnded {
      inputs += decoder.pause() + [.endOfInput]
    } else if count == 0, let deadline, deadline <= now {
      inputs += decoder.pause()
    }
    return inputs.map { presses.mark($0, at: now) }
  }

  /// - Returns: `nil` when there is nothing, or nothing any more.
  private mutating func readChunk() -> [UInt8]? {
    var ready = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    guard poll(&ready, 1, 0) == 1 else { return nil }
    var result = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: Self.chunk) { buffer, count in
      result = Glibc.read(descriptor, buffer.baseAddress, Self.chunk)
      count = max(0, result)
    }
    if result > 0 {
      futileReads = 0
      return bytes
    }
    futileReads += 1
    if result == 0 || (errno != EINTR && errno != EAGAIN) || futileReads > Self.futileLimit { hasEnded = true }
    return nil
  }
}
