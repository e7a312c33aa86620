import DisplayText
import Terminal
import TestSupport
import Testing

@testable import Interface

@Suite("Any screen")
struct ViewPropertyTests {
  @Test("keeps its panes apart and its cursor on the screen", arguments: 0..<8) func panes(seed: UInt64) {
    var scene = RandomScene(generator: SeededGenerator(seed: seed))
    for round in 0..<30 {
      let state = scene.state()
      let canvas = state.canvas
      let layout = state.layout
      let what: Comment = "seed \(seed), round \(round), \(state.size), \(state.place.kind)"
      #expect(canvas.size == state.size, what)
      if let cursor = canvas.cursor { #expect(canvas.bounds.contains(cursor), what) }
      #expect(isInside(state.providerRows, layout.side), what)
      #expect(isInside(state.discoverRow, layout.contactRows), what)
      guard let bar = layout.bar, !layout.isTooSmall, ![.qr, .consents, .log, .help].contains(state.place.kind) else {
        continue
      }
      for row in layout.body.row..<layout.body.row + layout.body.rows {
        #expect(canvas[bar, row].text == "│", what)
      }
    }
  }

  @Test("marks the selected row, and where it stands", arguments: 0..<4) func selection(seed: UInt64) {
    var scene = RandomScene(generator: SeededGenerator(seed: 1_000 + seed))
    for round in 0..<40 {
      let state = scene.state()
      let what: Comment = "seed \(seed), round \(round), \(state.size)"
      let layout = state.layout
      guard state.place == .contacts, !layout.isTooSmall else { continue }
      let row: Int
      switch state.selection {
      case .contact(let place): row = layout.contactRows.row + place - state.shownListTop
      case .discover: row = state.discoverRow.row
      case nil: continue
      }
      let canvas = state.canvas
      #expect(canvas[0, row].text == ">", what)
      #expect(canvas.cursor == Point(column: 0, row: row), what)
      #expect((0..<layout.contacts.columns).allSatisfy { canvas[$0, row].style.attributes.contains(.reverse) }, what)
    }
  }

  @Test("has the footer's keys where a click finds them", arguments: 0..<4) func footer(seed: UInt64) {
    var scene = RandomScene(generator: SeededGenerator(seed: 2_000 + seed))
    for round in 0..<40 {
      let state = scene.state()
      let canvas = state.canvas
      let row = state.layout.footer.row
      var end = 0
      for item in state.footerItems {
        let what: Comment = "seed \(seed), round \(round), \(state.size), \(item)"
        #expect(item.columns.lowerBound > end && item.columns.upperBound < state.size.columns, what)
        end = item.columns.upperBound
        let drawn = item.columns.map { canvas[$0, row].text }.joined()
        let key = state.keys(of: Action.named(item.action), in: state.place.kind).first.map { KeyStroke($0).name }
        #expect(drawn.hasPrefix(key?.description ?? "?") && !drawn.hasSuffix(" "), what)
      }
    }
  }

  @Test("keeps help and a way out in the footer, wherever there is one", arguments: Place.Kind.allCases)
  func wayOut(kind: Place.Kind) {
    for columns in [40, 60, 80, 200] {
      var state = Scene(shows: alice).state(Size(columns: columns, rows: 24))
      state.place = Self.places.first { $0.kind == kind } ?? .prompt
      let names = Set(state.footerItems.map(\.action))
      #expect(names.contains(.help))
      #expect(names.contains(.quit) || names.contains(.interrupt))
    }
  }

  @Test("is scrolled to its last line", arguments: [Size(columns: 40, rows: 10), Size(columns: 80, rows: 24)])
  func scrolled(size: Size) {
    for place in Self.places where [.provider, .account, .chat, .log, .help].contains(place.kind) {
      var state = Scene(place: place, shows: alice, change: logged).state(size)
      let (lines, rows) = state.scrolled
      #expect(rows > 0 && lines > 0)
      guard lines > rows else { continue }
      func at(_ top: Int) -> Canvas {
        switch place {
        case .provider: state.place = .provider(top: top)
        case .log: state.place = .log(top: top)
        case .chat(var panel):
          panel.top = top
          state.place = .chat(panel)
        case .account(var panel):
          panel.top = top
          state.place = .account(panel)
        default: state.place = .help(top: top)
        }
        return state.canvas
      }
      // One line less is another screen, one more is not.
      #expect(at(lines - rows) == at(lines - rows + 1))
      #expect(at(lines - rows) != at(lines - rows - 1))
    }
  }

  @Test("of the help has every action, its keys, and all marks") func help() {
    let state = Scene(place: .help(top: 0)).state(Size(columns: 200, rows: 200))
    let text = state.canvas.lines.joined(separator: "\n")
    for action in Action.table {
      #expect(text.contains(action.help.description))
      #expect(text.contains(state.helpKeys(action).description))
    }
    for mark in [">", "*", "says", "~", "!", "+"] { #expect(text.contains("\n   \(mark)  ")) }
  }

  @Test("shows the user's own keys instead of the usual ones") func ownKeys() {
    var scene = Scene(place: .providers, shows: alice)
    scene.facts.keys = [.refresh: KeyStroke(.function(5))]
    var state = scene.state(Size(columns: 120, rows: 60))
    #expect(state.canvas.lines.last?.contains("F5 refresh") == true)
    state.place = .help(top: 0)
    #expect(state.canvas.lines.contains { $0.contains("F5") && $0.contains("look this contact up again") })
  }

  private static let places: [Place] = [
    .prompt, .contacts, .providers, .provider(top: 0), form("name"), .question(.refreshAll(names: 3)),
    .account(samplePanel()), .chat(sampleChat), .qr(QRPanel(panel: sampleChat)), .consents(selected: 0), .log(top: 0),
    .help(top: 0),
  ]

  private func isInside(_ part: Rect, _ whole: Rect) -> Bool {
    part.isEmpty || part.intersection(whole) == part
  }
}
