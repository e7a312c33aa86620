import Foundation
import Glibc
import Locking
import TestSupport

/// What programs said they had kept, and what a store's file must therefore hold.
///
/// A program begins a change when the one before is kept and said. So of each program at most one change, the one after
/// its last, may be in the file without being said.
struct Acknowledged {
  /// What the programs' option of that name is.
  var removeEvery = 0
  /// The number of the last change of each contact, `nil` for a removal.
  private(set) var last: [String: Int?] = [:]
  /// The number of each writer's last change.
  private(set) var reached: [Int: Int] = [:]
  /// How often the shared contact was counted one further, and the highest count.
  private(set) var counted = 0
  private(set) var count = 0
  /// All changes.
  private(set) var total = 0

  /// Takes in what a program wrote. A line that was cut off says nothing.
  mutating func read(_ output: [UInt8], writer: Int) {
    let text = String(decoding: output, as: UTF8.self)
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
      let words = line.split(separator: " ")
      guard words.count == 3, let number = Int(words[1]) else { continue }
      switch words[0] {
      case "saved": last[String(words[2])] = .some(number)
      case "removed": last[String(words[2])] = .some(nil)
      case "counted":
        counted += 1
        count = max(count, Int(words[2]) ?? 0)
      default: continue
      }
      reached[writer] = number
      total += 1
    }
  }

  /// Everything by which a file differs from it, beyond the one change of each writer.
  /// - Parameter contacts: the numbers that the notes begin with.
  func differences(from contacts: [String: Int]) -> [String] {
    var found: [String] = []
    var unsaid: Set<Int> = []
    var contacts = contacts
    let shared = contacts.removeValue(forKey: "shared.example") ?? 0
    if shared < count || shared > count + reached.count { found.append("shared: \(shared), not \(count)") }
    for id in Set(last.keys).union(contacts.keys).sorted() {
      let (wanted, held) = (last[id] ?? nil, contacts[id])
      if wanted == held { continue }
      let writer = Int(id.dropFirst().prefix { $0.isNumber }) ?? -1
      let next = (reached[writer] ?? 0) + 1
      let isRemoval = removeEvery > 0 && next % removeEvery == 0
      if held != (isRemoval ? nil : next) || !unsaid.insert(writer).inserted {
        found.append("\(id): \(held.map(String.init) ?? "-"), not \(wanted.map(String.init) ?? "-")")
      }
    }
    return found
  }

  /// Goes on from what the file holds: changes that were not said count from here on.
  mutating func settle(_ contacts: [String: Int]) {
    for (id, number) in contacts where id != "shared.example" { last[id] = .some(number) }
    for id in Array(last.keys) where contacts[id] == nil { last[id] = .some(nil) }
    count = contacts["shared.example"] ?? 0
  }
}

extension ContactsFolder {
  /// The contacts of the file and the numbers their notes begin with, read without the program's own code: the newest
  /// line of an identifier counts.
  func numbers() throws -> [String: Int] {
    let program = """
      reduce (inputs | fromjson) as $line ({};
        if $line.removed then del(.[$line.id]) else .[$line.id] = ($line.note | split(" ")[0] | tonumber) end)
      """
    let read = try run("jq", ["-R", "-n", "-c", program], input: octets())
    guard read.exitStatus == 0 else { throw SupportFailure("jq", errors: read.errors) }
    return try JSONDecoder().decode([String: Int].self, from: Data(read.output))
  }
}

/// A generator of numbers that are the same each time for one seed (SplitMix64).
final class SeededNumbers: Sendable {
  private let state: Mutex<UInt64>
  init(_ seed: UInt64) { state = Mutex(seed) }

  /// A number of a range.
  func next(_ range: ClosedRange<Int>) -> Int {
    let mixed = state.withLock { state in
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
      return mixed ^ mixed >> 31
    }
    return range.lowerBound + Int(mixed % UInt64(range.count))
  }
}
