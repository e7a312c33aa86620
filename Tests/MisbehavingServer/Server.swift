internal import Glibc

/// The loop: one thread, one `poll`. Everything that is put off waits in a queue.
struct Server {
  private enum Work {
    case replyUDP([UInt8], to: sockaddr_in)
    case forwardUDP([UInt8], slot: Int)
    case sendTCP([UInt8], over: Int)
    case forwardTCP([UInt8], from: Int)
    case endTCP(Int)
    case startReading(Int)
  }

  private let options: Options
  private var misbehaviour: Misbehaviour
  private var door: Door
  private var relay: UDPRelay?
  private var commands = CommandLines()
  private var streams: [Int: Stream] = [:]
  private var lastStream = 0
  /// Once the whole delay, and once its half: a relay's way there, or back.
  private var whole: DelayQueue<Work>
  private var half: DelayQueue<Work>
  private var buffer = [UInt8](repeating: 0, count: 65_536)

  /// Connections at a time, below the usual limit of 1,024 descriptors with those to the upstream counted in.
  private static let maximumStreams = 800
  /// Datagrams of one socket before the others get their turn.
  private static let maximumInARow = 256

  init(_ options: Options) throws {
    self.options = options
    misbehaviour = Misbehaviour(options)
    door = try Door(port: options.port, isOpen: options.mode != .outage)
    relay = try options.upstream.map { try UDPRelay(upstream: $0) }
    whole = DelayQueue(milliseconds: Double(options.delayMilliseconds))
    half = DelayQueue(milliseconds: Double(options.delayMilliseconds) / 2)
  }

  /// Comes back at the end of standard input.
  mutating func run() throws {
    EventLines.write("ready \(door.port)")
    while true {
      let streamIDs = Array(streams.keys)
      // Of a shut door `poll` would say all the time that it is not connected; a negative descriptor is passed over.
      let sockets = [STDIN_FILENO, door.udp, door.isOpen ? door.tcp : -1] + (relay?.sockets ?? [])
      var polled = sockets.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      let firstStream = polled.count
      for id in streamIDs {
        guard let stream = streams[id] else { continue }
        polled.append(pollfd(fd: stream.descriptor, events: stream.pollEvents, revents: 0))
      }
      let count = poll(&polled, nfds_t(polled.count), waitTime())
      guard count >= 0 || errno == EINTR else { throw Sockets.Failure(call: "poll") }
      doWhatIsDue()
      guard count > 0 else { continue }

      if polled[0].revents != 0 {
        guard let lines = commands.read() else { return }
        for line in lines {
          try obey(line)
        }
      }
      if polled[1].revents != 0 {
        receiveQueries()
      }
      if polled[2].revents & Int16(POLLIN) != 0 {
        acceptStream()
      }
      for index in 3..<firstStream where polled[index].revents != 0 {
        receiveReplies(polled[index].fd)
      }
      for (id, entry) in zip(streamIDs, polled[firstStream...]) where entry.revents != 0 {
        serve(id, entry.revents)
      }
      streams = streams.filter { !$0.value.isDead }
    }
  }

  // MARK: Time

  private static var now: UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }

  /// Milliseconds for `poll`, -1 for no end. What is left below a millisecond is slept here in short pieces: `poll` cannot, and `ppoll` is
  /// not among what Glibc's module shows.
  private func waitTime() -> Int32 {
    guard let due = [whole.nextDue, half.nextDue].compactMap({ $0 }).min() else { return -1 }
    let now = Self.now
    guard due > now else { return 0 }
    if due - now >= 1_000_000 {
      return Int32(clamping: (due - now) / 1_000_000)
    }
    var piece = timespec(tv_sec: 0, tv_nsec: Int(min(due - now, 100_000)))
    nanosleep(&piece, nil)
    return 0
  }

  private mutating func doWhatIsDue() {
    let now = Self.now
    while let work = half.popDue(now: now) {
      perform(work)
    }
    while let work = whole.popDue(now: now) {
      perform(work)
    }
  }

  private mutating func perform(_ work: Work) {
    switch work {
    case .replyUDP(let bytes, let address): Sockets.send(door.udp, bytes, to: address)
    case .forwardUDP(let bytes, let slot): relay?.send(bytes, slot: slot)
    case .sendTCP(let bytes, let id): streams[id]?.send(bytes)
    case .forwardTCP(let bytes, let id): upstreamStream(of: id)?.send(bytes)
    case .endTCP(let id): streams[id]?.closeWhenSent()
    case .startReading(let id): streams[id]?.isReading = true
    }
  }

  // MARK: Commands

  private mutating func obey(_ line: String) throws {
    guard options.mode.hasOutage || options.mode == .byName, ["up", "down"].contains(line) else {
      EventLines.write("unknown \(line)")
      return
    }
    misbehaviour.isUp = line == "up"
    if options.mode == .outage {
      try door.set(isOpen: misbehaviour.isUp)
      if !misbehaviour.isUp {
        streams = [:]
      }
    }
    EventLines.write(line)
  }

  // MARK: Queries

  /// `nil` where nothing is to be done: the bytes are no query, or the mode is silent.
  private mutating func action(
    for bytes: [UInt8], over transport: Transport
  ) -> (action: Action, treatment: Treatment)? {
    guard let query = Message(bytes), query.flags & Message.isReply == 0, let question = query.question else {
      return nil
    }
    if !options.quiet {
      EventLines.write("query \(transport) \(question.name.text) \(RecordType.name(question.type))")
    }
    let action = misbehaviour.action(for: query, question: question, bytes: bytes, over: transport)
    return (action, options.mode.effective(for: question).treatment)
  }

  private mutating func receiveQueries() {
    for _ in 0..<Self.maximumInARow {
      guard let (bytes, client) = Sockets.receive(door.udp, into: &buffer) else { return }
      guard let (action, treatment) = action(for: bytes, over: .udp) else { continue }
      switch action {
      case .nothing: break
      case .reply(let reply): Sockets.send(door.udp, reply, to: client)
      case .lateReply(let reply): whole.add(.replyUDP(reply, to: client), now: Self.now)
      case .relay:
        guard let (query, slot) = relay?.take(treatment.query(bytes), from: client) else { break }
        half.add(.forwardUDP(query, slot: slot), now: Self.now)
      }
    }
  }

  private mutating func receiveReplies(_ socket: Int32) {
    for _ in 0..<Self.maximumInARow {
      guard let (bytes, _) = Sockets.receive(socket, into: &buffer) else { return }
      guard let (reply, client) = relay?.restore(bytes) else { continue }
      half.add(.replyUDP(treated(reply), to: client), now: Self.now)
    }
  }

  private func treated(_ reply: [UInt8]) -> [UInt8] {
    // A plain relay reads no message but its ID.
    guard options.mode != .relay, let question = Message(reply)?.question else { return reply }
    return options.mode.effective(for: question).treatment.reply(reply, mimiType: options.mimiType)
  }

  // MARK: Streams

  private mutating func acceptStream() {
    let descriptor = accept(door.tcp, nil, nil)
    guard descriptor >= 0 else { return }
    guard streams.count < Self.maximumStreams else {
      close(descriptor)
      return
    }
    _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
    let isFar = options.upstream != nil && options.delayMilliseconds > 0
    let id = add(Stream(descriptor, isUpstream: false, isReading: !isFar))
    if isFar {
      whole.add(.startReading(id), now: Self.now)
    }
  }

  private mutating func add(_ stream: Stream) -> Int {
    lastStream += 1
    streams[lastStream] = stream
    return lastStream
  }

  /// The client's connection to the upstream, made with its first message.
  private mutating func upstreamStream(of id: Int) -> Stream? {
    guard let client = streams[id] else { return nil }
    if let peer = client.peer {
      return streams[peer]
    }
    guard let port = options.upstream, let descriptor = try? Sockets.open(SOCK_STREAM) else { return nil }
    let stream = Stream(descriptor, isUpstream: true, isReading: true)
    guard (try? Sockets.connect(descriptor, port: port)) != nil else { return nil }
    stream.peer = id
    client.peer = add(stream)
    return stream
  }

  private mutating func serve(_ id: Int, _ events: Int16) {
    guard let stream = streams[id] else { return }
    if events & Int16(POLLOUT) != 0 {
      stream.flush()
    }
    guard events & ~Int16(POLLOUT) != 0 else { return }
    let (messages, ended) = stream.receive()
    for message in messages {
      if stream.isUpstream {
        guard let peer = stream.peer else { continue }
        half.add(.sendTCP(treated(message), over: peer), now: Self.now)
      } else {
        answer(message, over: id)
      }
    }
    if ended {
      // The end takes as long as the messages before it.
      if let peer = stream.peer {
        half.add(.endTCP(peer), now: Self.now)
      }
      streams[id] = nil
    }
  }

  private mutating func answer(_ bytes: [UInt8], over id: Int) {
    guard let (action, treatment) = action(for: bytes, over: .tcp) else { return }
    switch action {
    case .nothing: break
    case .reply(let reply): streams[id]?.send(reply)
    case .lateReply(let reply): whole.add(.sendTCP(reply, over: id), now: Self.now)
    case .relay: half.add(.forwardTCP(treatment.query(bytes), from: id), now: Self.now)
    }
  }
}
