extension Emulator {
  mutating func perform(_ sequence: ControlSequence) {
    let isKnown: Bool
    switch (sequence.mark, sequence.intermediates) {
    case (0, []):
      isKnown = perform(moving: sequence) || perform(editing: sequence) || perform(setting: sequence)
    case (0x3f, []): isKnown = perform(marked: sequence)
    case (0x3e, []) where sequence.final == UInt8(ascii: "c"):
      replies += Array("\u{1B}[>0;0;0c".utf8)
      isKnown = true
    case (0, [0x21]) where sequence.final == UInt8(ascii: "p"):
      resetSoftly()
      isKnown = true
    // The cursor's shape.
    case (0, [0x20]): isKnown = sequence.final == UInt8(ascii: "q")
    default: isKnown = false
    }
    if !isKnown { note(readable(sequence.bytes)) }
  }

  private mutating func perform(moving sequence: ControlSequence) -> Bool {
    let count = sequence.count
    switch Unicode.Scalar(sequence.final) {
    case "A": moveUp(count)
    case "B", "e": moveDown(count)
    case "C", "a": move(column: cursor.column + count)
    case "D": move(column: cursor.column - count)
    case "E":
      moveDown(count)
      move(column: 0)
    case "F":
      moveUp(count)
      move(column: 0)
    case "G", "`": move(column: count - 1)
    case "H", "f": move(addressedRow: count - 1, column: max(1, sequence.parameter(1, otherwise: 1)) - 1)
    case "I": tabForward(count)
    case "Z": tabBackward(count)
    case "d": move(addressedRow: count - 1, column: cursor.column)
    case "s" where sequence.parameters.isEmpty: saveCursor()
    case "u" where sequence.parameters.isEmpty: restoreCursor()
    default: return false
    }
    return true
  }

  private mutating func perform(editing sequence: ControlSequence) -> Bool {
    let count = sequence.count
    let blank = Cell.erased(style)
    let (column, row) = (cursor.column, cursor.row)
    switch Unicode.Scalar(sequence.final) {
    case "@": grid.insertCells(count, column: column, row: row, blank: blank)
    case "P": grid.deleteCells(count, column: column, row: row, blank: blank)
    case "X": grid.fill(column..<min(columns, column + count), row: row, with: blank)
    case "L", "M":
      guard scrollRegion.contains(row) else { return true }
      let region = row..<scrollRegion.upperBound
      if sequence.final == UInt8(ascii: "L") {
        grid.scrollDown(region, by: count, blank: blank)
      } else {
        grid.scrollUp(region, by: count, blank: blank)
      }
      cursor.column = 0
    case "S": grid.scrollUp(scrollRegion, by: count, blank: blank)
    // With more parameters it would start following the mouse.
    case "T" where sequence.parameters.count < 2: grid.scrollDown(scrollRegion, by: count, blank: blank)
    case "J": return eraseDisplay(sequence.parameter(0, otherwise: 0), blank)
    case "K": return eraseLine(sequence.parameter(0, otherwise: 0), blank)
    case "b":
      repeatLast(count)
      return true
    default: return false
    }
    isWrapPending = false
    return true
  }

  private mutating func eraseDisplay(_ part: Int, _ blank: Cell) -> Bool {
    switch part {
    case 0:
      grid.fill(rows: cursor.row + 1..<rows, with: blank)
      return eraseLine(0, blank)
    case 1:
      grid.fill(rows: 0..<cursor.row, with: blank)
      return eraseLine(1, blank)
    case 2: grid.fill(rows: 0..<rows, with: blank)
    // The lines that have scrolled away, of which none are kept.
    case 3: break
    default: return false
    }
    return true
  }

  private mutating func eraseLine(_ part: Int, _ blank: Cell) -> Bool {
    switch part {
    case 0:
      grid.fill(cursor.column..<columns, row: cursor.row, with: blank)
      isWrapPending = false
    case 1: grid.fill(0..<cursor.column + 1, row: cursor.row, with: blank)
    case 2: grid.fill(0..<columns, row: cursor.row, with: blank)
    default: return false
    }
    return true
  }

  private mutating func perform(setting sequence: ControlSequence) -> Bool {
    switch Unicode.Scalar(sequence.final) {
    case "c": replies += Array("\u{1B}[?1;2c".utf8)
    case "g":
      switch sequence.parameter(0, otherwise: 0) {
      case 0: tabStops.remove(cursor.column)
      case 3: tabStops = []
      default: return false
      }
    case "h", "l":
      return sequence.parameters.reduce(true) { setMode($1[0] ?? 0, sequence.final == UInt8(ascii: "h")) && $0 }
    case "m": return style.apply(sequence)
    case "n": return report(sequence.parameter(0, otherwise: 0))
    case "r": setScrollRegion(sequence)
    // The window's title is put on a stack, and taken off.
    case "t": return [[22, 0, 0], [23, 0, 0]].contains(sequence.parameters.map { $0[0] })
    // Printing from the screen; and of what follows, switched off.
    case "i": return [0, 4].contains(sequence.parameter(0, otherwise: 0))
    default: return false
    }
    return true
  }

  private mutating func perform(marked sequence: ControlSequence) -> Bool {
    switch Unicode.Scalar(sequence.final) {
    case "h", "l":
      return sequence.parameters.reduce(true) {
        setPrivateMode($1[0] ?? 0, sequence.final == UInt8(ascii: "h")) && $0
      }
    // The shape of the Linux console's cursor.
    case "c": return true
    default: return false
    }
  }

  private mutating func report(_ kind: Int) -> Bool {
    switch kind {
    case 5: replies += Array("\u{1B}[0n".utf8)
    case 6:
      let row = cursor.row - (modes.originIsRegion ? scrollRegion.lowerBound : 0)
      replies += Array("\u{1B}[\(row + 1);\(cursor.column + 1)R".utf8)
    default: return false
    }
    return true
  }

  private mutating func setScrollRegion(_ sequence: ControlSequence) {
    let top = max(1, sequence.parameter(0, otherwise: 1)) - 1
    let last = sequence.parameter(1, otherwise: rows)
    let bottom = last == 0 ? rows : min(rows, last)
    // A region has two rows at least; what is none is disregarded.
    guard top + 1 < bottom else { return }
    scrollRegion = top..<bottom
    moveToOrigin()
  }
}
