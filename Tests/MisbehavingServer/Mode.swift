/// What the server does wrong. `--mode` takes the raw values.
enum Mode: String, CaseIterable {
  /// Nothing: the answers of `BuiltInAnswers`.
  case answer
  /// No name does exist.
  case nxdomain
  /// NOERROR without a record, with SOA (RFC 2308 section 2.2).
  case nodata
  /// The same without SOA: nobody may keep it (RFC 2308 section 5).
  case nodataWithoutSOA = "nodata-without-soa"

  case silent
  case refused
  case servfail
  /// FORMERR, as servers do that never heard of EDNS.
  case formerr

  /// The query's ID, then random bytes.
  case garbage
  /// Less than a header, 7 octets.
  case garbageShort = "garbage-short"
  /// Random bytes in which not even the ID is right.
  case garbageUnmatched = "garbage-unmatched"
  case wrongID = "wrong-id"
  case wrongQuestion = "wrong-question"
  /// The query itself comes back.
  case echo

  /// TC over UDP, and TCP that takes the question and never answers.
  case tcHang = "tc-hang"
  /// TC over UDP, and the answer over TCP.
  case tcAnswer = "tc-answer"
  /// The first packet for each question is lost.
  case loseFirst = "lose-first"
  /// The answer comes after `--delay-ms`.
  case slow
  /// TXT is answered, the MIMI type never.
  case txtOnly = "txt-only"
  /// TXT is answered, the MIMI type with SERVFAIL.
  case mimiServfail = "mimi-servfail"
  /// The MIMI type is answered, TXT never.
  case txtSilent = "txt-silent"
  /// A closed port until standard input says `up`, and again after `down`.
  case outage
  /// Silent until standard input says `up`, and again after `down`.
  case outageSilent = "outage-silent"

  /// Relays to `--upstream`, `--delay-ms` for there and back.
  case relay
  /// Relays, and takes DNSSEC away as a forwarder from before it does: DO cleared, its records gone.
  case stripDNSSEC = "strip-dnssec"
  /// Relays, and damages each signature over TXT and over the MIMI type.
  case breakSignatures = "break-signatures"

  /// A question for an address gets the first `--address`, the next one the second, and so on; all after them the last.
  case rebind

  /// A TTL of 2^32-1 seconds, which RFC 2181 section 8 wants read as zero.
  case hugeTTL = "huge-ttl"
  /// The record of another name.
  case wrongOwner = "wrong-owner"
  /// `--hops` aliases, then the record; all in one answer, and from each step on.
  case cnameChain = "cname-chain"
  /// Two names that are aliases of each other.
  case cnameLoop = "cname-loop"
  /// The first length octet of a TXT record is more than its RDATA has.
  case txtOverrun = "txt-overrun"
  /// The same in RDATA of the MIMI type; TXT has no data.
  case mimiOverrun = "mimi-overrun"
  /// A TXT record of no octet, not even a length.
  case txtEmpty = "txt-empty"
  /// The message ends in the middle of its record, without TC.
  case cutMessage = "cut-message"
  /// The header promises 65,535 answers, the message has one.
  case lyingCounts = "lying-counts"
  /// RDLENGTH is more than the message has.
  case longLength = "long-length"
  /// The owner of the answer is a compression pointer to itself.
  case pointerLoop = "pointer-loop"

  /// A label of the question says which mode: `refused.example.com`, `alice.slow.example.com`. `answer` where none does.
  case byName = "by-name"

  /// The mode that holds for a question.
  func effective(for question: Question) -> Mode {
    guard self == .byName else { return self }
    let modes = question.name.lowercased.labels.lazy.compactMap(Mode.init(rawValue:))
    return modes.first { $0 != .byName } ?? .answer
  }

  /// What happens to a message that is relayed.
  var treatment: Treatment {
    switch self {
    case .stripDNSSEC: .stripDNSSEC
    case .breakSignatures: .breakSignatures
    default: .asIs
    }
  }

  var needsUpstream: Bool {
    [.relay, .stripDNSSEC, .breakSignatures].contains(self)
  }

  var hasOutage: Bool {
    [.outage, .outageSilent].contains(self)
  }
}
