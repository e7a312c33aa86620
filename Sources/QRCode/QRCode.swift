internal import CQREncode

/// A QR code (ISO/IEC 18004), by libqrencode.
public struct QRCode: Sendable, Hashable {
  /// Modules of the quiet zone that the standard wants on each side.
  public static let quietZone = 4

  /// Modules on each side, without the quiet zone.
  public let side: Int
  private let dark: [Bool]

  /// The smallest code of a text, with as much error correction as that size has room for; `nil` where it has more octets
  /// than a code holds (2,953).
  public init?(_ text: String) {
    let octets = Array(text.utf8)
    var made: QRCode?
    // The version that the least correction needs; more correction is welcome where it costs no room.
    for level in [QR_ECLEVEL_L, QR_ECLEVEL_M, QR_ECLEVEL_Q, QR_ECLEVEL_H] {
      guard let code = QRCode(octets, level), made.map({ $0.side == code.side }) ?? true else { break }
      made = code
    }
    guard let made else { return nil }
    self = made
  }

  private init?(_ octets: [UInt8], _ level: QRecLevel) {
    guard let code = QRcode_encodeData(Int32(octets.count), octets, 0, level) else { return nil }
    defer { QRcode_free(code) }
    side = Int(code.pointee.width)
    dark = UnsafeBufferPointer(start: code.pointee.data, count: side * side).map { $0 & 1 == 1 }
  }

  /// Whether a module is dark; those outside are the quiet zone, and light.
  public func isDark(column: Int, row: Int) -> Bool {
    column >= 0 && row >= 0 && column < side && row < side && dark[row * side + column]
  }
}
