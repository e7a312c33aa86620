public import Terminal

/// Where things stand on the screen. Pure: what a click hits follows from it, too.
public struct Layout: Sendable, Hashable {
  /// Whether the screen is too small for more than a line that says so.
  public let isTooSmall: Bool
  /// The program's name, whom the DNS is asked through.
  public let header: Rect
  /// The line on top.
  public let prompt: Rect
  /// The rows that are lines across, where there is room for them.
  public let rules: [Int]
  /// All between prompt and message.
  public let body: Rect
  /// The contacts with their heading; empty where they are not shown.
  public let contacts: Rect
  /// The column of the bar between contacts and the right side; `nil` where one pane is shown at a time.
  public let bar: Int?
  /// The right side; empty where it is not shown.
  public let side: Rect
  /// The message line.
  public let message: Rect
  /// The keys.
  public let footer: Rect

  /// The contacts without their heading.
  public var contactRows: Rect { contacts.split(top: 1).rest }

  /// Lays out a screen.
  ///
  /// - Parameter showsSide: which pane is shown where there is room for one only.
  public init(size: Size, showsSide: Bool) {
    isTooSmall = size.columns < Limits.smallestColumns || size.rows < Limits.smallestRows
    let hasRules = size.rows >= Limits.rowsWithRules
    var rest = Rect(size)
    (header, rest) = rest.split(top: 1)
    (prompt, rest) = rest.split(top: 1)
    let chrome = hasRules ? 2 : 0
    let bodyRows = max(0, rest.rows - 2 - chrome)
    rules = hasRules ? [rest.row, rest.row + 1 + bodyRows] : []
    if hasRules { rest = rest.split(top: 1).rest }
    (body, rest) = rest.split(top: bodyRows)
    if hasRules { rest = rest.split(top: 1).rest }
    (message, rest) = rest.split(top: 1)
    footer = rest.split(top: 1).top
    if size.columns >= Limits.twoPaneColumns {
      let more = max(0, size.columns - Limits.usualColumns) * 3 / 10
      let width = min(Limits.mostContactColumns, Limits.contactColumns + more)
      let halves = body.split(left: width)
      contacts = halves.left
      bar = width
      side = halves.rest.split(left: 1).rest
    } else {
      bar = nil
      contacts = showsSide ? Rect(column: 0, row: body.row, columns: 0, rows: 0) : body
      side = showsSide ? body : Rect(column: 0, row: body.row, columns: 0, rows: 0)
    }
  }
}

extension State {
  /// The screen's layout now.
  public var layout: Layout { Layout(size: size, showsSide: showsSide) }

  /// Whether the right side is shown where there is room for one pane only.
  var showsSide: Bool {
    switch place {
    case .providers, .provider, .form, .question, .account, .chat, .qr: return true
    case .contacts, .consents, .log, .help: return false
    case .prompt:
      // An answer, and the way to it; without a contact there is nothing else to be seen than what to do.
      if subject?.lookup != nil || subject?.outcome != nil { return true }
      return selection == nil
    }
  }
}
