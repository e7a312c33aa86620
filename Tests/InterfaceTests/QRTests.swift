import DisplayText
import QRCode
import Terminal
import Testing

@testable import Interface
@testable import Services

/// A link's QR code on the screen. That a camera reads it, a scenario shows with zbarimg.
struct QRTests {
  private static let link = "https://t.me/alice99"

  /// The modules on a canvas, each dark or light, with the quiet zone; read by colour alone.
  private static func modules(_ canvas: Canvas, isASCII: Bool = false) -> [[Bool]] {
    var rows: [[Bool]] = []
    for row in 0..<canvas.size.rows - 2 {
      let columns = (0..<canvas.size.columns).filter { canvas[$0, row].style.color == .ink }
      guard !columns.isEmpty else { continue }
      if isASCII {
        rows.append(
          stride(from: columns[0], to: columns[0] + columns.count, by: 2).map {
            canvas[$0, row].style.attributes.contains(.reverse)
          })
        continue
      }
      rows.append(
        columns.map { "█▀".contains(canvas[$0, row].text) != canvas[$0, row].style.attributes.contains(.reverse) })
      rows.append(
        columns.map { "█▄".contains(canvas[$0, row].text) != canvas[$0, row].style.attributes.contains(.reverse) })
    }
    return rows
  }

  private static func expect(_ modules: [[Bool]], quietZone: Int, sourceLocation: SourceLocation = #_sourceLocation)
    throws
  {
    let code = try #require(QRCode(link))
    let side = code.side + 2 * quietZone
    #expect(modules.first?.count == side, sourceLocation: sourceLocation)
    #expect(modules.count >= side, sourceLocation: sourceLocation)
    for (row, line) in modules.enumerated() {
      for (column, isDark) in line.enumerated() {
        #expect(
          isDark == code.isDark(column: column - quietZone, row: row - quietZone), "\(column), \(row)",
          sourceLocation: sourceLocation)
      }
    }
  }

  @Test func itStandsOnTheScreenWithAllOfItsQuietZone() throws {
    var rehearsal = ChatTests.atAlices()
    rehearsal.press("c")
    try Self.expect(Self.modules(rehearsal.state.canvas), quietZone: 4)
    let lines = rehearsal.state.canvas.lines
    #expect(lines[22].hasPrefix(" Telegram: https://t.me/alice99"))
    #expect(lines[23].contains("Esc close") && lines[23].contains("c invert"))
  }

  @Test func cChangesBlackAndWhite() throws {
    var rehearsal = ChatTests.atAlices()
    rehearsal.press("cc")
    let canvas = rehearsal.state.canvas
    #expect(
      (0..<22).contains { row in (0..<80).contains { canvas[$0, row].style == TextStyle(.reverse, color: .ink) } })
    rehearsal.press("c")
    try Self.expect(Self.modules(rehearsal.state.canvas), quietZone: 4)
  }

  @Test func withoutColourTheLightModulesAreTheTextsColour() throws {
    var rehearsal = ChatTests.atAlices()
    rehearsal.press("c")
    let canvas = rehearsal.state.canvas.adapted(to: Rendering(hasColor: false))
    // The upper left corner of the finder pattern, below and beside the quiet zone.
    let corner = try #require(canvas.cells.first { $0.text == "█" })
    #expect(corner.style == TextStyle(.reverse))
  }

  @Test func inASCIIAModuleIsTwoColumns() throws {
    var rehearsal = ChatTests.atAlices(columns: 100, rows: 40, isASCII: true)
    rehearsal.press("c")
    let canvas = rehearsal.state.canvas
    #expect(canvas.lines.prefix(38).allSatisfy { $0.allSatisfy(\.isASCII) })
    try Self.expect(Self.modules(canvas, isASCII: true), quietZone: 4)
  }

  @Test func whereItHasNoRoomThatIsSaid() {
    var small = ChatTests.atAlices(columns: 40, rows: 10)
    small.press("c")
    #expect(small.state.message?.text == "its QR code needs 29 columns and 17 rows; this screen has 40 and 10")
    #expect(small.state.place == .providers)
    var ascii = ChatTests.atAlices(isASCII: true)
    ascii.press("c")
    #expect(ascii.state.message?.text == "its QR code needs 58 columns and 31 rows in ASCII; this screen has 80 and 24")
  }

  @Test func anotherSizeDrawsItAnewAndASmallOneSaysTheLink() throws {
    var rehearsal = ChatTests.atAlices()
    rehearsal.press("c")
    rehearsal.send(.input(.resize(Size(columns: 45, rows: 17))))
    try Self.expect(Self.modules(rehearsal.state.canvas), quietZone: 2)
    rehearsal.send(.input(.resize(Size(columns: 45, rows: 16))))
    let text = ChatTests.text(rehearsal)
    #expect(text.contains("needs 29 columns and 17 rows") && text.contains(Self.link))
    #expect(Self.modules(rehearsal.state.canvas).isEmpty)
    rehearsal.send(.input(.resize(Size(columns: 80, rows: 24))))
    try Self.expect(Self.modules(rehearsal.state.canvas), quietZone: 4)
  }

  @Test(arguments: ["<Esc>", "<Enter>", "h", "l", "<Left>"]) func keysCloseIt(_ key: String) {
    var rehearsal = ChatTests.atAlices()
    rehearsal.press("c" + key)
    #expect(rehearsal.state.place == .providers)
    rehearsal.press("oc" + key)
    #expect(rehearsal.state.place.kind == .chat)
    #expect(ChatTests.opened(rehearsal).isEmpty)
  }

  @Test func whatItShowsCanBeCopied() {
    var rehearsal = ChatTests.atAlices()
    rehearsal.press("cY")
    #expect(ChatTests.copies(rehearsal).map(\.text) == ["https://t.me/alice99"])
    #expect(rehearsal.state.canvas.lines[22].contains("the link is on the clipboard"))
    rehearsal.press("y")
    #expect(ChatTests.copies(rehearsal).last?.text == "alice99")
  }

  @Test func ofSeveralLinksItIsTheSelectedOne() {
    var rehearsal = ChatTests.atAlices()
    rehearsal.show(sampleChat)
    rehearsal.press("jjc")
    #expect(rehearsal.state.canvas.lines[22].contains("xmpp:bob@im.telegram.example?message"))
  }

  @Test func theMiddleOfALongTextGivesWay() {
    let text: DisplayText = "https://chat.example/with/somebody"
    #expect(text.fittedInMiddle(to: 40) == text)
    for columns in 1...33 { #expect(text.fittedInMiddle(to: columns).width == columns) }
    #expect(text.fittedInMiddle(to: 20) == "https://ch…/somebody")
  }
}
