/// Many names in one process: with validation, and without.
enum Bulk {
  static func comparisons(_ field: Field) throws -> [Comparison] {
    let names = field.options.names
    return [
      Comparison(
        title: "\(names) names of a signed zone, validating", unit: .seconds,
        contestants: [
          try field.mimi("mimi", names, of: Zones.signed, target: "peak < 32 MB"),
          try field.mimi("mimi --json", names, of: Zones.signed, json: true, target: "peak < 32 MB"),
          try field.peer("C peer", names, of: Zones.signed),
        ],
        pairs: [
          .init(dividend: "mimi", divisor: "C peer", target: "<= 1.15"),
          .init(dividend: "mimi --json", divisor: "C peer", target: "<= 1.15"),
        ]),
      Comparison(
        title: "\(names) names of an unsigned zone, not validating", unit: .seconds,
        contestants: [
          try field.mimi("mimi", names, of: Zones.unsigned, target: "peak < 32 MB"),
          try field.mimi("mimi --json", names, of: Zones.unsigned, json: true, target: "peak < 32 MB"),
          try field.peer("C peer", names, of: Zones.unsigned),
          field.kdigBulk(names, of: Zones.unsigned),
          try field.digBulk(names, of: Zones.unsigned),
        ],
        pairs: [
          .init(dividend: "mimi", divisor: "C peer", target: "<= 2"),
          .init(dividend: "mimi --json", divisor: "C peer", target: "<= 2"),
          .init(dividend: "mimi", divisor: "kdig"),
          .init(dividend: "mimi", divisor: "dig -f"),
        ]),
    ]
  }

  /// The same slow-down hits every run of a round, so a handful of rounds makes a steady ratio.
  static func rounds(quick: Bool) -> Int { quick ? 2 : 7 }
}
