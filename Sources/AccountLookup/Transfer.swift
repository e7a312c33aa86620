internal import CCurl
internal import Glibc

/// What is to be fetched.
struct TransferOrder: Sendable {
  /// The URL, `https://HOST/...`
  var url: String
  /// The host in it.
  var host: String
  /// The port that is connected to.
  var port: UInt16
  /// The addresses that have been checked, and no others.
  var addresses: [NetworkAddress]
  /// By when it has ended.
  var deadline: ContinuousClock.Instant
}

/// What came of it.
struct TransferResult: Sendable {
  /// How it ended in libcurl's terms.
  var code: CURLcode
  /// libcurl's own words, which may quote what came from outside.
  var words = ""
  /// OpenSSL's verdict about the certificate (X509_V_...); 0 for good.
  var verification = 0
  /// `errno` of the last connecting; 0 for none.
  var systemError: Int32 = 0
  /// Whether the TCP connection stood, and whether TLS did.
  var wasConnected = false
  var wasEncrypted = false
  /// The address that was connected to.
  var address: String?
  /// What of the head was read.
  var head = ResponseHead()
  /// What of the body was read.
  var body: [UInt8] = []
  /// Whether the body was longer than is read.
  var isBodyTooLarge = false
}

/// A transfer under way: what libcurl's callbacks get as their argument. Lives on the loop's thread.
final class Transfer {
  let order: TransferOrder
  let easy: UnsafeMutableRawPointer
  private(set) var result = TransferResult(code: CURLE_OK)
  /// libcurl writes into it until the handle is used again, so it has a place of its own.
  private let words = UnsafeMutablePointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))
  private var lists: [UnsafeMutablePointer<curl_slist>] = []
  private let curl: Libcurl

  init(_ order: TransferOrder, easy: UnsafeMutableRawPointer, curl: Libcurl) {
    self.order = order
    self.easy = easy
    self.curl = curl
    words.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
  }

  deinit {
    for list in lists { curl.functions.pointee.slist_free_all(list) }
    words.deallocate()
  }

  /// Tells the handle everything. The transfer must live as long as the handle is at it.
  ///
  /// - Parameter headers: the lines that every question has.
  /// - Returns: whether libcurl took it all.
  func prepare(authorities: String, headers: UnsafeMutablePointer<curl_slist>?, now: ContinuousClock.Instant) -> Bool {
    let milliseconds = max(1, Int(((order.deadline - now) / .milliseconds(1)).rounded(.up)))
    let own = Unmanaged.passUnretained(self).toOpaque()
    var options = EasyOptions(curl: curl, easy: easy)
    options.set(CURLOPT_ERRORBUFFER, pointer: UnsafeRawPointer(words))
    options.set(CURLOPT_PRIVATE, pointer: own)
    options.set(CURLOPT_URL, order.url)
    options.setFixedOptions()
    options.set(CURLOPT_CAINFO, authorities)
    options.set(CURLOPT_HTTPHEADER, pointer: headers.map { UnsafeRawPointer($0) })
    options.set(CURLOPT_TIMEOUT_MS, milliseconds)
    options.set(CURLOPT_CONNECTTIMEOUT_MS, milliseconds)
    let texts = order.addresses.map { $0.isVersion4 ? $0.description : "[\($0.description)]" }
    options.set(CURLOPT_RESOLVE, list("\(order.host):\(order.port):\(texts.joined(separator: ","))"))
    if order.port != 443 { options.set(CURLOPT_CONNECT_TO, list("\(order.host):443:\(order.host):\(order.port)")) }
    options.set(CURLOPT_HEADERDATA, pointer: own)
    options.set(CURLOPT_WRITEDATA, pointer: own)
    options.set(CURLOPT_OPENSOCKETDATA, pointer: own)
    options.setFunctions(header: receiveHeader, body: receiveBody, socket: openSocket)
    return options.areTaken
  }

  /// What has come of it.
  func finish(_ code: CURLcode) -> TransferResult {
    let functions = curl.functions
    result.code = code
    result.words = words[0] == 0 ? curl.words(code) : String(cString: words)
    result.verification = mimi_curl_long(functions, easy, CURLINFO_SSL_VERIFYRESULT)
    result.systemError = Int32(truncatingIfNeeded: mimi_curl_long(functions, easy, CURLINFO_OS_ERRNO))
    result.wasEncrypted = mimi_curl_offset(functions, easy, CURLINFO_APPCONNECT_TIME_T) > 0
    let peer = mimi_curl_string(functions, easy, CURLINFO_PRIMARY_IP).map { String(cString: $0) } ?? ""
    result.wasConnected = !peer.isEmpty
    // Where no connection stood, the one that was tried first stands for all.
    result.address = peer.isEmpty ? order.addresses.first?.description : peer
    return result
  }

  private func list(_ line: String) -> UnsafeRawPointer? {
    guard let made = curl.functions.pointee.slist_append(nil, line) else { return nil }
    lists.append(made)
    return UnsafeRawPointer(made)
  }

  /// - Returns: whether more is wanted.
  fileprivate func take(headerLine line: UnsafeRawBufferPointer) -> Bool {
    result.head.take(line: line, isAfterBody: !result.body.isEmpty)
    return !result.head.isTooLarge
  }

  /// - Returns: whether more is wanted.
  fileprivate func take(body part: UnsafeRawBufferPointer) -> Bool {
    guard result.body.count + part.count <= Limits.bodyOctets else {
      result.isBodyTooLarge = true
      return false
    }
    result.body.append(contentsOf: part)
    return true
  }

  /// The last guard: whatever libcurl makes of names and lists, no other socket is opened than to a checked address.
  func mayConnect(to wanted: UnsafePointer<curl_sockaddr>) -> Bool {
    var octets = [UInt8](repeating: 0, count: 16)
    var port: UInt16 = 0
    let count = Int(mimi_curl_address(wanted, &octets, &port))
    guard port == order.port, let address = NetworkAddress(octets: Array(octets[..<count])) else { return false }
    return order.addresses.contains(address)
  }
}

private func receiveHeader(
  _ data: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ transfer: UnsafeMutableRawPointer?
) -> Int {
  guard let transfer else { return 0 }
  let line = UnsafeRawBufferPointer(start: data, count: size * count)
  return Unmanaged<Transfer>.fromOpaque(transfer).takeUnretainedValue().take(headerLine: line) ? line.count : 0
}

private func receiveBody(
  _ data: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ transfer: UnsafeMutableRawPointer?
) -> Int {
  guard let transfer else { return 0 }
  let part = UnsafeRawBufferPointer(start: data, count: size * count)
  return Unmanaged<Transfer>.fromOpaque(transfer).takeUnretainedValue().take(body: part) ? part.count : 0
}

private func openSocket(
  _ transfer: UnsafeMutableRawPointer?, _ purpose: curlsocktype, _ wanted: UnsafeMutablePointer<curl_sockaddr>?
) -> curl_socket_t {
  guard let transfer, let wanted, Unmanaged<Transfer>.fromOpaque(transfer).takeUnretainedValue().mayConnect(to: wanted)
  else { return mimi_curl_socket_bad }
  let kind = wanted.pointee.socktype | Int32(SOCK_CLOEXEC.rawValue)
  return socket(wanted.pointee.family, kind, wanted.pointee.protocol)
}
