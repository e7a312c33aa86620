internal import Glibc

/// A DNS server on 127.0.0.1 that does on purpose what real servers do by mistake or by malice, for the tests; and a relay that puts a server
/// some milliseconds away, for the benchmark. It says `ready PORT` on standard output, then a line per query, `query udp NAME TYPE`. It
/// ends at the end of its standard input, so that it never outlives the test that started it, or by SIGTERM.
@main
struct MisbehavingServer {
  static func main() {
    // A reader of the lines that goes away is no reason to end: standard input says when.
    signal(SIGPIPE, SIG_IGN)
    do {
      var server = try Server(try Options(Array(CommandLine.arguments.dropFirst())))
      try server.run()
    } catch let mistake as Options.Mistake {
      fail("\(mistake.text)\n\(Options.usage)", status: EX_USAGE)
    } catch let failure as Sockets.Failure {
      fail("\(failure.call): \(String(cString: strerror(failure.code)))\n", status: EX_OSERR)
    } catch {
      fail("\(error)\n", status: EX_SOFTWARE)
    }
  }

  private static func fail(_ text: String, status: Int32) -> Never {
    let bytes = Array("MisbehavingServer: \(text)".utf8)
    _ = write(STDERR_FILENO, bytes, bytes.count)
    exit(status)
  }
}
