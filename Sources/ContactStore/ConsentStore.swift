internal import Glibc

/// The providers that are asked without asking the user, in a file beside the contacts'.
///
/// It is read whole and written anew at each change, which is seldom. Several programs may use it at once. Safe to use from
/// any thread; every call may wait for the disk, and a change for another program's lock up to `StoreLimits.lockPatience`.
/// After any failure the file holds what it held before.
public struct ConsentStore: Sendable {
  /// What the file holds.
  public struct Contents: Sendable {
    /// By endpoint, each once.
    public var consents: [Consent] = []
    /// What the user should know of the file.
    public var notices: [StoreNotice] = []
  }

  /// The file: `consents.jsonl` in the folder of the contacts' file.
  public let path: String
  private let files: any FileSystem

  /// The consents beside the contacts' file at this path; nothing is opened.
  public init(besideContacts contacts: String, fileSystem: any FileSystem = RealFileSystem()) {
    let folder = StoreState.directory(of: contacts)
    path = (folder == "/" ? "" : folder) + "/consents.jsonl"
    files = fileSystem
  }

  /// Which state of the file is there: another after each change.
  public struct Version: Sendable, Hashable {
    fileprivate var status: FileStatus?
  }

  /// The state of the file that is there now; costs a system call or two. To be asked before `read`.
  public var version: Version {
    guard let path = try? files.destination(of: path), let status = try? files.status(at: path) else {
      return Version()
    }
    return Version(status: status)
  }

  /// All that are remembered. A file that is not there holds none.
  public func read() throws(StoreFailure) -> Contents { contents(of: try load(try resolved())) }

  /// Remembers one; an endpoint that is remembered already stays so since when it was.
  public func allow(_ consent: Consent) throws(StoreFailure) -> Contents {
    try change { $0.allow(consent) }
  }

  /// Forgets the consent for an endpoint.
  ///
  /// - Parameter wasRemembered: becomes whether there was one.
  public func revoke(_ endpoint: String, wasRemembered: inout Bool) throws(StoreFailure) -> Contents {
    var wasThere = false
    let contents = try change { wasThere = $0.revoke(endpoint) }
    wasRemembered = wasThere
    return contents
  }

  private func resolved() throws(StoreFailure) -> String {
    do {
      return try files.destination(of: path)
    } catch {
      throw .reading(path, error)
    }
  }

  private func contents(of file: ConsentFile) -> Contents {
    var contents = Contents(consents: file.consents)
    if let schema = file.newerSchema { contents.notices.append(.newerSchema(path: path, schema: schema)) }
    if !file.mistakes.isEmpty {
      let rest = file.mistakes.count - StoreLimits.reasonsSaid
      let said = file.mistakes.prefix(StoreLimits.reasonsSaid) + (rest > 0 ? ["and \(rest) more"] : [])
      contents.notices.append(.unreadable(count: file.mistakes.count, path: path, reasons: Array(said)))
    }
    return contents
  }

  private func load(_ path: String) throws(StoreFailure) -> ConsentFile {
    do throws(SystemError) {
      guard let status = try files.status(at: path) else { return ConsentFile() }
      guard status.kind == .regular else { throw SystemError(EISDIR) }
      let file = try files.open(path, .read)
      defer { files.close(file) }
      let octets = try files.readAll(file, 0..<min(try files.status(of: file).size, StoreLimits.consentOctets + 1))
      guard octets.count <= StoreLimits.consentOctets else { throw SystemError(EFBIG) }
      return ConsentFile(octets)
    } catch {
      throw .reading(path, error)
    }
  }

  /// Changes the file as other programs left it, and waits until it is on the disk.
  private func change(_ body: (inout ConsentFile) -> Void) throws(StoreFailure) -> Contents {
    let path = try resolved()
    var lock: OpenFile?
    defer { if let lock { files.close(lock) } }
    do throws(SystemError) {
      try files.makeDirectories(StoreState.directory(of: path))
      guard try files.lock(at: path + ".lock", isExclusive: true, held: &lock) else { throw SystemError(EWOULDBLOCK) }
    } catch {
      guard error.code != EWOULDBLOCK else {
        throw StoreFailure(
          .locked, path: path, message: "\(path) is in use by another program for too long",
          hint: "end the program that holds \(path).lock: fuser \(path).lock")
      }
      throw .writing(path + ".lock", error)
    }
    var file = try load(path)
    let before = file.octets
    body(&file)
    if file.octets != before {
      if let schema = file.newerSchema {
        throw StoreFailure(
          .readOnly, path: path, message: "\(path) was written by a newer mimi (schema \(schema))",
          hint: "use the newer mimi, or another file with --store")
      }
      try write(file.octets, to: path)
    }
    return contents(of: file)
  }

  private func write(_ octets: [UInt8], to path: String) throws(StoreFailure) {
    do throws(SystemError) {
      guard octets.count <= StoreLimits.consentOctets else { throw SystemError(EFBIG) }
      let beside = path + ".new"
      // Left over from a change that was interrupted.
      if try files.status(at: beside) != nil { try files.remove(beside) }
      let made = try files.open(beside, .create)
      defer { files.close(made) }
      do throws(SystemError) {
        try files.writeAll(made, at: 0, octets)
        try files.synchronize(made)
        try files.rename(beside, to: path)
      } catch {
        try? files.remove(beside)
        throw error
      }
      try files.synchronizeDirectory(StoreState.directory(of: path))
    } catch {
      throw .writing(path, error)
    }
  }
}
