/// Everything that a server can do wrong here, by the names that a script uses.
enum Behaviour: String, CaseIterable, Sendable {
  // Instead of TLS, when it has heard whom it is to be.
  case silent, close, reset
  case garbageForTLS = "garbage-for-tls"
  case httpForTLS = "http-for-tls"
  case dripHandshake = "drip-handshake"

  // In TLS; most are certificates.
  case selfSigned = "self-signed"
  case wrongName = "wrong-name"
  case expired
  case notYetValid = "not-yet-valid"
  case otherAuthority = "other-authority"
  case hugeCertificate = "huge-certificate"
  case oldTLS = "old-tls"
  case endlessKeyUpdates = "endless-key-updates"
  case endlessTickets = "endless-tickets"

  // Instead of a head.
  case closeAfterHandshake = "close-after-handshake"
  case silentAfterHandshake = "silent-after-handshake"
  case garbage
  case http09 = "http-0.9"
  case halfStatus = "half-status"
  case halfHeaders = "half-headers"
  case halfHeadersClose = "half-headers-close"
  case dripHeaders = "drip-headers"
  case endlessHeaders = "endless-headers"
  case longHeader = "long-header"
  case manyInformational = "many-informational"
  case nulInHeader = "nul-in-header"
  case hostileHeaders = "hostile-headers"

  // Instead of a body.
  case drip, flood
  case floodWithoutLength = "flood-without-length"
  case floodInChunks = "flood-in-chunks"
  case lengthTooLong = "length-too-long"
  case lengthTooLongSilent = "length-too-long-silent"
  case lengthTooShort = "length-too-short"
  case twoLengths = "two-lengths"
  case negativeLength = "negative-length"
  case hugeLength = "huge-length"
  case lengthAndChunks = "length-and-chunks"
  case cutInChunk = "cut-in-chunk"
  case badChunk = "bad-chunk"
  case hugeChunk = "huge-chunk"
  case endlessChunkExtension = "endless-chunk-extension"
  case endlessTrailers = "endless-trailers"
  case resetInBody = "reset-in-body"
  case cutInBody = "cut-in-body"
  case gzipBomb = "gzip-bomb"

  // Well-formed HTTP with another content.
  case redirectToHTTP = "redirect-to-http"
  case redirectToLoopback = "redirect-to-loopback"
  case redirectToFile = "redirect-to-file"
  case redirectToHost = "redirect-to-host"
  case redirectToItself = "redirect-to-itself"
  case redirectNowhere = "redirect-nowhere"
  case hostileRedirect = "hostile-redirect"
  case wrongType = "wrong-type"
  case noType = "no-type"
  case typeWithParameters = "type-with-parameters"
  case notJSON = "not-json"
  case empty
  case noContent = "no-content"
  case array
  case deepJSON = "deep-json"
  case duplicateMembers = "duplicate-members"
  case invalidUTF8 = "invalid-utf-8"
  case utf16 = "utf-16"
  case byteOrderMark = "byte-order-mark"
  case nulInBody = "nul-in-body"
  case twoValues = "two-values"
  case tooLarge = "too-large"
  case otherSubject = "other-subject"
  case questionAsSubject = "question-as-subject"
  case noSubject = "no-subject"
  case numberAsSubject = "number-as-subject"
  case noAccount = "no-account"
  case controlInAccount = "control-in-account"
  case longAccount = "long-account"
  case hostileText = "hostile-text"
  case manyLinks = "many-links"
  case linksNoList = "links-no-list"
}
