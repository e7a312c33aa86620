/// What a server does with a connection, one after the other. After the last step it closes the connection in order.
enum Step {
  case send([UInt8])
  /// The same again and again, without keeping it.
  case flood([UInt8], octets: Int)
  /// One octet a second.
  case drip([UInt8])
  /// New keys for what is sent (RFC 8446 section 4.6.3), and nothing with them, until the other side gives up.
  case keyUpdates
  /// The same with tickets (section 4.6.1).
  case tickets
  /// Nothing, until the other side gives up.
  case silence
  /// The end without TLS saying so (RFC 8446 section 6.1), as by somebody who cuts the line.
  case cut
  /// The end as by a machine that knows of no connection (RST).
  case reset
}
