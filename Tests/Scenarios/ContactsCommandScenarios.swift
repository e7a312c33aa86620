import Foundation
import Glibc
import TestSupport
import Testing

/// `mimi contacts` and its commands.
@Suite struct ContactsCommandScenarios {
  /// A folder with three contacts.
  private func filled() throws -> ContactsFolder {
    let folder = try ContactsFolder()
    let result = try folder.lookup("straight.example", "private.example", "ties.example")
    guard result.finished.exitStatus == 0 else { throw SupportFailure("lookup", errors: result.finished.errors) }
    return folder
  }

  @Test func anEmptyStoreIsAnEmptyList() throws {
    let folder = try ContactsFolder()
    for arguments in [["list"], ["list", "--json"], ["export"]] {
      let finished = try run(
        builtProgram("mimi"), ["contacts"] + arguments + ["--store", folder.path])
      #expect(finished.exitStatus == 0 && finished.output.isEmpty, "\(finished)")
    }
    #expect(!folder.exists(folder.parent))
  }

  @Test func anUnknownContactIsSaid() throws {
    let folder = try filled()
    let before = try folder.octets()
    for arguments in [
      ["show", "nobody.example"], ["show", "--json", "nobody.example"], ["prefer", "nobody.example", "telegram"],
      ["name", "nobody.example", "N"], ["note", "nobody.example", "N"], ["remove", "nobody.example"],
    ] {
      let finished = try run(builtProgram("mimi"), ["contacts"] + arguments + ["--store", folder.path])
      #expect(finished.exitStatus == 1 && finished.output.isEmpty, "\(arguments) \(finished)")
      #expect(finished.errorText.hasPrefix("mimi: error: nobody.example"), "\(finished.errorText)")
    }
    for arguments in [
      ["show", "no identifier"], ["remove", "a..b"], ["prefer", "straight.example"], ["show"], ["nonsense"],
    ] {
      let finished = try run(builtProgram("mimi"), ["contacts"] + arguments + ["--store", folder.path])
      #expect(finished.exitStatus == 64 && finished.output.isEmpty, "\(arguments) \(finished)")
    }
    #expect(try folder.octets() == before)
  }

  @Test func oneIsShownHoweverItIsTyped() throws {
    let folder = try filled()
    let shown = try folder.contacts("show", "--json", "STRAIGHT.example.")
    let lines = try contactLines(shown.output)
    #expect(shown.exitStatus == 0 && lines.map(\.id) == ["straight.example"])
    let list = try folder.list()
    #expect(lines == list.filter { $0.id == "straight.example" })
    let plain = try folder.contacts("show", "straight.example")
    for text in [
      "straight.example", "DNSSEC secure", "Telegram", "myname99", "WhatsApp", "+15551234567", "https://t.me/myname99",
      "https://wa.me/15551234567",
    ] {
      #expect(plain.outputText.contains(text), "\(plain.outputText)")
    }
    let listed = try folder.contacts("list").outputText.split(separator: "\n")
    #expect(listed.count == 3 && listed[1].contains("straight.example") && listed[1].contains("myname99"))
  }

  @Test func aProviderIsPreferredByServiceEndpointOrPlace() throws {
    let folder = try filled()
    func preferred(_ provider: String) throws -> String {
      let finished = try folder.contacts("prefer", "straight.example", provider)
      guard finished.exitStatus == 0 else { return "\(finished.exitStatus)" }
      return try folder.list().first { $0.id == "straight.example" }?.preferred?.endpoint ?? "none"
    }
    #expect(try preferred("whatsapp") == "mimi.whatsapp.com")
    #expect(try preferred("im.telegram.org") == "im.telegram.org")
    #expect(try preferred("#2") == "mimi.whatsapp.com")
    for wrong in ["#3", "#0", "signal"] { #expect(try preferred(wrong) == "64") }
    #expect(try preferred("WhatsApp") == "mimi.whatsapp.com")
    #expect(try preferred("none") == "none")
    // Several of one service are told apart by their place.
    let several = try folder.contacts("prefer", "ties.example", "alpha")
    #expect(several.exitStatus == 64 && several.errorText.contains("#1"), "\(several.errorText)")
    #expect(try folder.contacts("prefer", "ties.example", "#2").exitStatus == 0)
    #expect(
      try folder.list().first { $0.id == "ties.example" }?.preferred
        == .init(service: "alpha", endpoint: "a.example.org", account: "2"))
  }

  @Test func namesAndNotesAreTheUsersOwn() throws {
    let folder = try filled()
    let name = "Zoë \u{202E}\"Quoted\"\\ \u{1F600}"
    let note = "first\nsecond\t\u{1B}[31m"
    #expect(try folder.contacts("name", "private.example", name).exitStatus == 0)
    #expect(try folder.contacts("note", "private.example", note).exitStatus == 0)
    var list = try folder.list()
    let line = try #require(list.first { $0.id == "private.example" })
    #expect(line.name == name && line.note == note)
    #expect(list.map(\.id) == ["private.example", "straight.example", "ties.example"])
    for arguments in [["list"], ["show", "private.example"], ["list", "--json"]] {
      let finished = try run(builtProgram("mimi"), ["contacts"] + arguments + ["--store", folder.path])
      let isClean = finished.outputText.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 && $0 != "\u{202E}" }
      #expect(finished.exitStatus == 0 && isClean, "\(finished.outputText.debugDescription)")
    }
    // Kept over a refresh, in the order of names, and taken away by an empty one.
    #expect(try folder.contacts("name", "ties.example", "Anna").exitStatus == 0)
    #expect(try folder.lookup("private.example", "ties.example").finished.exitStatus == 0)
    list = try folder.list()
    #expect(list.map(\.id) == ["ties.example", "private.example", "straight.example"])
    #expect(list[1].name == name && list[1].note == note)
    #expect(try folder.contacts("note", "private.example", "").exitStatus == 0)
    #expect(try folder.contacts("name", "private.example", "").exitStatus == 0)
    list = try folder.list()
    #expect(list.first { $0.id == "private.example" }.map { $0.name == nil && $0.note == nil } == true)
    try checkWithJQ(folder.octets())
  }

  @Test func nothingOfARemovedContactStays() throws {
    let folder = try filled()
    #expect(try folder.contacts("note", "private.example", "a-secret-note").exitStatus == 0)
    #expect(try folder.contacts("note", "private.example", "another").exitStatus == 0)
    let finished = try folder.contacts("remove", "Private.Example")
    #expect(finished.exitStatus == 0 && finished.output.isEmpty && finished.errors.isEmpty, "\(finished)")
    #expect(try folder.list().map(\.id) == ["straight.example", "ties.example"])
    #expect(try folder.files(containing: "private.example").isEmpty)
    #expect(try folder.files(containing: "a-secret-note").isEmpty)
    #expect(try folder.contacts("remove", "private.example").exitStatus == 1)
    // The last ones, too: an empty store is one.
    #expect(try folder.contacts("remove", "straight.example", "nobody.example", "ties.example").exitStatus == 1)
    #expect(try folder.list().isEmpty && folder.octets().isEmpty)
    #expect(try folder.lookup("straight.example").finished.exitStatus == 0)
    #expect(try folder.list().map(\.id) == ["straight.example"])
  }

  /// What an interrupted write or another hand left behind counts, too.
  @Test func nothingOfARemovedContactStaysInWhatWasLeftBehind() throws {
    let folder = try filled()
    let octets = try folder.octets()
    let line = try #require(octets.split(separator: 0x0A).first { $0.contains("\"private.example\"".utf8) })
    // Damaged in its middle; and a torn end.
    let damaged = Array(line.prefix(line.count / 2)) + [0x0A]
    let torn = line.prefix(line.count / 3)
    try folder.directory.write("mimi/contacts.jsonl", octets + damaged + torn)
    try folder.directory.write("mimi/contacts.jsonl.new", line + [0x0A])
    let list = try folder.contacts("list", "--json")
    #expect(list.exitStatus == 0 && list.errorText.contains("put aside") && list.errorText.contains("cut off"))
    #expect(try contactLines(list.output).count == 3)
    #expect(try folder.contacts("list", "--json").errors.isEmpty)
    try checkWithJQ(folder.octets())
    try checkWithJQ(readFile(folder.parent + "/contacts.rejected.jsonl"))
    try folder.directory.write(
      "mimi/contacts.rejected.jsonl.new", readFile(folder.parent + "/contacts.rejected.jsonl"))
    #expect(try folder.contacts("remove", "private.example").exitStatus == 0)
    #expect(try folder.files(containing: "private.example") == "")
    #expect(try folder.list().count == 2)
  }

  @Test func exportAndImportAreTheSameLines() throws {
    let folder = try filled()
    #expect(try folder.contacts("name", "private.example", "Priya").exitStatus == 0)
    #expect(try folder.contacts("prefer", "straight.example", "whatsapp").exitStatus == 0)
    let (exported, listed) = (try folder.contacts("export"), try folder.contacts("list", "--json"))
    #expect(exported.exitStatus == 0 && exported.output == listed.output)
    let other = try ContactsFolder()
    let imported = try other.contacts("import", "-", input: exported.outputText)
    #expect(imported.exitStatus == 0 && imported.errors.isEmpty, "\(imported)")
    #expect(try other.contacts("export").output == exported.output)
    // Once more, nothing changes, not one octet of the file.
    let before = try other.octets()
    #expect(try other.contacts("import", "-", input: exported.outputText).exitStatus == 0)
    #expect(try other.octets() == before)
    // From a file, through jq, which spaces and orders it its own way.
    let through = try run("jq", ["-c", "-S", "."], input: exported.output)
    let file = try folder.directory.write("edited.jsonl", through.output)
    let third = try ContactsFolder()
    #expect(try third.contacts("import", file).exitStatus == 0)
    #expect(try third.contacts("export").output == exported.output)
    // And as a store by itself.
    let fourth = try ContactsFolder()
    mkdir(fourth.parent, 0o700)
    try fourth.directory.write("mimi/contacts.jsonl", through.output)
    #expect(try fourth.contacts("export").output == exported.output)
  }

  @Test func whatIsNoContactIsNotImported() throws {
    let folder = try filled()
    let line = try #require(try folder.contacts("export").outputText.split(separator: "\n").first)
    let other = try ContactsFolder()
    let imported = try other.contacts(
      "import", "-", input: "{}\n\(line)\nnonsense\n{\"schema\": 2, \"id\": \"a.example\"}\n\n")
    #expect(imported.exitStatus == 65)
    let errors = imported.errorText.split(separator: "\n").filter { $0.hasPrefix("mimi: error: ") }
    #expect(errors.count == 3, "\(imported.errorText)")
    for (error, number) in zip(errors, [1, 3, 4]) { #expect(error.contains("line \(number) "), "\(error)") }
    #expect(try other.list().map(\.id) == ["private.example"])
  }

  @Test func unknownMembersSurvive() throws {
    let folder = try filled()
    let added = try run("jq", ["-c", #".extra = {"a": [1, "x"]} | .providers[0].more = true"#], input: folder.octets())
    try folder.directory.write("mimi/contacts.jsonl", added.output)
    #expect(try folder.contacts("name", "private.example", "P").exitStatus == 0)
    #expect(try folder.lookup("straight.example").finished.exitStatus == 0)
    #expect(try folder.contacts("remove", "ties.example").exitStatus == 0)
    let kept = try run("jq", ["-c", "[.extra.a[1], .providers[0].more]"], input: folder.contacts("export").output)
    #expect(kept.outputText == "[\"x\",true]\n[\"x\",true]\n")
  }

  @Test func aNewerStoreIsReadOnly() throws {
    let folder = try filled()
    let octets = try folder.octets() + #"{"schema": 2, "id": "new.example", "name": "New"}"#.utf8 + [0x0A]
    try folder.directory.write("mimi/contacts.jsonl", octets)
    let list = try folder.contacts("list", "--json")
    #expect(list.exitStatus == 0 && list.errorText.contains("newer mimi"))
    #expect(list.outputText.contains("straight.example"))
    let lookup = try folder.lookup("straight.example")
    #expect(lookup.finished.exitStatus == 73 && lookup.lines.map(\.status) == ["found"])
    #expect(try folder.contacts("remove", "straight.example").exitStatus == 73)
    #expect(try folder.octets() == octets)
  }

  /// Lines that are JSON and have an identifier, but are no contacts: they are put aside, that is said, and they can be
  /// removed.
  @Test func whatCannotBeReadIsSaidAndCanBeRemoved() throws {
    let folder = try filled()
    let lines = [
      #"{"schema": 1, "id": "twice.example", "x": {"y": 1, "y": 2}, "status": "found", "checkedAt": "2026-11-23T15:04:05Z"}"#,
      #"{"schema": 1, "id": "weird.example", "status": "weird", "checkedAt": "2026-11-23T15:04:05Z"}"#,
    ]
    try folder.directory.write("mimi/contacts.jsonl", folder.octets() + (lines.joined(separator: "\n") + "\n").utf8)
    let listed = try folder.contacts("list")
    #expect(listed.exitStatus == 73 && listed.outputText.split(separator: "\n").count >= 3)
    // The one is put aside when the file is opened, the other is found out when it is read.
    #expect(listed.errorText.contains("a line that is no contact was put aside"), "\(listed.errorText)")
    #expect(listed.errorText.contains("this contact cannot be read: ") && listed.errorText.contains("twice.example"))
    let rejected = String(decoding: try readFile(folder.parent + "/contacts.rejected.jsonl"), as: UTF8.self)
    #expect(rejected.contains("weird.example"))
    let removed = try folder.contacts("remove", "twice.example", "weird.example")
    #expect(removed.exitStatus == 0, "\(removed.errorText)")
    #expect(try folder.files(containing: "twice.example") == "" && folder.files(containing: "weird.example") == "")
    #expect(try folder.list().count == 3)
  }
}
