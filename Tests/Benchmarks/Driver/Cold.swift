/// One lookup as a whole process, nothing cached: on this machine, and with the server 20 ms away.
enum Cold {
  static func comparisons(_ field: Field) -> [Comparison] {
    let distances = [
      ("server local", field.servers.knotPort), ("server \(Servers.delay) ms away", field.servers.relayPort),
    ]
    return distances.flatMap { place, port in
      let isLocal = port == field.servers.knotPort
      return [
        Comparison(
          title: "one cold lookup, \(place), not validating", unit: .milliseconds,
          contestants: [
            field.mimiOnce(of: Zones.unsigned, port: port), field.kdigOnce(of: Zones.unsigned, port: port),
            field.digOnce(of: Zones.unsigned, port: port),
          ],
          pairs: [
            .init(dividend: "mimi", divisor: "kdig", target: isLocal ? "<= 2.5" : ""),
            .init(dividend: "mimi", divisor: "dig", target: isLocal ? "< 1" : ""),
          ]),
        Comparison(
          title: "one cold lookup, \(place), validating", unit: .milliseconds,
          contestants: [field.mimiOnce(of: Zones.signed, port: port), field.delvOnce(port: port)],
          pairs: [.init(dividend: "mimi", divisor: "delv", target: isLocal ? "" : "< 1")]),
      ]
    }
  }

  static func rounds(quick: Bool) -> Int { quick ? 10 : 41 }
}
