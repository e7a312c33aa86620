import Foundation
import TestSupport
import Testing

/// The zone of `mimi demo`, served by Knot as any other: it shows what its README says.
@Suite struct DemoZoneScenarios {
  private static let directory = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../Resources/demo").standardizedFileURL.path

  private func text(_ name: String) throws -> String {
    String(decoding: try readFile(Self.directory + "/" + name), as: UTF8.self)
  }

  @Test func everyNameHasItsOutcome() throws {
    let knot = try Knot(zones: [
      .init(name: "example.", text: try text("demo.zone")),
      .init(name: "lan.example.", text: try text("demo.unsigned.zone")),
    ])
    let finished = try run(
      builtProgram("mimi"),
      ["lookup", "--json", "--resolver", knot.resolver, "--trust-anchor", Self.directory + "/demo.key", "-"],
      input: try readFile(Self.directory + "/names"))
    let lines = try lookupLines(finished.output)
    let outcomes = lines.map {
      "\($0.identifier.input) \($0.status) \($0.dnssec ?? "-") \($0.providers.count) \($0.problems.count)"
    }
    #expect(
      outcomes == [
        "alice.example found secure 3 0", "bob.family.example found secure 3 0", "carol.club.example found secure 3 0",
        "dora@post.example found secure 2 0", "emil.university.example found secure 2 0",
        "jürgen.example found secure 2 0",
        "kim.work.example found secure 1 0", "frida.example found secure 1 3", "judy.lan.example found insecure 2 0",
        "mallory.example bogus bogus 0 0", "oscar.example found secure 3 1", "gustav.example malformed secure 0 2",
        "heidi.example not-reachable secure 0 0", "ivan.example no-record secure 0 0",
        "nobody.example no-name secure 0 0",
      ])
    #expect(Set(lines[4].providers.map(\.source)) == ["MIMI"])
    #expect(lines[1].providers.allSatisfy { $0.account == nil })
    #expect(lines[2].providers.map(\.priority) == [5, 5, nil])
  }

  @Test func theSignedZoneIsTheSourcesOwn() throws {
    // ldns writes owner names in full; the data as it was written.
    func data(_ name: String) throws -> [String] {
      try text(name).split(separator: "\n").filter { !$0.hasPrefix(";") }.compactMap { line in
        line.range(of: "TXT \"").map { String(line[$0.lowerBound...]) }
      }.sorted()
    }
    #expect(try data("demo.zone") == data("demo.source.zone"))
    #expect(try data("demo.zone").count > 20)
  }

  @Test func itIsSmallEnoughToBeCarried() throws {
    #expect(try text("demo.zone").utf8.count < 40_000)
    #expect(try text("demo.key").split(separator: "\n").count == 1)
  }
}
