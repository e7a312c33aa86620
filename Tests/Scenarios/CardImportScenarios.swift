import Foundation
import Glibc
import TerminalEmulator
import TestSupport
import Testing

/// The object of `mimi contacts import --json` for vCards.
struct CardImportLine: Decodable {
  struct Problem: Decodable, Equatable {
    var line: Int?
    var card: String?
    var text: String?
    var code: String
    var message: String
  }

  var schema: Int
  var cards: Int
  var identifiers: Int
  var asked: Int
  var found: Int
  var known: Int
  var nothing: Int
  var failed: Int
  var telephones: Int
  var unusable: Int
  var problems: [Problem]
}

/// `mimi contacts import` of vCards, over the world's name server.
@Suite struct CardImportScenarios {
  private let folder: ContactsFolder

  init() throws { folder = try ContactsFolder() }

  /// People of the world's zones, and of none.
  private static let people = """
    BEGIN:VCARD
    VERSION:3.0
    FN:Hugh Example
    EMAIL;TYPE=work:hugh@example.com
    EMAIL:nobody@example.com
    TEL:+1 555 010-0123
    NOTE:from the file
    END:VCARD
    BEGIN:VCARD
    VERSION:4.0
    FN:Straight
    IMPP;SERVICE-TYPE=MIMI:dns:straight.example
    IMPP:xmpp:hugh@example.com/phone
    TEL:555 0199
    END:VCARD
    BEGIN:VCARD
    VERSION:2.1
    N:Nobody;Ms
    IMPP:dns:nobody.example
    X-SKYPE:somebody
    END:VCARD

    """

  private func take(_ options: String..., text: String = people) throws -> Finished {
    let file = try folder.directory.write("people.vcf", text)
    return try mimi(["contacts", "import", "--store", folder.path] + options, [file])
  }

  private func line(_ finished: Finished) throws -> CardImportLine {
    #expect(SafeText.unsafe(finished) == [])
    return try JSONDecoder().decode(CardImportLine.self, from: Data(finished.output))
  }

  @Test func whatIsFoundIsKeptWithNameAndNote() throws {
    let finished = try take("--yes", "--json")
    let line = try line(finished)
    #expect(line.schema == 1 && line.cards == 3 && line.identifiers == 4 && line.asked == 4 && line.known == 0)
    #expect(line.found == 2 && line.nothing == 2 && line.failed == 0 && line.telephones == 1 && line.unusable == 3)
    #expect(line.problems.map(\.code) == ["no-country-code", "no-identifier"])
    #expect(line.problems.map(\.line) == [14, 20] && line.problems.map(\.card) == ["Straight", "Ms Nobody"])
    // A number without its country is a mistake of the file; an account elsewhere is none.
    #expect(finished.exitStatus == 65)
    let list = try folder.list()
    #expect(list.map(\.id) == ["hugh@example.com", "straight.example"])
    #expect(list.map(\.name) == ["Hugh Example", "Straight"] && list.map(\.note) == ["from the file", nil])
    #expect(list.allSatisfy { $0.status == "found" && $0.dnssec == "secure" && !$0.providers.isEmpty })
  }

  @Test func aUsersNameAndNoteAreNeverReplaced() throws {
    #expect(try folder.lookup("hugh@example.com", "straight.example").finished.exitStatus == 0)
    #expect(try folder.contacts("name", "hugh@example.com", "My Hugh").exitStatus == 0)
    let line = try line(take("--yes", "--json"))
    // Both are good still: nobody is asked for them.
    #expect(line.known == 2 && line.asked == 2 && line.found == 0)
    let list = try folder.list()
    #expect(list.map(\.name) == ["My Hugh", "Straight"] && list.map(\.note) == ["from the file", nil])
    // Once more nothing changes.
    let before = try folder.octets()
    #expect(try take("--yes").exitStatus == 65)
    #expect(try folder.octets() == before)
  }

  @Test func withoutTheUsersWordNobodyIsAsked() async throws {
    let server = try await BadServer("answer")
    let file = try folder.directory.write("people.vcf", Self.people)
    let arguments = ["contacts", "import", "--store", folder.path, "--resolver", server.resolver, "--dnssec", "off"]
    for options in [[], ["--json"], ["--format", "vcard"], ["--list"]] {
      let finished = try run(builtProgram("mimi"), arguments + options + [file])
      if options == ["--list"] {
        #expect(finished.outputText == "hugh@example.com\nnobody@example.com\nstraight.example\nnobody.example\n")
      } else {
        #expect(finished.exitStatus == 64 && finished.output.isEmpty, "\(finished)")
        #expect(finished.errorText.contains("4 identifiers of 3 cards") && finished.errorText.contains("--yes"))
        #expect(finished.errorText.contains(server.resolver), "\(finished.errorText)")
      }
    }
    let window = try PlainWindow(arguments + [file], in: folder)
    try window.wait(for: ["Sent", "4 identifiers of 3 cards", "To", server.resolver, "not encrypted", "[y]es, [n]o: "])
    try window.say("maybe", "Type y or n", "[y]es, [n]o: ")
    try window.say("n", "nothing was looked up")
    try window.expectEnd(.exited(1))
    #expect(server.queries == [] && !folder.exists(folder.path))
    let agreed = try PlainWindow(arguments + ["--accessible", file], in: folder)
    try agreed.wait(for: ["[y]es, [n]o: "])
    try agreed.say("y", "Looking up 4 identifiers", "4 found")
    try agreed.expectEnd(.exited(65))
    #expect(Set(server.queries.filter { $0.hasSuffix(" TXT") }).count == 4)
    #expect(try folder.list().count == 4)
  }

  @Test func whatIsListedCanBeLookedUp() throws {
    let listed = try take("--list")
    let result = try lookup("-", options: ["--no-save"], input: listed.outputText)
    #expect(result.lines.map(\.status) == ["found", "no-name", "found", "no-name"])
    #expect(!folder.exists(folder.parent))
  }

  @Test func whatFailsIsNamedAndCountsForTheStatus() async throws {
    let server = try await BadServer("by-name")
    let names = ["one.example", "servfail.example", "refused.example", "nxdomain.example"]
    let cards = names.map { "BEGIN:VCARD\nVERSION:4.0\nFN:\($0)\nIMPP:dns:\($0)\nEND:VCARD\n" }.joined()
    let file = try folder.directory.write("people.vcf", cards)
    let arguments = ["contacts", "import", "--store", folder.path, "--resolver", server.resolver, "--dnssec", "off"]
    let finished = try await waiting { try run(builtProgram("mimi"), arguments + ["--yes", "--json", file]) }
    let line = try line(finished)
    #expect(finished.exitStatus == 75 && line.found == 1 && line.nothing == 1 && line.failed == 2, "\(finished)")
    #expect(Set(line.problems.map(\.code)) == ["server-failure", "refused"])
    #expect(Set(line.problems.map(\.text)) == ["servfail.example", "refused.example"])
    #expect(finished.errorText.contains("mimi: error: ") && finished.errorText.contains("refused.example"))
    // A card whose name only repeats the identifier gives none.
    #expect(try folder.list().map(\.name) == [nil])
  }

  @Test func interruptedItKeepsWhatWasFoundByThen() async throws {
    let server = try await BadServer("by-name")
    let names = (1...5).map { "n\($0).example" } + ["silent.example"]
    let cards = names.map { "BEGIN:VCARD\nVERSION:4.0\nFN:P\nIMPP:dns:\($0)\nEND:VCARD\n" }.joined()
    let file = try folder.directory.write("people.vcf", cards)
    let program = try Conversation(
      try builtProgram("mimi"),
      [
        "contacts", "import", "--store", folder.path, "--resolver", server.resolver, "--dnssec", "off", "--timeout",
        "60", "--yes", file,
      ])
    try await server.wait(forQuery: "udp silent.example. TXT")
    // Kept is what another program sees in the store.
    let folder = folder
    try await waiting {
      let deadline = ContinuousClock.now + .seconds(20 * slowness)
      while try folder.list().count < 5 {
        guard ContinuousClock.now < deadline else { throw SupportFailure("not kept") }
      }
    }
    program.signal(SIGINT)
    #expect(try await program.exitStatus() == 130)
    #expect(String(decoding: program.output, as: UTF8.self).contains("5 found"), "\(program.output)")
    #expect(String(decoding: program.output, as: UTF8.self).contains("1 not looked up"))
    #expect(try folder.list().map(\.name) == Array(repeating: "P", count: 5))
  }

  @Test func theCorpusIsReadWithoutALookup() throws {
    let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().path
    func listed(_ file: String) throws -> (lines: String, status: Int32) {
      let finished = try run(
        builtProgram("mimi"), ["contacts", "import", "--list", "\(tests)/Corpus/vcards/\(file).vcf"])
      #expect(SafeText.unsafe(finished) == [], "\(file)")
      return (finished.outputText, finished.exitStatus)
    }
    #expect(
      try listed("ios") == ("zoe@example.com\nzoe.angstrom@work.example\nzoe@example.org\norders@bakery.example\n", 65))
    #expect(try listed("android") == ("juergen@example.com\njuergen@example.org\n", 65))
    #expect(try listed("google") == ("priya@example.net\nonly@example.net\n", 65))
    #expect(try listed("outlook") == ("renee@example.com\n", 65))
    #expect(
      try listed("version-4") == ("kim@example.org\nkim+home@example.org\nkim.example.com\nkim@example.com\n", 65))
    #expect(try listed("utf-16") == ("", 65))
  }

  @Test func otherFilesAndOptionsAreRefusedWithAReason() throws {
    #expect(try take("--yes", "--no-save").exitStatus == 64)
    #expect(try take("--list", "--json").exitStatus == 64)
    #expect(try take("--list", text: "{}\n").exitStatus == 64)
    #expect(try take("--format", "csv").exitStatus == 64)
    // Told to be what it is not.
    let lines = try take("--format", "jsonl", text: "BEGIN:VCARD\nEND:VCARD\n")
    #expect(lines.exitStatus == 65 && lines.errorText.contains("line 1"))
    let none = try take("--yes", "--format", "vcard", text: "{\"schema\": 1}\n")
    #expect(none.exitStatus == 65 && none.errorText.contains("line 1: this is in no card"))
    let missing = try folder.contacts("import", folder.path + ".none")
    #expect(missing.exitStatus == 64 && missing.errorText.contains("no such file"))
    let wide = try folder.directory.write("wide.vcf", [0xFF, 0xFE] + "BEGIN".utf8.flatMap { [$0, 0] })
    let refused = try folder.contacts("import", wide)
    #expect(refused.exitStatus == 65 && refused.errorText.contains("UTF-16") && refused.errorText.contains("iconv"))
    // Nothing to look up is nothing to be asked about.
    let empty = try take(text: "BEGIN:VCARD\nVERSION:3.0\nFN:A\nEND:VCARD\n")
    #expect(empty.exitStatus == 0 && empty.outputText.hasPrefix("0 found"), "\(empty)")
  }

  @Test func hostileTextsStayText() throws {
    let finished = try take(
      "--yes", "--json",
      text: """
        BEGIN:VCARD
        VERSION:3.0
        FN:\u{202E}evil\u{1B}[2J\\n\\nsecond
        EMAIL:a\u{200B}b@example.com
        EMAIL:-rf@example.com
        EMAIL:x@\u{1B}]0;t\u{7}.example
        IMPP:dns:straight.example
        IMPP:javascript:alert(1)
        IMPP;X-SERVICE-TYPE="\u{202E}":x:%00%1B
        TEL:+1\u{202E}5550100\u{1B}[31m
        \u{1B}[31mBAD
        END:VCARD

        """)
    let line = try line(finished)
    #expect(line.found == 1 && line.problems.contains { $0.code == "hidden-characters" })
    #expect(try folder.list().map(\.name) == ["\u{202E}evil[2J second"])
  }
}
