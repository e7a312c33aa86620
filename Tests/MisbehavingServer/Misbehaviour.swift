enum Transport: String {
  case udp
  case tcp
}

/// What the server does about one query.
enum Action {
  case nothing
  /// The bytes go back at once.
  case reply([UInt8])
  /// The bytes go back after `--delay-ms`.
  case lateReply([UInt8])
  /// The query goes to the upstream.
  case relay
}

/// Decides about each query. It does no input or output.
struct Misbehaviour {
  let options: Options
  /// Whether an outage is over.
  var isUp = false
  private var seen: Set<Question> = []
  private var garbage: SeededBytes
  private var addressesGiven = 0

  init(_ options: Options) {
    self.options = options
    garbage = SeededBytes(seed: options.seed)
  }

  private enum ResponseCode {
    static let formatError: UInt16 = 1
    static let serverFailure: UInt16 = 2
    static let nameError: UInt16 = 3
    static let refused: UInt16 = 5
  }

  mutating func action(for query: Message, question: Question, bytes: [UInt8], over transport: Transport) -> Action {
    let mode = options.mode.effective(for: question)
    switch mode {
    case .silent: return .nothing
    case .tcHang where transport == .tcp: return .nothing
    case .tcHang: return .reply(cut(query))
    case .tcAnswer where transport == .udp: return .reply(cut(query))
    case .txtOnly where question.type == options.mimiType: return .nothing
    case .txtSilent where question.type == RecordType.txt: return .nothing
    case .mimiServfail where question.type == options.mimiType: return failure(query, ResponseCode.serverFailure)
    case .outage where !isUp, .outageSilent where !isUp: return .nothing
    case .loseFirst where transport == .udp:
      let key = Question(name: question.name.lowercased, type: question.type, recordClass: question.recordClass)
      return seen.insert(key).inserted ? .nothing : proper(query, question, transport)
    case .refused: return failure(query, ResponseCode.refused)
    case .servfail: return failure(query, ResponseCode.serverFailure)
    case .formerr: return failure(query, ResponseCode.formatError)
    case .nxdomain:
      var reply = Message(replyTo: query, responseCode: ResponseCode.nameError)
      reply.authority = [.startOfAuthority(question.name.parent)]
      return .reply(reply.bytes)
    case .nodata:
      var reply = Message(replyTo: query)
      reply.authority = [.startOfAuthority(question.name.parent)]
      return .reply(reply.bytes)
    case .nodataWithoutSOA: return .reply(Message(replyTo: query).bytes)
    case .garbage: return .reply(Array(bytes[..<2]) + garbage.next(60))
    case .garbageShort: return .reply(Array(bytes[..<2]) + garbage.next(5))
    case .garbageUnmatched: return .reply(garbage.next(60))
    case .wrongID:
      var reply = options.builtIn.reply(to: query, question: question)
      reply.id ^= 0x5555
      return .reply(reply.bytes)
    case .wrongQuestion:
      let other = Question(name: question.name.below("other"), type: question.type, recordClass: question.recordClass)
      var reply = options.builtIn.reply(to: query, question: other)
      reply.question = other
      return .reply(reply.bytes)
    case .echo: return .reply(bytes)
    case .rebind where question.type == RecordType.a && !options.builtIn.addresses.isEmpty:
      let addresses = options.builtIn.addresses
      var reply = Message(replyTo: query)
      let data = addresses[min(addressesGiven, addresses.count - 1)]
      addressesGiven += 1
      reply.answers = [Record(name: question.name, type: RecordType.a, ttl: options.builtIn.ttl, data: data)]
      return .reply(reply.bytes)
    default: return lie(mode, query, question, transport) ?? proper(query, question, transport)
    }
  }

  private func proper(_ query: Message, _ question: Question, _ transport: Transport) -> Action {
    guard options.upstream == nil else { return .relay }
    let bytes = fitted(options.builtIn.reply(to: query, question: question).bytes, query, transport)
    return options.mode.effective(for: question) == .slow ? .lateReply(bytes) : .reply(bytes)
  }

  private func lie(_ mode: Mode, _ query: Message, _ question: Question, _ transport: Transport) -> Action? {
    let lies = Lies(builtIn: options.builtIn, hops: options.hops)
    return lies.reply(mode, to: query, question: question).map { .reply(fitted($0, query, transport)) }
  }

  private func failure(_ query: Message, _ responseCode: UInt16) -> Action {
    .reply(Message(replyTo: query, responseCode: responseCode).bytes)
  }

  /// TC and nothing else, where a datagram cannot take the answer (RFC 2181 section 9).
  private func fitted(_ bytes: [UInt8], _ query: Message, _ transport: Transport) -> [UInt8] {
    transport == .udp && bytes.count > query.acceptedSize ? cut(query) : bytes
  }

  private func cut(_ query: Message) -> [UInt8] {
    var reply = Message(replyTo: query)
    reply.flags |= Message.isCut
    return reply.bytes
  }
}
