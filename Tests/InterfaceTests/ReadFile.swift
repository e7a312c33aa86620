import Glibc

/// A file's octets.
func readFile(_ path: String) throws -> [UInt8] {
  guard let file = fopen(path, "r") else { throw UnreadableFile(path: path) }
  defer { fclose(file) }
  var octets: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 65_536)
  while case let count = fread(&chunk, 1, chunk.count, file), count > 0 { octets += chunk[..<count] }
  return octets
}

struct UnreadableFile: Error { let path: String }
