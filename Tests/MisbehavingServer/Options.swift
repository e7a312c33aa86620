internal import Glibc

/// The command line. A mistake in it ends the program with status 64.
struct Options {
  var mode = Mode.answer
  /// 0: one that is free.
  var port: UInt16 = 0
  /// A port of 127.0.0.1.
  var upstream: UInt16?
  /// For a relay there and back together.
  var delayMilliseconds = 0
  var builtIn = BuiltInAnswers(
    txt: [Array("v=MIMI1; p=1; a=alice99; e=im.telegram.org; s=telegram".utf8)], mimi: [], mimiType: 65432, ttl: 300)
  var hops = 8
  var seed: UInt64 = 1
  /// No line per query, as for a benchmark.
  var quiet = false

  var mimiType: UInt16 { builtIn.mimiType }

  static let usage = """
    MisbehavingServer --mode MODE [--port N] [--upstream 127.0.0.1@PORT] [--delay-ms N] [--answer TEXT]... \
    [--answer-file FILE] [--address ADDRESS]... [--mimi TEXT]... [--mimi-type N] [--ttl SECONDS] [--hops N] [--seed N] [--quiet]
    MODE: \(Mode.allCases.map(\.rawValue).joined(separator: " "))

    """

  struct Mistake: Error {
    let text: String
  }

  init(_ arguments: [String]) throws {
    var rest = arguments[...]
    var txt: [[UInt8]] = []
    while let option = rest.popFirst() {
      if option == "--quiet" {
        quiet = true
        continue
      }
      guard let value = rest.popFirst() else { throw Mistake(text: "\(option) wants a value, or is unknown") }
      switch option {
      case "--mode":
        guard let mode = Mode(rawValue: value) else { throw Mistake(text: "no such mode: \(value)") }
        self.mode = mode
      case "--port": port = try Self.number(option, value)
      case "--upstream":
        guard value.hasPrefix("127.0.0.1@") else { throw Mistake(text: "the upstream is 127.0.0.1@PORT") }
        upstream = try Self.number(option, String(value.dropFirst("127.0.0.1@".count))) as UInt16
      case "--delay-ms": delayMilliseconds = Int(try Self.number(option, value) as UInt32)
      case "--answer": txt.append(try Self.text(value))
      case "--answer-file": txt += try Self.lines(value).map(Self.text)
      case "--address": builtIn.addresses.append(try Self.address(value))
      case "--mimi": builtIn.mimi.append(try Self.text(value))
      case "--mimi-type": builtIn.mimiType = try Self.number(option, value)
      case "--ttl": builtIn.ttl = try Self.number(option, value)
      case "--hops": hops = Int(try Self.number(option, value) as UInt16)
      case "--seed": seed = try Self.number(option, value)
      default: throw Mistake(text: "unknown: \(option)")
      }
    }
    if !txt.isEmpty {
      builtIn.txt = txt
    }
    if mode.needsUpstream, upstream == nil {
      throw Mistake(text: "--mode \(mode.rawValue) needs --upstream")
    }
  }

  private static func number<Number: FixedWidthInteger>(_ option: String, _ value: String) throws -> Number {
    guard let number = Number(value) else { throw Mistake(text: "\(option): \(value) is no number, or too large") }
    return number
  }

  private static func address(_ value: String) throws -> [UInt8] {
    let octets = value.split(separator: ".").compactMap { UInt8($0) }
    guard octets.count == 4 else { throw Mistake(text: "\(value) is no IPv4 address") }
    return octets
  }

  /// Text of at most 60,000 octets; `\DDD` is the octet of that decimal number (RFC 1035 section 5.1).
  private static func text(_ value: String) throws -> [UInt8] {
    var octets: [UInt8] = []
    var rest = Array(value.utf8)[...]
    while let octet = rest.popFirst() {
      if octet == UInt8(ascii: "\\"), let escaped = UInt8(String(decoding: rest.prefix(3), as: UTF8.self)) {
        octets.append(escaped)
        rest = rest.dropFirst(3)
      } else {
        octets.append(octet)
      }
    }
    guard octets.count <= 60_000 else { throw Mistake(text: "a record of more than 60,000 octets") }
    return octets
  }

  private static func lines(_ path: String) throws -> [String] {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw Mistake(text: "cannot read \(path)") }
    defer { close(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while case let count = read(file, &buffer, buffer.count), count > 0 {
      bytes += buffer[..<count]
    }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
  }
}
