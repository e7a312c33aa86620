internal import ContactStore
internal import Discovery
internal import DisplayText

extension State {
  /// Asks the DNS.
  ///
  /// - Parameter movesFocus: whether a success leads the user to the providers, unless they move meanwhile.
  mutating func beginLookup(_ identifier: Identifier, movesFocus: Bool, _ effects: inout [Effect]) {
    let lookup = ask(identifier, movesFocus: movesFocus, &effects)
    let id = identifier.canonical
    if subject?.id != id { setSubject(id) }
    subject?.lookup = lookup
    subject?.outcome = nil
  }

  private mutating func ask(
    _ identifier: Identifier, movesFocus: Bool, _ effects: inout [Effect]
  ) -> LookupUnderWay {
    lastNumber += 1
    let lookup = LookupUnderWay(
      number: lastNumber, identifier: identifier, since: now, moves: movesFocus ? moves : -1)
    lookups[lastNumber] = lookup
    effects.append(.lookUp(number: lastNumber, identifier))
    return lookup
  }

  mutating func refreshSubject(_ effects: inout [Effect]) {
    guard let id = subject?.id else { return }
    switch Typed(id) {
    case .identifier(let identifier): beginLookup(identifier, movesFocus: false, &effects)
    case .cannotBeLookedUp(_, let error), .refused(let error): say(.refusal, "\(error.message); \(error.hint)")
    default: say(.refusal, "\(id) is no identifier that can be looked up")
    }
  }

  /// Stops what is under way; the answers are not wanted any more.
  ///
  /// - Returns: whether there was anything.
  mutating func cancelWork(_ effects: inout [Effect]) -> Bool {
    if let lookup = subject?.lookup {
      cancel(lookup, &effects)
      say(.news, "\(lookup.identifier.unicode) is no longer looked up")
      return true
    }
    if let refresh {
      effects += refresh.underWay.sorted().map { .cancel(number: $0) }
      for number in refresh.underWay { lookups[number] = nil }
      self.refresh = nil
      say(.news, "stopped: \(Words.grouped(refresh.done)) of \(Words.grouped(refresh.total)) were looked up again")
      return true
    }
    guard let lookup = lookups.values.max(by: { $0.number < $1.number }) else { return false }
    cancel(lookup, &effects)
    say(.news, "\(lookup.identifier.unicode) is no longer looked up")
    return true
  }

  private mutating func cancel(_ lookup: LookupUnderWay, _ effects: inout [Effect]) {
    lookups[lookup.number] = nil
    if subject?.lookup?.number == lookup.number {
      subject?.lookup = nil
      // Of somebody unknown there is nothing to be seen then.
      if subject?.contact == nil, subject?.outcome == nil, directory.row(id: lookup.identifier.canonical) == nil {
        subject = nil
      }
    }
    effects.append(.cancel(number: lookup.number))
  }

  /// Stops all that is under way about a contact; a refresh of all goes on without it.
  mutating func giveUpLookups(of id: String, _ effects: inout [Effect]) {
    for lookup in lookups.values.sorted(by: { $0.number < $1.number }) where lookup.identifier.canonical == id {
      cancel(lookup, &effects)
      guard refresh?.underWay.remove(lookup.number) != nil else { continue }
      refresh?.done += 1
      refresh?.failed += 1
      continueRefreshOfAll(&effects)
    }
  }

  mutating func lookedUp(_ number: Int, _ result: DiscoveryResult, _ effects: inout [Effect]) {
    // What was cancelled is not wanted any more.
    guard let lookup = lookups.removeValue(forKey: number) else { return }
    let id = lookup.identifier.canonical
    note(result)
    let isOfRefresh = refresh?.underWay.remove(number) != nil
    // Who was removed meanwhile, by another program too, stays so: a refresh makes no contacts.
    if keepingObstacle == nil, !isOfRefresh || directory.row(id: id) != nil {
      effects.append(.keep(lookup.identifier, result, at: now))
    }
    if isOfRefresh {
      refresh?.done += 1
      if result.status != .found { refresh?.failed += 1 }
      // The outcome of a lookup before is not the last one's any more.
      if subject?.id == id { subject?.outcome = nil }
      if keepingObstacle != nil { showResult(lookup.identifier, result) }
      continueRefreshOfAll(&effects)
      return
    }
    let explanation = result.explanation(of: lookup.identifier, timeout: facts.timeout)
    let name = Self.shownName(id)
    if let explanation {
      say(.failure, "\(name): \(explanation.heading)")
    } else {
      say(
        .news,
        "\(name): \(Self.providers(result.providers.count)) found\(keepingObstacle.map { "; not kept: \($0)" } ?? "")")
    }
    guard subject?.id == id else { return }
    subject?.lookup = nil
    showResult(lookup.identifier, result)
    if let explanation {
      subject?.outcome = Outcome(
        explanation: explanation, problems: result.problems, status: result.status, at: now)
    } else if lookup.moves == moves {
      place = .providers
      leftPlace = .prompt
      provider = 0
    }
    keepSelectionVisible()
  }

  /// Shows what was found before it is kept, and where nothing is.
  private mutating func showResult(_ identifier: Identifier, _ result: DiscoveryResult) {
    let id = identifier.canonical
    guard subject?.id == id else { return }
    subject?.outcome = nil
    if subject?.contact != nil {
      subject?.contact?.apply(result, at: now)
    } else if result.status == .found {
      subject?.contact = Contact(identifier, result, at: now)
    }
    provider = min(provider, max(0, (subject?.providers.count ?? 0) - 1))
  }

  static func providers(_ count: Int) -> DisplayText { count == 1 ? "1 provider" : "\(count) providers" }

  private mutating func note(_ result: DiscoveryResult) {
    for query in result.queries {
      let ending: DisplayText = query.failure.map { "\($0.rawValue)" } ?? "answer"
      let tenths = Int((query.elapsed / .microseconds(100)).rounded())
      let text: DisplayText =
        "\(facts.server): \(query.source.rawValue) of \(query.name): \(ending), \(tenths / 10).\(tenths % 10) ms"
      log.add(Log.Entry(at: now, text: text))
    }
  }

  // MARK: All contacts

  mutating func beginRefreshOfAll(_ effects: inout [Effect]) {
    let all = directory.list(matching: "", in: order)
    let ids = all.rows.map { directory.summary(Int($0)).id }
    refresh = RefreshOfAll(total: ids.count, waiting: ids[...])
    continueRefreshOfAll(&effects)
  }

  private mutating func continueRefreshOfAll(_ effects: inout [Effect]) {
    while let count = refresh?.underWay.count, count < Limits.lookupsUnderWay, let id = refresh?.waiting.popFirst() {
      guard case .identifier(let identifier) = Typed(id), directory.row(id: id) != nil else {
        refresh?.done += 1
        refresh?.failed += 1
        continue
      }
      let number = ask(identifier, movesFocus: false, &effects).number
      refresh?.underWay.insert(number)
    }
    guard let refresh, refresh.underWay.isEmpty else { return }
    self.refresh = nil
    let found: DisplayText = "\(Words.grouped(refresh.done - refresh.failed)) found"
    say(.news, "\(Words.grouped(refresh.total)) looked up again: \(found), \(Words.grouped(refresh.failed)) not")
  }
}
