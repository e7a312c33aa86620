/// The demo zone: people of a domain that does not exist, signed once and for all.
public enum DemoZone {
  /// The zones that are served, signed and unsigned.
  public static var zones: [(name: String, text: [UInt8])] {
    [
      ("example", PackageResources.demo_zone), ("lan.example", PackageResources.demo_unsigned_zone),
      ("im.telegram.org", PackageResources.demo_telegram_zone),
      ("mimi.whatsapp.com", PackageResources.demo_whatsapp_zone),
    ]
  }

  /// The DNSKEY records of the signed one.
  public static var trustAnchor: [UInt8] { PackageResources.demo_key }

  /// The providers that have an address, 127.0.0.1, and answer there; A-labels in lower case.
  public static var askableEndpoints: [String] {
    ["im.telegram.org", "mimi.whatsapp.com", "mimi.signal.example", "im.oscar.example"]
  }

  /// What those answer: a script of `mimi-provider`, JSON.
  public static var accounts: [UInt8] { PackageResources.demo_accounts }

  /// Whom one can look up in it, in the order in which the demo shows them.
  public static var identifiers: [String] {
    String(decoding: PackageResources.names, as: UTF8.self).split(separator: "\n").map { String($0) }
  }
}
