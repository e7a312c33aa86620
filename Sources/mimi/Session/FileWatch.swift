import Dispatch
import Glibc

/// Tells when one of the files of a folder was written, or another took its place. Costs nothing while nothing happens.
///
/// `@unchecked Sendable`: the source is only set up and cancelled, which libdispatch allows on any thread.
final class FileWatch: @unchecked Sendable {
  /// Octets that an event has besides the name (inotify(7)).
  private static let eventOctets = 16

  private let source: any DispatchSourceRead

  /// - Parameters:
  ///   - paths: the files, all of one folder, which has to be there.
  ///   - queue: where `changed` is called, once for each burst.
  init?(_ paths: [String], on queue: DispatchQueue, changed: @escaping @Sendable () -> Void) {
    let descriptor = inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK))
    guard descriptor >= 0 else { return nil }
    let slash = UInt8(ascii: "/")
    let path = paths.first ?? ""
    let end = path.utf8.lastIndex(of: slash)
    let folder = end.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    let wanted = paths.map { Array($0.utf8.split(separator: slash).last ?? []) }
    // The folder, since the file may be another one after each compaction.
    guard inotify_add_watch(descriptor, folder, UInt32(IN_MODIFY | IN_MOVED_TO | IN_DELETE)) >= 0 else {
      close(descriptor)
      return nil
    }
    source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: queue)
    source.setEventHandler {
      var isMeant = false
      var events = [UInt8](repeating: 0, count: 16_384)
      while case let count = read(descriptor, &events, events.count), count > 0 {
        isMeant = isMeant || Self.names(in: events[..<count]).contains { wanted.contains(Array($0)) }
      }
      if isMeant { changed() }
    }
    source.setCancelHandler { close(descriptor) }
    source.resume()
  }

  deinit { source.cancel() }

  /// The names in events, one behind the other: each has its length in its last four octets before the name, which is
  /// filled up with zeros.
  private static func names(in events: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    var names: [ArraySlice<UInt8>] = []
    var rest = events
    while rest.count >= eventOctets {
      let length = rest.withUnsafeBytes { Int($0.loadUnaligned(fromByteOffset: eventOctets - 4, as: UInt32.self)) }
      names.append(rest.dropFirst(eventOctets).prefix(length).prefix { $0 != 0 })
      rest = rest.dropFirst(eventOctets + length)
    }
    return names
  }
}
