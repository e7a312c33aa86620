import Glibc

/// What to know about the machine when reading the figures.
enum Machine {
  /// Processor cores online.
  static var cores: Int { sysconf(Int32(_SC_NPROCESSORS_ONLN)) }

  /// Processes that wanted to run, on average over the last minute: above the number of cores, wall times mean little.
  static var load: Double {
    var averages = [0.0]
    return getloadavg(&averages, 1) == 1 ? averages[0] : .nan
  }
}

/// Ends the benchmark with a message.
func fail(_ reason: String) -> Never {
  let bytes = Array("Benchmarks: error: \(reason)\n".utf8)
  _ = write(STDERR_FILENO, bytes, bytes.count)
  // By `exit`, so that the servers end and the directory goes.
  exit(EXIT_FAILURE)
}
