/// The services whose accounts are known by their form, and the links that open a chat with one.
public enum ServiceList {
  /// An array of objects, JSON; `ServiceCatalogue` reads it.
  public static var json: [UInt8] { PackageResources.services_json }
}
