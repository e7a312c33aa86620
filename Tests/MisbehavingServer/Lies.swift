/// Answers that are wrong in themselves: what a broken or hostile server can put into a message that matches the question.
struct Lies {
  let builtIn: BuiltInAnswers
  /// How many aliases `cname-chain` puts before the record.
  let hops: Int

  /// A text that is ours and of which a reader gets only a part.
  private static let text = Array("v=MIMI1; p=1; e=im.telegram.org; s=telegram".utf8)

  /// The bytes of the answer, `nil` where the mode is no lie.
  func reply(_ mode: Mode, to query: Message, question: Question) -> [UInt8]? {
    let proper = builtIn.reply(to: query, question: question)
    switch mode {
    case .hugeTTL:
      var lie = proper
      for index in lie.answers.indices {
        lie.answers[index].ttl = .max
      }
      return lie.bytes
    case .wrongOwner:
      var lie = proper
      for index in lie.answers.indices {
        lie.answers[index].name = WireName.root.below("example").below("other")
      }
      return lie.bytes
    case .cnameChain: return chain(to: query, question: question)
    case .cnameLoop: return loop(to: query, question: question)
    case .txtOverrun: return raw(RecordType.txt, [255] + Self.text, to: query, question: question)
    case .mimiOverrun: return raw(builtIn.mimiType, [255] + Self.text, to: query, question: question)
    case .txtEmpty: return raw(RecordType.txt, [], to: query, question: question)
    case .cutMessage: return Array(oneAnswer(to: query, question: question).bytes.dropLast(Self.text.count / 2))
    case .lyingCounts:
      var bytes = oneAnswer(to: query, question: question).bytes
      (bytes[6], bytes[7]) = (0xFF, 0xFF)
      return bytes
    case .longLength:
      let message = oneAnswer(to: query, question: question)
      var bytes = message.bytes
      // The record is the last thing in the message, its RDLENGTH right before its RDATA.
      bytes[bytes.count - message.answers[0].data.count - 2] = 0x40
      return bytes
    case .pointerLoop:
      var bytes = oneAnswer(to: query, question: question).bytes
      let owner = 12 + question.bytes.count
      let pointer = [0xC0 | UInt8(owner >> 8), UInt8(owner & 0xFF)]
      bytes.replaceSubrange(owner..<owner + question.name.wire.count, with: pointer)
      return bytes
    default: return nil
    }
  }

  /// RDATA as given for one type, NODATA for all others.
  private func raw(_ type: UInt16, _ data: [UInt8], to query: Message, question: Question) -> [UInt8] {
    var reply = Message(replyTo: query)
    if question.type == type {
      reply.answers = [Record(name: question.name, type: type, ttl: builtIn.ttl, data: data)]
    } else {
      reply.authority = [.startOfAuthority(question.name.parent)]
    }
    return reply.bytes
  }

  /// One record of the type asked for, and nothing behind it.
  private func oneAnswer(to query: Message, question: Question) -> Message {
    var reply = Message(replyTo: query)
    reply.additional = []
    reply.answers = [Record.text(Self.text, name: question.name, type: question.type, ttl: builtIn.ttl)]
    return reply
  }

  /// Every step from the question on in one answer; asked for a name within the chain, it goes on from there.
  private func chain(to query: Message, question: Question) -> [UInt8] {
    var reply = Message(replyTo: query)
    var owner = question.name
    for step in min(hops, position(of: owner))..<hops {
      let target = WireName.root.below("example").below(Mode.cnameChain.rawValue).below("hop\(step + 1)")
      reply.answers.append(.alias(owner, to: target, ttl: builtIn.ttl))
      owner = target
    }
    let records = builtIn.records(owner, type: question.type)
    reply.answers += records
    if records.isEmpty {
      reply.authority = [.startOfAuthority(owner.parent)]
    }
    return reply.bytes
  }

  /// How far in the chain a name stands: 3 for `hop3.cname-chain.example.`, 0 for what is not in it.
  private func position(of name: WireName) -> Int {
    let labels = name.lowercased.labels
    guard let first = labels.first, first.hasPrefix("hop"), labels.dropFirst().first == Mode.cnameChain.rawValue else {
      return 0
    }
    return Int(first.dropFirst(3)) ?? 0
  }

  private func loop(to query: Message, question: Question) -> [UInt8] {
    var reply = Message(replyTo: query)
    let parent = WireName.root.below("example").below(Mode.cnameLoop.rawValue)
    let (one, other) = (parent.below("one"), parent.below("other"))
    if ![one, other].contains(question.name.lowercased) {
      reply.answers.append(.alias(question.name, to: one, ttl: builtIn.ttl))
    }
    reply.answers += [.alias(one, to: other, ttl: builtIn.ttl), .alias(other, to: one, ttl: builtIn.ttl)]
    return reply.bytes
  }
}
