import Foundation
import Glibc
import TestSupport
import Testing

/// The inputs of `Corpus/contacts` that were written by hand, each as a store of the real program. Those that a fuzzer found
/// are for the fuzzer.
@Suite struct ContactsCorpusScenarios {
  private static let corpus = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path + "/../Corpus/contacts"

  private func opened(_ name: String) throws -> ContactsFolder {
    let folder = try ContactsFolder()
    mkdir(folder.parent, 0o700)
    try folder.directory.write("mimi/contacts.jsonl", readFile(Self.corpus + "/" + name))
    return folder
  }

  @Test func everyOneOpensAndIsMendedOnce() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.corpus).filter { $0.hasSuffix(".jsonl") }
      .sorted()
    #expect(names.count > 10)
    for name in names {
      let folder = try opened(name)
      let first = try folder.contacts("list")
      #expect([0, 73].contains(first.exitStatus), "\(name): \(first.errorText)")
      let again = try folder.contacts("list")
      #expect(again.exitStatus == first.exitStatus && again.output == first.output, "\(name): \(again)")
      #expect(!again.errorText.contains("cut off"), "\(name): \(again.errorText)")
    }
  }

  @Test(arguments: [
    ("contract.jsonl", ["mymimi.example.com"]), ("torn.jsonl", ["mymimi.example.com"]),
    ("two.jsonl", ["a.example", "mymimi.example.com"]), ("unterminated.jsonl", ["a.example", "mymimi.example.com"]),
    ("carriage-returns.jsonl", ["a.example", "mymimi.example.com"]), ("removed.jsonl", ["mymimi.example.com"]),
    ("zeros.jsonl", ["a.example"]), ("unreadable.jsonl", ["mymimi.example.com"]),
    // An escape in a member's name is JSON: "remov\u0065d" is "removed".
    ("escaped-member-names.jsonl", ["b.example"]),
  ])
  func itsContactsAreThere(_ name: String, _ ids: [String]) throws {
    let folder = try opened(name)
    let exported = try folder.contacts("export")
    let read = try run("jq", ["-r", ".id"], input: exported.output)
    #expect(read.outputText.split(separator: "\n").sorted() == ids.map { $0[...] }, "\(read)")
    // A change leaves a file of JSON; blank lines of another hand may stay in it.
    #expect(try folder.hammer(["--changes", "1"]).exitStatus == 0)
    #expect(try run("jq", ["-e", "."], input: folder.octets()).exitStatus == 0)
  }

  @Test func aNameWrittenWithAnEscapeIsOne() throws {
    let listed = try opened("escaped-member-names.jsonl").contacts("list").outputText
    #expect(listed.hasPrefix("! B ") || listed.hasPrefix("~ B "), "\(listed)")
    let several = try opened("unknown-members.jsonl").contacts("show", "hugh@example.com")
    #expect(several.exitStatus == 0 && several.outputText.contains("Zë"), "\(several)")
  }
}
