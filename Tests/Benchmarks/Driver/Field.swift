import TestSupport

/// What all comparisons run on: the programs, the zones and the servers. It makes the contestants.
struct Field {
  let options: Options
  let zones: Zones
  let servers: Servers
  private let kdig: String
  private let dig: String
  private let delv: String

  init(_ options: Options, in directory: PrivateDirectory) throws {
    self.options = options
    kdig = try findProgram("kdig")
    dig = try findProgram("dig")
    delv = try findProgram("delv")
    zones = try Zones(names: options.names, in: directory)
    servers = try Servers(zones.zones, relay: options.relay, in: directory)
  }

  /// mimi over the first names of a zone; it validates what can be validated.
  func mimi(
    _ label: String, _ names: Int, of zone: String, json: Bool = false, target: String = ""
  ) throws -> Contestant {
    let secure = json ? "\"secure\"" : "DNSSEC secure"
    return Contestant(
      name: label, program: options.mimi,
      arguments: mimiArguments(of: zone, port: servers.knotPort) + (json ? ["--json", "-"] : ["-"]),
      input: try zones.list(names, of: zone),
      expected: [.init(text: endpoint, count: names), .init(text: secure, count: zone == Zones.signed ? names : 0)],
      target: target)
  }

  /// The C program over the first names of a zone.
  func peer(_ label: String, _ names: Int, of zone: String) throws -> Contestant {
    let validates = zone == Zones.signed
    return Contestant(
      name: label, program: options.peer,
      arguments: (validates ? ["-a", zones.anchor] : []) + ["127.0.0.1@\(servers.knotPort)"],
      input: try zones.list(names, of: zone),
      expected: [.init(text: endpoint, count: names), .init(text: " secure ", count: validates ? names : 0)])
  }

  /// One kdig process that asks both types of each name, one after the other.
  func kdigBulk(_ names: Int, of zone: String) -> Contestant {
    let questions = (0..<names).map { Zones.name($0, in: zone) }.flatMap { [$0, "TXT", $0, "TYPE65432"] }
    return Contestant(
      name: "kdig", program: kdig, arguments: server(servers.knotPort) + ["+noall", "+answer"] + questions,
      expected: [.init(text: endpoint, count: names)])
  }

  /// One dig process that asks both types of each name, one after the other.
  func digBulk(_ names: Int, of zone: String) throws -> Contestant {
    let list = try zones.list(names, of: zone, suffixes: [" TXT", " TYPE65432"])
    return Contestant(
      name: "dig -f", program: dig, arguments: server(servers.knotPort) + ["+noall", "+answer", "-f", list],
      expected: [.init(text: endpoint, count: names)])
  }

  /// mimi as a whole process for one name; it asks both types.
  func mimiOnce(of zone: String, port: UInt16) -> Contestant {
    let secure = zone == Zones.signed ? 1 : 0
    return Contestant(
      name: "mimi", program: options.mimi, arguments: mimiArguments(of: zone, port: port) + [Zones.name(0, in: zone)],
      expected: [.init(text: endpoint, count: 1), .init(text: "DNSSEC secure", count: secure)])
  }

  /// kdig as a whole process for the TXT records of one name.
  func kdigOnce(of zone: String, port: UInt16) -> Contestant {
    Contestant(
      name: "kdig", program: kdig, arguments: server(port) + [Zones.name(0, in: zone), "TXT"],
      expected: [.init(text: endpoint, count: 1)])
  }

  /// dig as a whole process for the TXT records of one name.
  func digOnce(of zone: String, port: UInt16) -> Contestant {
    Contestant(
      name: "dig", program: dig, arguments: server(port) + [Zones.name(0, in: zone), "TXT"],
      expected: [.init(text: endpoint, count: 1)])
  }

  /// delv as a whole process for the TXT records of one name, validated.
  func delvOnce(port: UInt16) -> Contestant {
    Contestant(
      name: "delv", program: delv,
      arguments: server(port) + [
        "-a", zones.delvAnchor, "+root=\(Zones.parent)", Zones.name(0, in: Zones.signed), "TXT",
      ],
      expected: [.init(text: endpoint, count: 1), .init(text: "fully validated", count: 1)])
  }

  private func mimiArguments(of zone: String, port: UInt16) -> [String] {
    let validation = zone == Zones.signed ? ["--trust-anchor", zones.anchor] : ["--dnssec", "off"]
    return ["lookup", "--no-save", "--resolver", "127.0.0.1@\(port)"] + validation
  }

  private func server(_ port: UInt16) -> [String] { ["@127.0.0.1", "-p", "\(port)"] }
}
