internal import DisplayText
internal import QRCode
internal import Services
internal import Terminal

extension State {
  /// A link's QR code on all of the screen but the line about it and the line of keys.
  func drawQR(_ panel: QRPanel, on canvas: inout Canvas) {
    let caption = layout.message
    guard let link = panel.panel.offer?.link, let code = QRCode(link.uri),
      let fit = QRFit(code, on: size, isASCII: facts.isASCII)
    else {
      drawNoRoom(panel, on: &canvas)
      if message != nil { drawMessage(on: &canvas, in: caption) }
      return
    }
    let light = TextStyle(panel.isInverted ? .reverse : [], color: .ink)
    let column = (size.columns - fit.columns) / 2
    let row = (size.rows - QRFit.captionRows - fit.rows) / 2
    for line in 0..<fit.rows {
      for module in 0..<fit.columns / fit.moduleColumns {
        Self.draw(
          fit, module, line, light, on: &canvas,
          at: Point(column: column + module * fit.moduleColumns, row: row + line))
      }
    }
    if message != nil {
      drawMessage(on: &canvas, in: caption)
    } else {
      drawCaption(panel, link.shown, on: &canvas, in: caption)
    }
  }

  /// Two modules, one above the other, in a cell; in ASCII one over two columns, of nothing but colour.
  private static func draw(
    _ fit: QRFit, _ module: Int, _ line: Int, _ light: TextStyle, on canvas: inout Canvas, at point: Point
  ) {
    func isDark(_ row: Int) -> Bool { fit.code.isDark(column: module - fit.quietZone, row: row - fit.quietZone) }
    if fit.moduleColumns > 1 {
      var style = light
      if isDark(line) { style.attributes.formSymmetricDifference(.reverse) }
      canvas.write("  ", column: point.column, row: point.row, style: style)
      return
    }
    let text: DisplayText =
      switch (isDark(2 * line), isDark(2 * line + 1)) {
      case (true, true): "█"
      case (true, false): "▀"
      case (false, true): "▄"
      case (false, false): " "
      }
    canvas.write(text, column: point.column, row: point.row, style: light)
  }

  /// Whose link it is, and all of it where that has room.
  private func drawCaption(_ panel: QRPanel, _ link: DisplayText, on canvas: inout Canvas, in part: Rect) {
    let service: DisplayText = "\(panel.panel.serviceName): "
    let room = textColumns(part)
    var line = StyledLine(service, Look.faint)
    line.add(link.fittedInMiddle(to: max(8, room - service.width)), Look.heading)
    line.trailing = .init(text: "not read? \(keyName(.qr)) inverts it", style: Look.faint)
    canvas.draw(line, in: part, row: 0)
  }

  /// What stands there when the screen has become too small: how much it needs, and the link itself.
  private func drawNoRoom(_ panel: QRPanel, on canvas: inout Canvas) {
    let part = Rect(column: 0, row: 0, columns: size.columns, rows: max(0, size.rows - QRFit.captionRows))
    let columns = textColumns(part)
    var lines = [StyledLine("No room for the QR code", Look.strongWarning)]
    if let why = qrObstacle(panel.panel) { lines += StyledLine.paragraph("\(why)", columns: columns) }
    lines.append(.empty)
    if let link = panel.panel.offer?.link { lines += StyledLine.paragraph(link.shown, Look.heading, columns: columns) }
    canvas.draw(lines, in: part)
  }
}

extension DisplayText {
  /// The text cut to so many columns, with `…` in the place of its middle: of a link both ends tell most.
  func fittedInMiddle(to columns: Int) -> DisplayText {
    if width <= columns { return self }
    let end = max(0, columns / 2 - 1)
    let beginning = fitted(to: columns - end)
    // `fitted` puts the mark of what is left out before the end that it keeps.
    let ending = fitted(to: end + 1, keepsEnd: true)
    return end == 0 ? beginning : "\(beginning)\(String(ending.description.dropFirst()))"
  }
}
