import Foundation
import Glibc
import TestSupport
import Testing

/// Many programs at one store, and programs that end at any moment.
@Suite(.serialized) struct ContactsHammerScenarios {
  /// 8 programs, 200 changes each, all at once: new contacts, updates, removals, and a count that all of them share.
  @Test(arguments: [
    // Contacts only ever added; and few that are changed again and again, so that the file is written anew often.
    [], ["--contacts", "20", "--note", "3000", "--remove-every", "7", "--share-every", "10"],
  ])
  func nothingOfManyProgramsIsMissing(_ options: [String]) async throws {
    let folder = try ContactsFolder()
    var said = Acknowledged()
    let ends = try await withThrowingTaskGroup(of: (Int, Finished).self) { group in
      for writer in 0..<8 {
        group.addTask {
          let arguments = ["--writer", "\(writer)", "--changes", "200", "--acknowledge"] + options
          return (writer, try await waiting { try folder.hammer(arguments) })
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    for (writer, end) in ends {
      #expect(end.exitStatus == 0 && end.errors.isEmpty, "\(end.errorText)")
      said.read(end.output, writer: writer)
    }
    #expect(said.total == 1_600)
    #expect(said.count == said.counted)
    let octets = try folder.octets()
    try checkWithJQ(octets)
    let numbers = try folder.numbers()
    // All ended by themselves, so that nothing is kept without being said.
    let wanted = said.last.compactMapValues { $0 }.merging(said.counted > 0 ? ["shared.example": said.count] : [:]) {
      $1
    }
    #expect(numbers == wanted)
    if options.isEmpty { #expect(numbers.count == 1_600) }
    let list = try folder.list()
    #expect(Set(list.map(\.id)) == Set(wanted.keys) && list.count == wanted.count)
    #expect(try folder.names() == ["contacts.jsonl", "contacts.jsonl.lock"])
  }

  /// 25 rounds of 4 programs, each ended by SIGKILL: after a random one of its changes, and a random moment more.
  @Test func whatWasSaidToBeKeptOutlivesAHundredKills() async throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    let random = SeededNumbers(seed)
    let folder = try ContactsFolder()
    var said = Acknowledged(removeEvery: 9)
    var torn = 0
    for round in 0..<25 {
      let first = round * 100_000 + 1
      let outputs = try await withThrowingTaskGroup(of: (Int, [UInt8]).self) { group in
        for writer in 0..<4 {
          let (count, spin) = (random.next(1...12), random.next(0...3_000))
          group.addTask { (writer, try await Self.kill(folder, writer, first: first, after: count, spin: spin)) }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      let before = said.total
      for (writer, output) in outputs { said.read(output, writer: writer) }
      #expect(said.total > before, "seed \(seed), round \(round)")

      let opened = try folder.hammer([])
      #expect(opened.exitStatus == 0, "seed \(seed), round \(round): \(opened.errorText)")
      let notices = opened.errorText.split(separator: "\n")
      #expect(notices.allSatisfy { $0.contains("cut off") } && notices.count <= 1, "\(notices)")
      torn += notices.count
      let again = try folder.hammer([])
      #expect(again.exitStatus == 0 && again.errors.isEmpty, "seed \(seed), round \(round): \(again.errorText)")

      try checkWithJQ(folder.octets())
      let numbers = try folder.numbers()
      let differences = said.differences(from: numbers)
      #expect(differences.isEmpty, "seed \(seed), round \(round)")
      if !differences.isEmpty { break }
      said.settle(numbers)
    }
    print("100 kills with the seed \(seed): \(said.total) changes kept, \(torn) torn lines")
    let list = try folder.list()
    let numbers = try folder.numbers()
    #expect(Set(list.map(\.id)) == Set(numbers.keys) && list.count == numbers.count)
    // What a compaction left behind is taken away by the next.
    #expect(Set(try folder.names()).isSubset(of: ["contacts.jsonl", "contacts.jsonl.lock", "contacts.jsonl.new"]))
  }

  /// Runs a program until it has said so many changes, goes on for so many microseconds, kills it; what it has said.
  private static func kill(
    _ folder: ContactsFolder, _ writer: Int, first: Int, after count: Int, spin: Int
  ) async throws -> [UInt8] {
    // Notes of many pages of memory: their writing can be cut off. Few contacts: the file is written anew often.
    let program = try Conversation(
      try builtProgram("StoreHammer"),
      [
        "--path", folder.path, "--writer", "\(writer)", "--changes", "90000", "--first", "\(first)", "--contacts", "5",
        "--note", "30000", "--remove-every", "9", "--share-every", "11", "--acknowledge",
      ])
    try await program.wait(for: " \(first + count - 1) ")
    let pid = String(decoding: program.output, as: UTF8.self).split(separator: "\n").first?.split(separator: " ").last
    guard let pid = pid.flatMap({ pid_t($0) }) else { throw SupportFailure("the program says no pid") }
    let end = ContinuousClock.now + .microseconds(spin)
    while ContinuousClock.now < end {}
    _ = Glibc.kill(pid, SIGKILL)
    let (status, errors) = (try await program.exitStatus(), try program.errors())
    #expect(status == 128 + SIGKILL, "\(String(decoding: errors, as: UTF8.self))")
    return program.output
  }
}
