import Glibc
import Locking

/// Writes results in the order of the input, each as soon as all before it are written.
final class OrderedOutput: Sendable {
  /// One result, ready to be written.
  struct Piece {
    /// How it ended.
    var status: ExitStatus
    /// For standard output.
    var data: [UInt8] = []
    /// For standard error.
    var messages: [UInt8] = []
  }

  private struct State {
    var next = 0
    var waiting: [Int: Piece] = [:]
    var hasWrittenData = false
    var hasWritten = false
    var highestStatus = ExitStatus.found
    var isClosed = false
  }

  private let state = Mutex(State())
  private let room = Places(Limits.resultsWaiting)
  private let isSpaced: Bool
  private let messagesAreSeen = isatty(STDERR_FILENO) == 1

  /// - Parameter isSpaced: whether an empty line stands between two results.
  init(isSpaced: Bool) { self.isSpaced = isSpaced }

  /// Takes the result number `index`, counted from 0.
  func deliver(_ piece: Piece, at index: Int) {
    let written = state.withLock { state in
      guard !state.isClosed else { return 1 }
      state.waiting[index] = piece
      state.highestStatus = max(state.highestStatus, piece.status)
      var ready: [Piece] = []
      while let piece = state.waiting.removeValue(forKey: state.next) {
        ready.append(piece)
        state.next += 1
      }
      write(ready, &state)
      return ready.count
    }
    for _ in 0..<written { room.give() }
  }

  /// Waits until another result may be worked on. To be called once for each.
  func waitForRoom() { room.take() }

  /// The highest exit status of all results so far.
  var highestStatus: ExitStatus { state.withLock { $0.highestStatus } }

  /// Says at once what is no result.
  func say(_ messages: [UInt8], status: ExitStatus = .found) {
    state.withLock { state in
      state.highestStatus = max(state.highestStatus, status)
      Console.write(messages, to: STDERR_FILENO)
    }
  }

  /// Writes what waits for an earlier result that will not come any more, and nothing after that.
  func close() {
    state.withLock { state in
      state.isClosed = true
      write(state.waiting.sorted { $0.key < $1.key }.map(\.value), &state)
      state.waiting = [:]
    }
  }

  private func write(_ pieces: [Piece], _ state: inout State) {
    var data: [UInt8] = []
    for piece in pieces {
      if !piece.data.isEmpty {
        if isSpaced, messagesAreSeen ? state.hasWritten : state.hasWrittenData { data.append(0x0A) }
        data += piece.data
        state.hasWrittenData = true
      }
      if !piece.messages.isEmpty {
        // What belongs together stays together where both go to one terminal.
        Console.write(data, to: STDOUT_FILENO)
        data = []
        let startsPiece = piece.data.isEmpty && isSpaced && messagesAreSeen && state.hasWritten
        Console.write((startsPiece ? [0x0A] : []) + piece.messages, to: STDERR_FILENO)
      }
      state.hasWritten = true
    }
    Console.write(data, to: STDOUT_FILENO)
  }
}
