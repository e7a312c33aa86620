internal import Glibc

extension StoreState {
  /// Whether the dead part outweighs the living.
  var isWorthCompacting: Bool { deadOctets > index.livingOctets && deadOctets > StoreLimits.deadOctets }

  /// Writes the newest line of each contact into a file beside, and puts that in the place of the old one. Under the
  /// lock. The contacts are the same before and after; when it fails, the file is as it was.
  ///
  /// What cannot be read is put aside before it is left out, but for what concerns the contacts to be erased.
  ///
  /// - Returns: whether it was done.
  @discardableResult
  mutating func compact(erasing ids: [String] = []) throws(StoreFailure) -> Bool {
    try checkWritable()
    // A file of contacts becomes an empty one only when the last contact was removed.
    if index.count == 0, removed.isEmpty, ids.isEmpty { return false }
    let names = QuotedNames(ids)
    let kept = try unreadableLines { !names.isFound(in: $0) }
    if !kept.isEmpty { try putAside(kept) }
    do throws(SystemError) {
      guard let old = file else { return false }
      let numbers = index.numbersByPlace()
      // What is in the way is left over from a compaction that was interrupted.
      if try files.status(at: newPath) != nil { try files.remove(newPath) }
      let made = try files.open(newPath, .create)
      let moved: ContactIndex
      do throws(SystemError) {
        moved = try copy(numbers, from: old, to: made)
        try files.synchronize(made)
        try files.rename(newPath, to: path)
      } catch {
        files.close(made)
        try? files.remove(newPath)
        throw error
      }
      closeFile()
      file = made
      isWritable = true
      index = moved
      end = moved.livingOctets
      lines = moved.count
      tail = .clean
      unreadable = []
      unreadableCount = 0
      removed = []
      durableName = nil
      seen = nil
      let now = try files.status(of: made)
      lastOctets = try files.readAll(made, max(0, end - StoreLimits.rememberedOctets)..<end)
      seen = now
      try files.synchronizeDirectory(directory)
      durableName = now.identity
      return true
    } catch {
      throw .writing(newPath, error)
    }
  }

  /// Copies the lines of these rows, those that stand side by side at once.
  private func copy(
    _ numbers: [Int], from old: OpenFile, to new: OpenFile
  ) throws(SystemError) -> ContactIndex {
    var written = 0
    var waiting: [UInt8] = []
    var run = 0..<0
    var last = 0
    var unterminated: Set<Int> = []
    func readRun() throws(SystemError) {
      let octets = try files.readAll(old, run)
      // Fewer, or something else than lines, and the file is not what was read: nothing is put in its place.
      guard octets.count == run.count else { throw SystemError(EIO) }
      waiting += octets
      // A line that was the last one when it was read may lack its line feed.
      if let end = octets.last, end != 0x0A {
        waiting.append(0x0A)
        unterminated.insert(last)
      }
      run = 0..<0
    }
    for number in numbers {
      let row = index.rows[number]
      let line = row.offset..<row.offset + Int(row.length)
      if line.lowerBound == run.upperBound, !run.isEmpty, run.count < StoreLimits.chunkOctets {
        run = run.lowerBound..<line.upperBound
      } else {
        try readRun()
        run = line
      }
      last = number
      if waiting.count >= StoreLimits.chunkOctets {
        try files.writeAll(new, at: written, waiting)
        written += waiting.count
        waiting.removeAll(keepingCapacity: true)
      }
    }
    try readRun()
    try files.writeAll(new, at: written, waiting)
    return index.moved(numbers, unterminated: unterminated)
  }
}
