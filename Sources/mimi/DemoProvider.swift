import AccountLookup
import DisplayText
import Glibc
import Locking
import Resolver
import Resources
import StrictJSON

/// The provider of the demo: a program of its own, `mimi-provider`, started when the first provider is asked. It ends when
/// its standard input does, and so with us in any case.
final class DemoProvider: Sendable {
  /// The program while it runs.
  private final class Running: Sendable {
    let pid: pid_t
    /// The other end of its standard input and output; open as long as somebody reads from it.
    let socket: Int32

    init(pid: pid_t, socket: Int32) {
      self.pid = pid
      self.socket = socket
    }

    deinit { close(socket) }

    func end() {
      shutdown(socket, Int32(SHUT_RDWR))
      // It has nothing to tidy up, and must not outlive the session, whatever it does.
      kill(pid, SIGKILL)
      while waitpid(pid, nil, 0) < 0, errno == EINTR {}
    }
  }

  private enum State { case none, running(Running), over }

  private let state = Mutex(State.none)

  /// Starts it, and waits until it listens.
  ///
  /// - Returns: how it is asked.
  func start() throws(Failure) -> AccountSettings {
    let path = try Self.path()
    do throws(SystemError) {
      let started = try state.withLock { (state) throws(SystemError) in
        switch state {
        case .none: break
        case .running(let before):
          // Its number may be another program's from then on: it must not be ended twice.
          state = .none
          before.end()
        case .over: throw SystemError(code: ECANCELED)
        }
        let started = try Self.spawn(path)
        state = .running(started)
        return started
      }
      guard let settings = Self.settings(try Self.firstLine(started.socket)) else { throw SystemError(code: EBADMSG) }
      return settings
    } catch {
      end(leaving: .none)
      throw Failure(
        status: .unavailable, message: "the demo's provider \(path) cannot be used: \(error.inWords)",
        hint: "install mimi anew")
    }
  }

  /// Ends it, where it runs; it cannot be started again.
  func finish() { end(leaving: .over) }

  private func end(leaving next: State) {
    let before = state.withLock { state in
      defer { if case .over = state {} else { state = next } }
      return state
    }
    if case .running(let running) = before { running.end() }
  }

  /// The program beside our own, else where `make install` puts it.
  private static func path() throws(Failure) -> String {
    var room = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink("/proc/self/exe", &room, room.count)
    let own = String(decoding: room.prefix(max(0, count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let folder = own.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(own[..<$0]) } ?? "."
    let places = ["\(folder)/mimi-provider", "\(folder)/../libexec/mimi/mimi-provider"]
    if let path = places.first(where: { access($0, X_OK) == 0 }) { return path }
    throw Failure(
      status: .unavailable, message: "the demo's provider, mimi-provider, is not installed",
      hint: "build it with: swift build --product mimi-provider, or install with: make install")
  }

  /// Starts a program that has nothing of ours but one end of a socket, as its standard input and output.
  ///
  /// - Returns: the process, and the other end.
  private static func spawn(_ path: String) throws(SystemError) -> Running {
    var ends: [Int32] = [-1, -1]
    // Not pipe(2): its ends would be open in what another thread may be starting.
    guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0, &ends) == 0 else {
      throw SystemError(code: errno)
    }
    defer { close(ends[1]) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
    // The screen is ours.
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    // All of ours are close-on-exec; libcurl's, and those that we were started with, are not.
    for descriptor in Self.openDescriptors() where descriptor > STDERR_FILENO {
      posix_spawn_file_actions_addclose(&actions, descriptor)
    }

    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // We have signals blocked and ignored; a group of its own keeps the terminal's from it.
    let set = UnsafeMutablePointer<sigset_t>.allocate(capacity: 1)
    defer { set.deallocate() }
    sigemptyset(set)
    posix_spawnattr_setsigmask(&attributes, set)
    sigfillset(set)
    posix_spawnattr_setsigdefault(&attributes, set)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP))

    var arguments: [UnsafeMutablePointer<CChar>?] = [strdup("mimi-provider"), strdup("--demo"), nil]
    defer { for argument in arguments { free(argument) } }
    var pid: pid_t = 0
    let failure = posix_spawn(&pid, path, &actions, &attributes, &arguments, environ)
    guard failure == 0 else {
      close(ends[0])
      throw SystemError(code: failure)
    }
    return Running(pid: pid, socket: ends[0])
  }

  /// The descriptors of this process, and some that are closed again by now.
  private static func openDescriptors() -> [Int32] {
    guard let directory = opendir("/proc/self/fd") else { return [] }
    defer { closedir(directory) }
    var descriptors: [Int32] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      if let descriptor = Int32(name) { descriptors.append(descriptor) }
    }
    return descriptors
  }

  /// The first line of what it writes.
  private static func firstLine(_ descriptor: Int32) throws(SystemError) -> [UInt8] {
    let deadline = ContinuousClock.now + Limits.providerStart
    var line: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 4_096)
    while true {
      let left = Int32(max(0, (deadline - .now) / .milliseconds(1)))
      var ready = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      let count = poll(&ready, 1, left)
      if count == 0 { throw SystemError(code: ETIMEDOUT) }
      if count < 0 {
        if errno == EINTR { continue }
        throw SystemError(code: errno)
      }
      let octets = read(descriptor, &part, part.count)
      if octets < 0, errno == EINTR { continue }
      guard octets > 0 else { throw SystemError(code: octets == 0 ? EPIPE : errno) }
      line += part[..<octets]
      if let end = line.firstIndex(of: 0x0A) { return Array(line[..<end]) }
      if line.count > Limits.providerLineOctets { throw SystemError(code: EMSGSIZE) }
    }
  }

  /// `{"schema": 1, "address": "127.0.0.1", "port": 40123, "certificateAuthority": "-----BEGIN CERTIFICATE-----\n..."}`
  private static func settings(_ line: [UInt8]) -> AccountSettings? {
    guard let node = try? JSONParser.parse(line), case .object(let members) = node.value else { return nil }
    func value(_ name: String) -> JSONNode.Value? { members.first { $0.name == name }?.node.value }
    guard value("schema") == .number("1"), value("address") == .string("127.0.0.1"),
      case .number(let written) = value("port"), let port = UInt16(written), port > 0,
      case .string(let authority) = value("certificateAuthority")
    else { return nil }
    return AccountSettings(
      privateEndpoints: Set(DemoZone.askableEndpoints), authorities: .only(Array(authority.utf8)), port: port)
  }
}

extension LazyAccounts {
  /// Asks the demo's provider, which is started for the first question.
  static func demo(_ resolver: LazyResolver) -> LazyAccounts {
    let provider = DemoProvider()
    return LazyAccounts { () throws(Failure) in
      let resolver = try resolver.get()
      return try client(try provider.start(), resolver)
    } end: {
      provider.finish()
    }
  }
}
