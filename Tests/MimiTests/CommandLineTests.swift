import TestSupport
import Testing

/// The real program, and no network: what it says and how it ends before anything is asked.
@Suite struct CommandLineTests {
  private func mimi(
    _ arguments: [String], environment: [String: String] = [:], input: String = ""
  ) throws -> Finished {
    try run(builtProgram("mimi"), arguments, environment: environment, input: Array(input.utf8))
  }

  @Test(arguments: [["--help"], ["lookup", "--help"], ["demo", "--help"], ["--version"]])
  func helpAndVersionAreDataOnStandardOutput(_ arguments: [String]) throws {
    let finished = try mimi(arguments)
    #expect(finished.exitStatus == 0)
    #expect(!finished.output.isEmpty && finished.errors.isEmpty)
  }

  @Test(arguments: [
    [], ["lookup"], ["lookup", "--nosuch", "a.example"], ["lookup", "--timeout", "0", "a.example"],
    ["lookup", "--timeout", "soon", "a.example"], ["lookup", "--resolver", "dns.example", "a.example"],
    ["lookup", "--resolver", "tls://127.0.0.1#dns.example", "a.example"], ["lookup", "--dnssec", "yes", "a.example"],
    ["lookup", "--color", "pink", "a.example"], ["lookup", "--trust-anchor", "/nonexistent", "a.example"],
    ["lookup", "--json=5", "a.example"],
  ])
  func mistakesInTheCommandLineAreSaidAndEnd64(_ arguments: [String]) throws {
    let finished = try mimi(arguments)
    #expect(finished.exitStatus == 64)
    #expect(finished.output.isEmpty)
    let lines = finished.errorText.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines.first?.hasPrefix("mimi: error: ") == true)
    #expect(lines.last?.hasPrefix("mimi: hint: ") == true)
  }

  @Test(arguments: ["--no\u{1B}[2J", "--x\u{202E}y"])
  func hostileOptionIsSafeToShow(_ option: String) throws {
    let finished = try mimi(["lookup", option, "a.example"])
    #expect(finished.exitStatus == 64)
    #expect(!finished.errors.contains(0x1B) && !finished.errorText.contains("\u{202E}"))
  }

  @Test func identifierThatIsNoneEnds64WithReasonAndHint() throws {
    let finished = try mimi(["lookup", "bad..name"])
    #expect(finished.exitStatus == 64)
    #expect(finished.output.isEmpty)
    #expect(finished.errorText.contains("mimi: error: bad..name: "))
    #expect(finished.errorText.contains("mimi: hint: "))
  }

  @Test func brokenConfigurationEnds78AndNamesTheLine() throws {
    let directory = try PrivateDirectory()
    let file = try directory.write("config.json", "{\n  \"resolvr\": \"system\"\n}\n")
    let finished = try mimi(["lookup", "--config", file, "bad..name"])
    #expect(finished.exitStatus == 78)
    #expect(finished.errorText.contains("\(file), line 2: there is no key \"resolvr\""))
    #expect(finished.errorText.contains("mimi: hint: did you mean \"resolver\"?"))
    #expect(try mimi(["lookup", "--config", "/nonexistent", "bad..name"]).exitStatus == 78)
    #expect(try mimi(["lookup", "bad..name"], environment: ["MIMI_CONFIG": file]).exitStatus == 78)
  }

  @Test func configurationIsFoundWhereXDGSays() throws {
    let directory = try PrivateDirectory()
    #expect(try mimi(["lookup", "bad..name"], environment: ["XDG_CONFIG_HOME": directory.path]).exitStatus == 64)
    _ = try run("mkdir", ["\(directory.path)/mimi"])
    _ = try directory.write("mimi/config.json", "{")
    let environment = ["XDG_CONFIG_HOME": directory.path]
    #expect(try mimi(["lookup", "bad..name"], environment: environment).exitStatus == 78)
  }

  @Test func commandLineWinsOverVariablesAndTheyOverTheFile() throws {
    let directory = try PrivateDirectory()
    let file = try directory.write("config.json", "{\"dnssec\": \"require\"}")
    // Below an unsigned delegation of the demo zone: found, unless secure answers are required.
    func status(_ arguments: [String], _ environment: [String: String] = [:]) throws -> Int32 {
      try mimi(["demo", "judy.lan.example", "--config", file] + arguments, environment: environment).exitStatus
    }
    #expect(try status([]) == 69)
    #expect(try status([], ["MIMI_DNSSEC": "auto"]) == 0)
    #expect(try status(["--dnssec", "require"], ["MIMI_DNSSEC": "auto"]) == 69)
  }

  @Test(arguments: [
    "MIMI_RESOLVER", "MIMI_DNSSEC", "MIMI_TIMEOUT", "MIMI_MIMI_TYPE", "MIMI_COLOR", "MIMI_TRUST_ANCHOR",
  ])
  func brokenVariableEnds78AndIsNamed(_ variable: String) throws {
    let finished = try mimi(["lookup", "bad..name"], environment: [variable: "/nonexistent"])
    #expect(finished.exitStatus == 78)
    #expect(finished.errorText.contains(variable))
  }
}
