internal import DisplayText
internal import Terminal

extension State {
  /// The program's name, and at the right whom the DNS is asked through.
  func drawHeader(on canvas: inout Canvas, in part: Rect) {
    let name: DisplayText = facts.isDemo ? "mimi demo" : "mimi"
    let line = StyledLine(spans: [.init(text: name, style: Look.heading)])
    let room = textColumns(part) - name.width - 2
    let server = shownServer(room: room)
    canvas.draw(StyledLine(spans: line.spans, trailing: .init(text: server, style: Look.plain)), in: part, row: 0)
  }

  /// The most of it that has room. How it is asked is said before by whom it is validated, and cut last.
  private func shownServer(room: Int) -> DisplayText {
    let server: DisplayText = "DNS \(facts.server)"
    let all: DisplayText = "\(server)   \(facts.validation)"
    if all.width <= room { return all }
    if server.width <= room { return server }
    let (name, manner) = facts.serverParts
    guard let manner else { return server.fitted(to: room) }
    let end: DisplayText = ", \(manner)"
    let roomForName = room - end.width - 4
    return roomForName > 1 ? "DNS \(name.fitted(to: roomForName))\(end)" : server.fitted(to: room)
  }
}
