import TestSupport

/// Account lookups, many at once, beside `curl --parallel` with the same URLs; and what providers that never answer cost the
/// others.
struct AccountAsking {
  private static let lookups = 500
  private static let inFlight = 64
  private static let silent = 20
  /// Long enough that no other lookup ends by it on a busy machine.
  private static let patience = 3

  private let options: Options
  private let servers: AccountServers
  private let directory: PrivateDirectory

  init(_ options: Options) throws {
    self.options = options
    directory = try PrivateDirectory()
    servers = try AccountServers(in: directory)
  }

  /// Runs all of it and hands over each table.
  func run(in arena: Arena, _ show: (String) -> Void) throws {
    for comparison in try comparisons() { show(try comparison.run(in: arena, rounds: options.quick ? 3 : 21)) }
    show(try delay(rounds: options.quick ? 2 : 9))
    let start = try starting()
    show(try start.run(in: arena, rounds: options.quick ? 10 : 41))
  }

  private func comparisons() throws -> [Comparison] {
    let several = (0..<Self.lookups).map { "p\($0).\(AccountServers.domain)" }
    let same = several.map { _ in AccountServers.domain }
    return try [("\(Self.lookups) providers", several), ("one provider", same)].map { title, endpoints in
      Comparison(
        title: "\(Self.lookups) account lookups at \(title), \(Self.inFlight) in flight", unit: .milliseconds,
        contestants: [
          try mimi(endpoints, "alone", named: "mimi"),
          try mimi(endpoints, "beside-system", named: "mimi, with the system's certificates"), try curl(endpoints),
        ],
        pairs: [.init(dividend: "mimi", divisor: "curl", target: "<= 1.2")])
    }
  }

  /// - Parameter authorities: which certificate authorities count. The one of the servers alone is what curl is given here; the
  ///   system's 140 besides are what users have, read once.
  private func mimi(_ endpoints: [String], _ authorities: String, named name: String) throws -> Contestant {
    Contestant(
      name: name, program: options.asker, arguments: arguments(authorities, inFlight: Self.inFlight),
      input: try questions(endpoints.map { ($0, "127.0.0.1") }),
      expected: [.init(text: "\tsomeone\t", count: endpoints.count)])
  }

  private func arguments(_ authorities: String, inFlight: Int) -> [String] {
    ["\(servers.port)", servers.authority, authorities, "\(inFlight)", "\(Self.patience)"]
  }

  private func questions(_ endpoints: [(name: String, address: String)]) throws -> String {
    let lines = endpoints.enumerated().map { "u\($0.offset).example.com \($0.element.name) \($0.element.address)\n" }
    return try directory.write("questions\(endpoints.count)\(endpoints[0].name)", lines.joined())
  }

  private func curl(_ endpoints: [String]) throws -> Contestant {
    let common = """
      silent
      http1.1
      cacert = "\(servers.authority)"
      header = "Accept: application/jrd+json, application/json"

      """
    var lines = "parallel\nparallel-max = \(Self.inFlight)\n"
    for (index, name) in endpoints.enumerated() {
      lines += index == 0 ? common : "next\n" + common
      lines += """
        resolve = "\(name):\(servers.port):127.0.0.1"
        url = "https://\(name):\(servers.port)/.well-known/webfinger?resource=acct%3Au\(index).example.com%40\(name)"

        """
    }
    let file = try directory.write("curl\(endpoints[0])", lines)
    return Contestant(
      name: "curl", program: try findProgram("curl"), arguments: ["--disable", "--config", file],
      expected: [.init(text: AccountServers.answer, count: endpoints.count)])
  }

  /// All lookups at once, so that the client's own queue decides who comes when; every 26th is at a provider that is silent.
  private func delay(rounds: Int) throws -> String {
    let before = Machine.load
    let others = (0..<Self.lookups).map { (name: "p\($0).\(AccountServers.domain)", address: "127.0.0.1") }
    var mixed = others
    for index in 0..<Self.silent {
      mixed.insert(("silent\(index).\(AccountServers.domain)", "127.0.0.2"), at: index * Self.lookups / Self.silent)
    }
    let inputs = [try questions(others), try questions(mixed)]
    var results = [[Double]](repeating: [], count: 2)
    for round in 0...rounds {
      for kind in round.isMultiple(of: 2) ? [0, 1] : [1, 0] {
        let milliseconds = try lastFound(inputs[kind], silent: kind * Self.silent)
        if round > 0 { results[kind].append(milliseconds) }
      }
    }
    var table = Table(["of the other \(Self.lookups)", "last answer ms", "ratio", "target"])
    table.add(["alone", Spread(results[0]).text(1), "", ""])
    table.add([
      "with \(Self.silent) that never answer", Spread(results[1]).text(1), Spread(results[1], by: results[0]).text(2),
      "about 1",
    ])
    let load = "load \(fixed(before, 1)) before, \(fixed(Machine.load, 1)) after"
    return "account lookups beside silent providers; \(rounds) rounds; \(load)\n\(table.text)\n"
  }

  private func lastFound(_ input: String, silent: Int) throws -> Double {
    let output = directory.path + "/output"
    let streams = Stopwatch.Streams(input: input, output: output, errors: directory.path + "/errors")
    _ = try Stopwatch.measure(
      options.asker, arguments("alone", inFlight: Self.lookups + silent), streams, deadline: .seconds(120))
    let lines = String(decoding: try readFile(output), as: UTF8.self).split(separator: "\n").map {
      $0.split(separator: "\t")
    }
    guard lines.count(where: { $0[0] == "found" }) == Self.lookups,
      lines.count(where: { $0[0] == "timeout" }) == silent,
      let last = lines.first(where: { $0[0] == "last" }).flatMap({ Double($0[1]) })
    else { throw SupportFailure("not every provider that answers was found", errors: try readFile(streams.errors)) }
    return last
  }

  /// What needs no HTTPS starts without libcurl, which `curl --version` starts with.
  private func starting() throws -> Comparison {
    for arguments in [["--version"], ["lookup", "--help"]] {
      let result = try TestSupport.run(options.mimi, arguments, environment: ["LD_DEBUG": "files"])
      guard result.exitStatus == 0, !result.errorText.contains("libcurl") else {
        throw SupportFailure("mimi \(arguments.joined(separator: " ")) opens libcurl")
      }
    }
    return Comparison(
      title: "start without HTTPS; libcurl is not opened", unit: .milliseconds,
      contestants: [
        Contestant(name: "mimi --version", program: options.mimi, arguments: ["--version"], expected: []),
        Contestant(name: "mimi lookup --help", program: options.mimi, arguments: ["lookup", "--help"], expected: []),
        Contestant(name: "curl --version", program: try findProgram("curl"), arguments: ["--version"], expected: []),
      ],
      pairs: [
        .init(dividend: "mimi --version", divisor: "curl --version", target: "< 1"),
        .init(dividend: "mimi lookup --help", divisor: "curl --version", target: "< 1"),
      ])
  }
}
