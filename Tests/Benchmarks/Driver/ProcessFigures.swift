import Glibc
import TestSupport

/// What the kernel tells of a running process.
struct ProcessFigures {
  let pid: pid_t

  /// Processor time of all its threads, those that have ended too, in the program and in the kernel for it. By the
  /// process's own clock, which counts nanoseconds; `/proc/PID/stat` counts hundredths of a second.
  var processorSeconds: Double {
    var clock = clockid_t()
    var moment = timespec()
    guard clock_getcpuclockid(pid, &clock) == 0, clock_gettime(clock, &moment) == 0 else { return .nan }
    return Double(moment.tv_sec) + Double(moment.tv_nsec) / 1_000_000_000
  }

  /// The most that was resident so far, in kB: since the program was started, unlike the figure of getrusage(2).
  func peakKilobytes() throws -> Int { try number("VmHWM:", in: "status") }

  /// What is resident, what is shared divided by those who share it, in kB.
  func proportionalKilobytes() throws -> Int { try number("Pss:", in: "smaps_rollup") }

  /// How often its threads have waited for something and were woken.
  func wakeUps() throws -> Int {
    try tasks().reduce(0) { $0 + (try number("voluntary_ctxt_switches:", in: "task/\($1)/status")) }
  }

  /// How long its first thread could have run, but had no core, in seconds; see proc(5), `schedstat`.
  func waitForCoreSeconds() throws -> Double {
    let text = String(decoding: try readFile("/proc/\(pid)/task/\(pid)/schedstat"), as: UTF8.self)
    let numbers = text.split(whereSeparator: \.isWhitespace).compactMap { Double(String($0)) }
    guard numbers.count == 3 else { throw SupportFailure("/proc/\(pid)/task/\(pid)/schedstat has no three numbers") }
    return numbers[1] / 1_000_000_000
  }

  private func tasks() throws -> [String] {
    guard let directory = opendir("/proc/\(pid)/task") else { throw SupportFailure("process \(pid) is gone") }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names
  }

  /// The number behind a word at the beginning of a line.
  private func number(_ word: String, in file: String) throws -> Int {
    let text = String(decoding: try readFile("/proc/\(pid)/\(file)"), as: UTF8.self)
    for line in text.split(separator: "\n") where line.hasPrefix(word) {
      let words = line.dropFirst(word.count).split(whereSeparator: \.isWhitespace)
      if let number = words.first.flatMap({ Int($0) }) { return number }
    }
    throw SupportFailure("/proc/\(pid)/\(file) has no \(word)")
  }
}
