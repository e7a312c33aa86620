extension DisplayText {
  /// The text in lines of at most so many columns: broken at spaces, and within a word only where that is longer than a
  /// line. Of no text there is no line.
  ///
  /// - Parameter limit: the most lines that are made; the last one of them ends in `…` where more would follow.
  public func wrapped(to columns: Int, limit: Int = .max) -> [DisplayText] {
    guard columns > 0, limit > 0 else { return [] }
    var lines: [DisplayText] = []
    var isCut = false
    forEachLine(of: columns) { line in
      isCut = lines.count == limit
      if !isCut { lines.append(DisplayText(trusted: String(line))) }
      return !isCut
    }
    if isCut, let last = lines.popLast() { lines.append(("\(last)…" as DisplayText).fitted(to: columns)) }
    return lines
  }

  /// How many lines `wrapped` makes.
  public func lineCount(of columns: Int) -> Int {
    guard columns > 0, !isEmpty else { return 0 }
    // What fits is the usual case, and its width of plain text costs next to nothing.
    if width <= columns { return 1 }
    var count = 0
    let plain: Void? = description.utf8.withContiguousStorageIfAvailable { octets in
      guard octets.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) else { return }
      Self.forEachLine(octets, columns, isSpace: { $0 == 0x20 }, width: { _ in 1 }) { _ in
        count += 1
        return true
      }
    }
    if plain != nil, count > 0 { return count }
    forEachLine(of: columns) { _ in
      count += 1
      return true
    }
    return count
  }

  private func forEachLine(of columns: Int, _ body: (Substring.UnicodeScalarView) -> Bool) {
    Self.forEachLine(
      description.unicodeScalars, columns, isSpace: { $0 == " " },
      width: { $0.value < 0x7F ? 1 : max(0, columnWidth($0)) }, body)
  }

  private static func forEachLine<Text: Collection>(
    _ text: Text, _ columns: Int, isSpace: (Text.Element) -> Bool, width widthOf: (Text.Element) -> Int,
    _ body: (Text.SubSequence) -> Bool
  ) {
    var start = text.startIndex
    var width = 0
    // The last run of spaces in the line: where it begins and ends, and the width up to its end.
    var space: (begin: Text.Index, end: Text.Index, width: Int)?
    var index = start
    while index < text.endIndex {
      let element = text[index]
      let next = text.index(after: index)
      if isSpace(element) {
        width += 1
        if let last = space, last.end == index {
          space = (last.begin, next, width)
        } else if index > start {
          space = (index, next, width)
        }
        index = next
        continue
      }
      let more = widthOf(element)
      while width + more > columns {
        if let last = space {
          guard body(text[start..<last.begin]) else { return }
          start = last.end
          width -= last.width
          space = nil
        } else if index > start {
          guard body(text[start..<index]) else { return }
          start = index
          width = 0
        } else {
          break
        }
      }
      width += more
      index = next
    }
    if let last = space, last.end == text.endIndex {
      _ = body(text[start..<last.begin])
    } else if start < text.endIndex {
      _ = body(text[start...])
    }
  }
}
