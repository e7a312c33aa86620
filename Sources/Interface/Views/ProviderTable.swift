internal import ContactStore
internal import DisplayText
internal import Terminal

/// The columns of the providers' table.
struct ProviderColumns {
  /// Columns of the right side in the usual size; its widths are those below.
  private static let usual = (service: 10, account: 16, endpoint: 19)
  /// Left of the priority: `>` where it is selected, `*` where it is suggested.
  static let marks = 2

  let priority: Int
  let service: Int
  let account: Int
  /// 0 where there is no room for it.
  let endpoint: Int

  init(_ providers: [ContactProvider], columns: Int) {
    priority = providers.contains { $0.priority ?? 0 > 9_999 } ? 5 : 4
    guard columns >= Limits.endpointColumns else {
      let room = max(0, columns - Self.marks - priority - 3)
      service = min(Self.usual.service, room)
      account = room - service
      endpoint = 0
      return
    }
    let needs = providers.reduce(into: (service: 7, account: 7, endpoint: 8)) { needs, provider in
      needs.service = max(needs.service, provider.service.map { ServiceName.display($0).width } ?? 1)
      needs.account = max(needs.account, provider.accountWidth)
      needs.endpoint = max(needs.endpoint, provider.endpoint.utf8.count)
    }
    // A blank between the columns, and one at the right end.
    let room = columns - Self.marks - priority - 4
    var widths = [Self.usual.service, Self.usual.account, Self.usual.endpoint]
    let wanted = [needs.service, needs.account, needs.endpoint]
    var free = room - widths.reduce(0, +)
    if free < 0 {
      widths[2] += free
      free = 0
    }
    // What is free goes to what is cut, then what another column does not need.
    for column in [1, 2, 0] {
      let more = min(free, max(0, wanted[column] - widths[column]))
      widths[column] += more
      free -= more
    }
    for column in [1, 2, 0] {
      for other in [0, 1, 2] where other != column {
        let more = min(max(0, widths[other] - wanted[other]), max(0, wanted[column] - widths[column]))
        widths[column] += more
        widths[other] -= more
      }
    }
    // The account is what one came for: the endpoint gives way as far as its end is still known.
    let more = min(max(0, wanted[1] - widths[1]), max(0, widths[2] - Limits.endpointEnd))
    widths[1] += more
    widths[2] -= more
    (service, account, endpoint) = (widths[0], widths[1], widths[2])
  }

  /// Where each column begins.
  var serviceStart: Int { Self.marks + priority + 1 }
  var accountStart: Int { serviceStart + service + 1 }
  var endpointStart: Int { accountStart + account + 1 }
}

/// What stands in the place of an account that the owner did not publish.
let askTheProvider: DisplayText = "ask the provider"

/// What stands before an account that the provider told: it is no part of the owner's record.
private let saidByProvider: DisplayText = "says "

extension ContactProvider {
  /// Columns of what stands in the account's column.
  fileprivate var accountWidth: Int {
    guard let account else { return askTheProvider.width }
    return DisplayText(account).width + (accountFrom == .provider ? saidByProvider.width : 0)
  }
}

extension State {
  func drawProviderHeading(_ columns: ProviderColumns, on canvas: inout Canvas, in part: Rect, row: Int, rows: Int) {
    guard let subject else { return }
    let row = part.row + row
    func write(_ text: DisplayText, _ start: Int, _ width: Int) {
      canvas.write(text.fitted(to: width), column: part.column + start, row: row, limit: width, style: Look.faint)
    }
    write("Pri", ProviderColumns.marks + columns.priority - 3, 3)
    write("Service", columns.serviceStart, columns.service)
    write("Account", columns.accountStart, columns.account)
    write("Endpoint", columns.endpointStart, columns.endpoint)
    let count = subject.providers.count
    guard rows > 0, rows < count else { return }
    let top = shownProviderTop(rows: rows)
    let seen: DisplayText = "\(top + 1)-\(top + rows) of \(count)"
    let start = part.columns - 1 - seen.width
    let lastHeading = columns.endpoint > 0 ? columns.endpointStart + 8 : columns.accountStart + 7
    if start > lastHeading { write(seen, start, seen.width) }
  }

  func drawProviders(_ columns: ProviderColumns, on canvas: inout Canvas, in part: Rect) {
    guard let subject, let contact = subject.contact, part.rows > 0 else { return }
    let suggested = contact.suggestedPlace(services: facts.services)
    let top = shownProviderTop(rows: part.rows)
    // Where keys go elsewhere, no provider is the selected one.
    let isShown = place == .providers || (isPanel && placesBefore.last == .providers)
    for row in 0..<min(part.rows, subject.providers.count - top) {
      let isSelected = isShown && top + row == provider
      let line = Rect(column: part.column, row: part.row + row, columns: part.columns, rows: 1)
      if isSelected { canvas.write(">", column: line.column, row: line.row, style: Look.heading) }
      if top + row == suggested { canvas.write("*", column: line.column + 1, row: line.row, style: Look.heading) }
      draw(subject.providers[top + row], columns, on: &canvas, in: line)
      guard isSelected, place == .providers else { continue }
      canvas.add(.reverse, to: line)
      canvas.cursor = Point(column: line.column, row: line.row)
    }
  }

  /// Whether a panel stands over what was there before.
  private var isPanel: Bool { [.form, .question, .account, .chat].contains(place.kind) }

  private func draw(_ provider: ContactProvider, _ columns: ProviderColumns, on canvas: inout Canvas, in line: Rect) {
    func write(
      _ text: DisplayText, _ start: Int, _ width: Int, style: TextStyle = Look.plain, keepsEnd: Bool = false
    ) {
      let shown = text.fitted(to: width, keepsEnd: keepsEnd)
      canvas.write(shown, column: line.column + start, row: line.row, limit: width, style: style)
    }
    let priority: DisplayText = provider.priority.map { "\($0)" } ?? "-"
    write(priority, ProviderColumns.marks + columns.priority - priority.width, columns.priority)
    if let service = provider.service {
      write(ServiceName.display(service), columns.serviceStart, columns.service)
    } else {
      // It is shown by its endpoint, which has a column of its own where there is room.
      let name: DisplayText = columns.endpoint > 0 ? "-" : "\(provider.endpoint)"
      write(name, columns.serviceStart, columns.service, keepsEnd: true)
    }
    if let account = provider.account {
      let start = provider.accountFrom == .provider ? min(saidByProvider.width, columns.account) : 0
      write(saidByProvider, columns.accountStart, start, style: Look.faint)
      write("\(account)", columns.accountStart + start, columns.account - start)
    } else {
      write(askTheProvider, columns.accountStart, columns.account, style: Look.faint)
    }
    write("\(provider.endpoint)", columns.endpointStart, columns.endpoint, keepsEnd: true)
  }
}
