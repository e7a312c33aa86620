/// Whether a process is there and has not ended; one that nobody has reaped yet has.
public func isRunning(_ pid: Int32) -> Bool {
  guard let status = try? readFile("/proc/\(pid)/stat") else { return false }
  // `123 (name) S ...`; the name may hold anything, parentheses too (proc(5)).
  let behindName = status.lastIndex(of: UInt8(ascii: ")")).map { status[($0 + 1)...] } ?? []
  return behindName.first { $0 != UInt8(ascii: " ") } != UInt8(ascii: "Z")
}
