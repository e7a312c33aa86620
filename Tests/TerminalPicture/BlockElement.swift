/// A box in a picture.
struct Box {
  var x: Double
  var y: Double
  var width: Double
  var height: Double
}

/// The block elements that are drawn as boxes, because a font leaves hairlines between them: bars and QR codes need them whole.
enum BlockElement {
  /// The part of a cell that a character fills, or nil if it is no such block.
  static func part(_ text: String, of cell: Box) -> Box? {
    guard let scalar = text.unicodeScalars.first, text.unicodeScalars.count == 1 else { return nil }
    var part = cell
    switch scalar {
    case "\u{2580}":  // UPPER HALF BLOCK
      part.height /= 2
    case "\u{2581}"..."\u{2588}":  // LOWER ONE EIGHTH BLOCK to FULL BLOCK
      part.height *= Double(scalar.value - 0x2580) / 8
      part.y += cell.height - part.height
    case "\u{2589}"..."\u{258F}":  // LEFT SEVEN EIGHTHS BLOCK to LEFT ONE EIGHTH BLOCK
      part.width *= Double(0x2590 - scalar.value) / 8
    case "\u{2590}":  // RIGHT HALF BLOCK
      part.width /= 2
      part.x += part.width
    default: return nil
    }
    return part
  }
}
