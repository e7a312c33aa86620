internal import DisplayText
internal import QRCode
internal import Services
internal import Terminal

/// How a QR code stands on a screen, above a line about it and the line of keys.
struct QRFit {
  /// The code.
  let code: QRCode
  /// Modules of the quiet zone on each side.
  let quietZone: Int
  /// Columns of a module: 1 where two of them stand in a cell, one above the other.
  let moduleColumns: Int

  /// Rows below it.
  static let captionRows = 2

  /// Columns with the quiet zone.
  var columns: Int { (code.side + 2 * quietZone) * moduleColumns }
  /// Rows with the quiet zone.
  var rows: Int { moduleColumns == 1 ? (code.side + 2 * quietZone + 1) / 2 : code.side + 2 * quietZone }

  private init(_ code: QRCode, quietZone: Int, isASCII: Bool) {
    self.code = code
    self.quietZone = quietZone
    moduleColumns = isASCII ? 2 : 1
  }

  /// With as much of the quiet zone as has room; `nil` where not even the least has.
  init?(_ code: QRCode, on size: Size, isASCII: Bool) {
    for quietZone in stride(from: QRCode.quietZone, through: Limits.leastQuietZone, by: -1) {
      self.init(code, quietZone: quietZone, isASCII: isASCII)
      if columns <= size.columns, rows + Self.captionRows <= size.rows { return }
    }
    return nil
  }

  /// The least screen on which it has room.
  static func needs(_ code: QRCode, isASCII: Bool) -> Size {
    let fit = QRFit(code, quietZone: Limits.leastQuietZone, isASCII: isASCII)
    return Size(columns: fit.columns, rows: fit.rows + captionRows)
  }
}

extension State {
  mutating func showQR() {
    if case .qr(var code) = place {
      code.isInverted.toggle()
      place = .qr(code)
    } else if let panel = chatHere {
      goAside(to: .qr(QRPanel(panel: panel)))
    }
  }

  mutating func close(_ code: QRPanel) {
    let panel = code.panel
    close(panel)
  }

  /// Why the code of a link cannot be shown here.
  func qrObstacle(_ panel: ChatPanel) -> DisplayText? {
    guard let link = panel.offer?.link else { return nil }
    guard let code = QRCode(link.uri) else { return "the link is too long for a QR code" }
    guard QRFit(code, on: size, isASCII: facts.isASCII) == nil else { return nil }
    let needs = QRFit.needs(code, isASCII: facts.isASCII)
    let ascii: DisplayText = facts.isASCII ? " in ASCII" : ""
    return
      "its QR code needs \(needs.columns) columns and \(needs.rows) rows\(ascii); this screen has \(size.columns) and \(size.rows)"
  }
}
