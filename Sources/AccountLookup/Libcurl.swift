internal import CCurl

/// libcurl's functions, found in the library that is opened at the first use. Nothing of the program is linked with it.
///
/// `@unchecked Sendable`: never changed once it is made.
final class Libcurl: @unchecked Sendable {
  /// Debian's libcurl4, over OpenSSL; libcurl-gnutls.so.4 is another library.
  private static let file = "libcurl.so.4"
  /// CURLOPT_PROTOCOLS_STR came with 7.85.0.
  private static let leastVersion: UInt32 = 0x07_55_00

  private static let opened = Result { () throws(AccountClient.Mistake) in try Libcurl(file) }

  /// The functions.
  let functions: UnsafePointer<mimi_curl>

  /// The library, opened now where it has not been.
  ///
  /// - Throws: `Mistake` where it is missing, too old, or cannot do HTTPS.
  static func open() throws(AccountClient.Mistake) -> Libcurl { try opened.get() }

  init(_ file: String) throws(AccountClient.Mistake) {
    let functions = UnsafeMutablePointer<mimi_curl>.allocate(capacity: 1)
    functions.initialize(to: mimi_curl())
    if let missing = mimi_curl_open(functions, file) {
      let reason = String(cString: missing)
      functions.deallocate()
      throw AccountClient.Mistake(
        .machine, message: "providers cannot be asked, since libcurl cannot be opened: \(reason)",
        hint: "install it: on Debian, the package libcurl4")
    }
    self.functions = UnsafePointer(functions)
    guard let version = functions.pointee.version_info(mimi_curl_version_now),
      version.pointee.version_num >= Self.leastVersion
    else {
      throw AccountClient.Mistake(
        .machine, message: "providers cannot be asked, since libcurl is older than 7.85",
        hint: "install a newer libcurl")
    }
    guard version.pointee.features & mimi_curl_feature_ssl != 0,
      functions.pointee.global_init(mimi_curl_global_all) == CURLE_OK
    else {
      throw AccountClient.Mistake(
        .machine, message: "providers cannot be asked, since this libcurl cannot do HTTPS",
        hint: "install it: on Debian, the package libcurl4")
    }
  }

  /// libcurl's words for how a transfer ended.
  func words(_ code: CURLcode) -> String {
    functions.pointee.easy_strerror(code).map { String(cString: $0) } ?? "error \(code.rawValue)"
  }
}
