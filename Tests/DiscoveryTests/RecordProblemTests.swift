import Discovery
import DisplayText
import Testing

@Suite("One problem a record, the first that applies")
struct RecordProblemTests {
  @Test(
    "a tag without = or with a name that is not RFC 6376's",
    arguments: [
      "x", "; x", "= y", "=", "1=y", "_x=y", "x-y=z", "x.y=z", "x y=z", "\u{FC}=z", "x\u{0}=z", "x\u{301}=z", "\"x\"=y",
      ";", "; ;",
      "x\r\n=y", "\nx=y", "\u{A0}x=y", "x; y=1", "y=1; x",
    ])
  func badTag(text: String) {
    #expect(parsed("v=MIMI1; e=a.example; \(text); z=1").reason == .badTag)
    #expect(parsed("v=MIMI1; e=a.example; z=1; \(text);").reason == .badTag)
  }

  @Test(
    "one final ; is fine, two are not, and an empty tag between two others is none",
    arguments: [
      "v=MIMI1; e=a.example;;", "v=MIMI1; e=a.example; ; ", "v=MIMI1;; e=a.example", "v=MIMI1; e=a.example; p=1;\t;",
    ])
  func emptyTag(text: String) {
    #expect(parsed(text).reason == .badTag)
  }

  @Test(
    "names of letters, digits and _ that begin with a letter are tags",
    arguments: ["x", "X", "x1", "x_", "xyz_19", "vv", "e2"])
  func goodTag(name: String) {
    #expect(parsed("v=MIMI1; e=a.example; \(name)=").record?.unknownTags.map(\.name) == [name])
  }

  @Test(
    "a control character in a value is never a bad tag",
    arguments: [
      ("p=\u{0}", .priorityNotANumber), ("e=a\u{1}.example", .badEndpoint), ("e=a.example; s=\u{1B}", .badService),
      ("e=a.example; a=\u{9B}", .badAccount), ("v=MIMI1", .duplicateTag),
    ] as [(String, ProblemReason)])
  func control(tags: String, reason: ProblemReason) {
    #expect(parsed("v=MIMI1; \(tags)").reason == reason)
    #expect(parsed("v=MIMI1\u{7}; e=a.example").reason == .unknownVersion)
    #expect(parsed("v=MIMI1; e=a.example; x=\u{0}\u{7}\u{9B}").record != nil)
  }

  @Test(
    "a tag given twice, known or unknown, with the same value or not",
    arguments: ["p=1; p=1", "p=1; p=2", "x=; x=", "a=b; c=d; a=b", "s=x; s=", "v=MIMI1", "e=a.example", "p = 1; p\t=1"])
  func duplicateTag(tags: String) {
    #expect(parsed("v=MIMI1; e=a.example; \(tags)").reason == .duplicateTag)
  }

  @Test("2,048 octets are allowed, 2,049 are not")
  func length() {
    let start = "v=MIMI1; e=a.example; x="
    let longest = start + labels(2_048 - start.utf8.count)
    #expect(parsed(longest).record != nil)
    #expect(parsed(longest + "a").reason == .tooLong)
    #expect(parsed(longest + "a", isDiscoveryType: true).reason == .tooLong)
    #expect(parsed(labels(3_000)).isForeign)
  }

  @Test(
    "text that is not UTF-8, in any tag",
    arguments: [
      [0xFF], [0xC3], [0xC0, 0xAF], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0x80],
    ] as [[UInt8]])
  func notUTF8(octets: [UInt8]) {
    for tag in ["a=", "z=", "p=", ""] {
      let record = Array("v=MIMI1; e=a.example; \(tag)x".utf8) + octets
      #expect(ParsedRecord(rdata: rdata(octets: record)).reason == .notUTF8)
      #expect(ParsedRecord(rdata: rdata(octets: record), isDiscoveryType: true).reason == .notUTF8)
    }
    #expect(ParsedRecord(rdata: rdata(octets: octets)).isForeign)
  }

  /// Every set of problems that one record can have at once.
  @Test("of several problems the first in the list's order", arguments: [ProblemReason.missingEndpoint, .badEndpoint])
  func first(endpoint: ProblemReason) {
    let order: [ProblemReason] = [
      .badRDATA, .tooLong, .notUTF8, .badTag, .duplicateTag, .unknownVersion, .priorityNotANumber, endpoint,
      .badService,
      .badAccount,
    ]
    for set in 0..<1 << order.count {
      let problems = order.indices.filter { set & 1 << $0 != 0 }.map { order[$0] }
      for isDiscoveryType in [false, true] {
        let parsed = ParsedRecord(rdata: Self.broken(by: problems), isDiscoveryType: isDiscoveryType)
        #expect(parsed.reason == problems.first, "\(problems)")
        #expect((parsed.record != nil) == problems.isEmpty, "\(problems)")
      }
    }
  }

  @Test("the reasons as scripts see them, in the order in which they are looked for")
  func names() {
    #expect(
      ProblemReason.allCases.map(\.rawValue) == [
        "bad-rdata", "too-long", "not-utf8", "bad-tag", "duplicate-tag", "unknown-version", "priority-not-a-number",
        "missing-endpoint", "bad-endpoint", "bad-service", "bad-account", "too-many-records",
      ])
    #expect(Set(ProblemReason.allCases.map(\.inWords)).count == ProblemReason.allCases.count)
  }

  @Test("the record is shown with the problem, made safe, whatever it holds")
  func shown() throws {
    let octets = Array("v=MIMI1; e=\u{1B}[2J\u{202E}; a=\u{9B}".utf8) + [0xFF]
    guard case .problem(let problem) = ParsedRecord(rdata: rdata(octets: octets)) else {
      Issue.record("not a problem")
      return
    }
    #expect(problem.record == "v=MIMI1; e=\\u{1B}[2J\\u{202E}; a=\\u{9B}\\xFF")
  }

  @Test("of a record that is too long 2,048 octets are shown; of broken RDATA what is there")
  func shownInPart() {
    guard case .problem(let long) = parsed("v=MIMI1; x=" + labels(10_000)) else {
      Issue.record("not a problem")
      return
    }
    #expect(long.record == "v=MIMI1; x=" + labels(2_048 - 11) + "…")
    #expect(
      ParsedRecord(rdata: [99] + Array("v=MIMI1".utf8))
        == .problem(RecordProblem(octets: Array("v=MIMI1".utf8), reason: .badRDATA)))
  }

  private static func broken(by problems: [ProblemReason]) -> [UInt8] {
    var text = problems.contains(.unknownVersion) ? "v=MIMI2" : "v=MIMI1"
    if problems.contains(.badAccount) { text += "; a=" }
    if problems.contains(.badService) { text += "; s=a b" }
    if problems.contains(.badEndpoint) { text += "; e=127.0.0.1" }
    if !problems.contains(.badEndpoint) && !problems.contains(.missingEndpoint) { text += "; e=a.example" }
    if problems.contains(.priorityNotANumber) { text += "; p=x" }
    if problems.contains(.duplicateTag) { text += "; z=1; z=2" }
    if problems.contains(.badTag) { text += "; 1x=y" }
    var octets = Array(text.utf8)
    if problems.contains(.notUTF8) { octets += Array("; y=".utf8) + [0xFF] }
    if problems.contains(.tooLong) { octets += Array("; l=\(labels(2_100))".utf8) }
    let whole = rdata(octets: octets)
    return problems.contains(.badRDATA) ? whole + [1] : whole
  }
}
