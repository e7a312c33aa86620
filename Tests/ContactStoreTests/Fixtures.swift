import Discovery
import Glibc

@testable import ContactStore

let noon = moment("2026-11-23T12:00:00Z")
let one = moment("2026-11-23T13:00:00Z")
let two = moment("2026-11-23T14:00:00Z")

func moment(_ text: String) -> Timestamp { Timestamp(text) ?? Timestamp(seconds: 0) }

func identifier(_ text: String) -> Identifier {
  guard let made = try? Identifier(text) else { preconditionFailure("\(text) is no identifier") }
  return made
}

/// A result whose records are these, judged as the program does.
func found(_ records: String..., ttl: UInt32 = 3_600) -> DiscoveryResult {
  let rdata = records.map { [UInt8($0.utf8.count)] + Array($0.utf8) }
  return judge(
    ownerName: "alice.example.com",
    txt: Resolution(outcome: .records(rdata), dnssec: .secure, ttl: ttl, elapsed: .zero),
    discoveryType: Resolution(outcome: .noData, dnssec: .secure, ttl: ttl, elapsed: .zero), requiresSecure: false)
}

/// A result that has nothing, for this reason.
func nothing(_ outcome: Resolution.Outcome) -> DiscoveryResult {
  let answer = Resolution(outcome: outcome, dnssec: .insecure, ttl: 60, elapsed: .zero)
  return judge(ownerName: "alice.example.com", txt: answer, discoveryType: answer, requiresSecure: false)
}

let telegram = "v=MIMI1; p=1; s=telegram; e=im.telegram.example; a=myname99"
let signal = "v=MIMI1; p=2; s=signal; e=mimi.signal.example"

func contact(_ id: String, name: String? = nil, note: String? = nil) -> Contact {
  var made = Contact(identifier(id), found(telegram, signal), at: noon)
  made.name = name
  made.note = note
  return made
}

func text(_ contact: Contact) -> String { String(decoding: contact.json, as: UTF8.self) }

/// A directory of its own, removed at the end.
final class Folder: Sendable {
  let path: String
  init() {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array((parent + "/mimi-store-XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else { preconditionFailure("no directory for the test") }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  var file: String { path + "/contacts.jsonl" }
  var rejected: String { path + "/contacts.rejected.jsonl" }

  func write(_ text: String, to path: String? = nil) { write(Array(text.utf8), to: path) }

  func write(_ octets: [UInt8], to path: String? = nil) {
    let file = fopen(path ?? self.file, "w")
    fwrite(octets, 1, octets.count, file)
    fclose(file)
  }

  func read(_ path: String? = nil) -> String {
    guard let file = fopen(path ?? self.file, "r") else { return "" }
    defer { fclose(file) }
    var octets: [UInt8] = []
    while true {
      let octet = fgetc(file)
      if octet == EOF { return String(decoding: octets, as: UTF8.self) }
      octets.append(UInt8(octet))
    }
  }

  func permissions(_ path: String) -> UInt32 {
    var found = stat()
    lstat(path, &found)
    return UInt32(found.st_mode & 0o777)
  }

  var names: [String] {
    var names: [String] = []
    guard let directory = opendir(path) else { return [] }
    while let entry = readdir(directory) {
      withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { names.append(String(cString: $0)) }
      }
    }
    closedir(directory)
    return names.filter { $0 != "." && $0 != ".." }.sorted()
  }

  deinit {
    for name in names where unlink(path + "/" + name) != 0 {
      unlink(path + "/" + name + "/contacts.jsonl")
      unlink(path + "/" + name + "/contacts.jsonl.lock")
      rmdir(path + "/" + name)
    }
    rmdir(path)
  }
}
