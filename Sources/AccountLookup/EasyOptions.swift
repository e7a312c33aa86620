internal import CCurl

/// Sets the options of one of libcurl's handles.
struct EasyOptions {
  let curl: Libcurl
  let easy: UnsafeMutableRawPointer
  /// Whether libcurl has taken all so far.
  private(set) var areTaken = true

  init(curl: Libcurl, easy: UnsafeMutableRawPointer) {
    self.curl = curl
    self.easy = easy
  }

  /// What is the same for every question.
  mutating func setFixedOptions() {
    set(CURLOPT_PROTOCOLS_STR, "https")
    set(CURLOPT_REDIR_PROTOCOLS_STR, "https")
    set(CURLOPT_FOLLOWLOCATION, 0)
    // libcurl 7.88's HTTP/2 fails now and then with some servers.
    set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1))
    set(CURLOPT_HTTP09_ALLOWED, 0)
    set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
    set(CURLOPT_SSL_VERIFYPEER, 1)
    set(CURLOPT_SSL_VERIFYHOST, 2)
    // A session taken up again would tell the provider that two questions are the same program's.
    set(CURLOPT_SSL_SESSIONID_CACHE, 0)
    // Debian's build has a directory as its default, with which no store of certificates is kept.
    set(CURLOPT_CAPATH, pointer: nil)
    // A proxy would choose the address again. The empty string leaves the environment's variables aside, too.
    set(CURLOPT_PROXY, "")
    set(CURLOPT_NETRC, Int(CURL_NETRC_IGNORED.rawValue))
    set(CURLOPT_DISALLOW_USERNAME_IN_URL, 1)
    set(CURLOPT_USERAGENT, "mimi")
    // No MAXFILESIZE: it ends the transfer within the header, and a 404 or 429 with a large page would lose what it says.
    // What takes the body counts it.
    set(CURLOPT_NOSIGNAL, 1)
    set(CURLOPT_NOPROGRESS, 1)
    note(mimi_curl_set_no_retry(curl.functions, easy))
    // Newer than the oldest libcurl that will do, and only for the case that libcurl itself had to resolve.
    _ = mimi_curl_set_long(curl.functions, easy, CURLOPT_QUICK_EXIT, 1)
  }

  mutating func setFunctions(
    header: mimi_curl_data_function, body: mimi_curl_data_function, socket: mimi_curl_socket_function
  ) {
    note(mimi_curl_set_data_function(curl.functions, easy, CURLOPT_HEADERFUNCTION, header))
    note(mimi_curl_set_data_function(curl.functions, easy, CURLOPT_WRITEFUNCTION, body))
    note(mimi_curl_set_socket_function(curl.functions, easy, socket))
  }

  mutating func set(_ option: CURLoption, _ value: Int) {
    note(mimi_curl_set_long(curl.functions, easy, option, value))
  }

  /// libcurl keeps a copy.
  mutating func set(_ option: CURLoption, _ value: String) {
    note(value.withCString { mimi_curl_set_pointer(curl.functions, easy, option, $0) })
  }

  mutating func set(_ option: CURLoption, pointer: UnsafeRawPointer?) {
    note(mimi_curl_set_pointer(curl.functions, easy, option, pointer))
  }

  /// A list that could not be made is not taken.
  mutating func set(_ option: CURLoption, _ list: UnsafeRawPointer?) {
    if list == nil { areTaken = false } else { set(option, pointer: list) }
  }

  private mutating func note(_ code: CURLcode) {
    if code != CURLE_OK { areTaken = false }
  }
}
