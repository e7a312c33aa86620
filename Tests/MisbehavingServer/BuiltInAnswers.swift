/// What the server knows by itself: the same records for every name.
struct BuiltInAnswers {
  /// The text of each TXT record, and of each record of the MIMI type.
  var txt: [[UInt8]]
  var mimi: [[UInt8]]
  var mimiType: UInt16
  /// RDATA of A records, for `rebind`.
  var addresses: [[UInt8]] = []
  /// Seconds.
  var ttl: UInt32

  /// A right answer: records for TXT and for the MIMI type where there are some, else NODATA with the parent's SOA.
  func reply(to query: Message, question: Question) -> Message {
    var reply = Message(replyTo: query)
    reply.answers = records(question.name, type: question.type)
    if reply.answers.isEmpty {
      reply.authority = [.startOfAuthority(question.name.parent)]
    }
    return reply
  }

  func records(_ name: WireName, type: UInt16) -> [Record] {
    let texts =
      switch type {
      case RecordType.txt: txt
      case mimiType: mimi
      default: [[UInt8]]()
      }
    return texts.map { Record.text($0, name: name, type: type, ttl: ttl) }
  }
}
