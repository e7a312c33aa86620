/// The name servers of a resolv.conf(5).
enum SystemResolvers {
  /// The first three servers, each once; the local one where the file names none or cannot be read, as the C library does.
  static func read(path: String) -> [ServerAddress] {
    parse(String(decoding: (try? SmallFile.read(path)) ?? [], as: UTF8.self))
  }

  static func parse(_ text: String) -> [ServerAddress] {
    var servers: [ServerAddress] = []
    for line in text.split(whereSeparator: \.isNewline) {
      let words = line.split { $0 == " " || $0 == "\t" }
      // An address alone: resolv.conf has no ports, and "@" must not smuggle one in.
      guard words.count > 1, words[0] == "nameserver", !words[1].contains("@"),
        let server = ServerAddress(String(words[1])), !servers.contains(server)
      else { continue }
      servers.append(server)
      if servers.count == Limits.systemResolvers { break }
    }
    return servers.isEmpty ? [ServerAddress("127.0.0.1")].compactMap(\.self) : servers
  }
}
