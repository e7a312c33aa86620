// swift-tools-version: 6.2
import PackageDescription

/// Every Swift target is built with these: the language mode that checks data races, and no warning is left standing.
let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "mimi",
  products: [
    .executable(name: "mimi", targets: ["mimi"]), .executable(name: "mimi-provider", targets: ["mimi-provider"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    // System libraries, from Debian's packages. No pkgConfig: its -D flags make SwiftPM warn on every build.
    .systemLibrary(name: "CCurl"),
    .systemLibrary(name: "CIDN2"),
    .systemLibrary(name: "CLinux"),
    .systemLibrary(name: "CNcurses"),
    .systemLibrary(name: "COpenSSL"),
    .systemLibrary(name: "CQREncode"),
    .systemLibrary(name: "CUnbound"),
    .systemLibrary(name: "CWidth"),

    // Pure modules: values and functions, no input or output.
    .target(name: "DisplayText", dependencies: ["CWidth"], swiftSettings: settings),
    .target(name: "StrictJSON", dependencies: ["DisplayText"], swiftSettings: settings),
    .target(name: "Discovery", dependencies: ["CIDN2", "DisplayText"], swiftSettings: settings),
    .target(name: "Locking", swiftSettings: settings),
    .target(
      name: "Services", dependencies: ["Discovery", "DisplayText", "Resources", "StrictJSON"], swiftSettings: settings),
    .target(name: "QRCode", dependencies: ["CQREncode"], swiftSettings: settings),
    .target(name: "VCard", swiftSettings: settings),

    .target(
      name: "Interface",
      dependencies: ["ContactStore", "Discovery", "DisplayText", "QRCode", "Services", "Terminal"],
      swiftSettings: settings),

    // What touches the world.
    .target(
      name: "AccountLookup", dependencies: ["CCurl", "Discovery", "DisplayText", "Locking", "StrictJSON"],
      swiftSettings: settings),
    .target(
      name: "ContactStore", dependencies: ["Discovery", "DisplayText", "Locking", "StrictJSON"], swiftSettings: settings
    ),
    .target(
      name: "Desktop", dependencies: ["CLinux", "DisplayText", "Locking", "Services"], swiftSettings: settings),
    .target(name: "Resolver", dependencies: ["CUnbound", "Discovery", "Locking"], swiftSettings: settings),
    .target(name: "Terminal", dependencies: ["CNcurses", "DisplayText", "Locking"], swiftSettings: settings),
    .target(
      name: "Resources", path: "Resources",
      exclude: ["demo/README.md", "demo/make-zone", "demo/demo.source.zone", "man"],
      resources: [
        .embedInCode("demo/demo.zone"), .embedInCode("demo/demo.unsigned.zone"), .embedInCode("demo/demo.key"),
        .embedInCode("demo/demo.telegram.zone"), .embedInCode("demo/demo.whatsapp.zone"),
        .embedInCode("demo/demo.accounts"), .embedInCode("demo/names"),
        .embedInCode("services.json"),
      ], swiftSettings: settings),
    .executableTarget(
      name: "mimi",
      dependencies: [
        "AccountLookup", "ContactStore", "Desktop", "DisplayText", "Discovery", "Interface", "Locking", "QRCode",
        "Resolver", "Resources", "Services", "StrictJSON", "Terminal", "VCard",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),

    .executableTarget(
      name: "mimi-provider", dependencies: ["COpenSSL", "Discovery", "Locking", "Resources", "StrictJSON"],
      swiftSettings: settings),

    // Programs of the tests and of the benchmark.
    .executableTarget(name: "MisbehavingServer", path: "Tests/MisbehavingServer", swiftSettings: settings),
    .executableTarget(
      name: "UnboundPeer", path: "Tests/Benchmarks/UnboundPeer",
      linkerSettings: [.linkedLibrary("unbound"), .linkedLibrary("event")]),
    .executableTarget(
      name: "AccountPeer", dependencies: ["AccountLookup", "Discovery"], path: "Tests/Benchmarks/AccountPeer",
      swiftSettings: settings),
    .executableTarget(
      name: "Benchmarks", dependencies: ["ContactStore", "TerminalEmulator", "TestSupport"],
      path: "Tests/Benchmarks/Driver", swiftSettings: settings),
    .executableTarget(
      name: "TerminalPicture", dependencies: ["CWidth"], path: "Tests/TerminalPicture", swiftSettings: settings),
    .executableTarget(
      name: "StoreHammer", dependencies: ["ContactStore", "Discovery"], path: "Tests/StoreHammer",
      swiftSettings: settings),
    .target(name: "TestSupport", dependencies: ["Locking"], path: "Tests/Support", swiftSettings: settings),
    .target(
      name: "TerminalEmulator", dependencies: ["CWidth"], path: "Tests/TerminalEmulator", swiftSettings: settings),

    .testTarget(name: "DisplayTextTests", dependencies: ["DisplayText", "TestSupport"], swiftSettings: settings),
    .testTarget(name: "LockingTests", dependencies: ["Locking"], swiftSettings: settings),
    .testTarget(name: "StrictJSONTests", dependencies: ["StrictJSON", "TestSupport"], swiftSettings: settings),
    .testTarget(
      name: "DiscoveryTests", dependencies: ["Discovery", "DisplayText", "TestSupport"], swiftSettings: settings),
    .testTarget(
      name: "ServicesTests", dependencies: ["Services", "Discovery", "DisplayText", "Resources", "TestSupport"],
      swiftSettings: settings),
    .testTarget(name: "QRCodeTests", dependencies: ["QRCode", "TestSupport"], swiftSettings: settings),
    .testTarget(name: "VCardTests", dependencies: ["VCard", "TestSupport"], swiftSettings: settings),
    .testTarget(
      name: "DesktopTests", dependencies: ["Desktop", "DisplayText", "Services", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "ResolverTests", dependencies: ["Resolver", "Discovery", "TestSupport"], swiftSettings: settings),
    .testTarget(
      name: "AccountLookupTests",
      dependencies: ["AccountLookup", "CCurl", "Discovery", "Locking", "TestSupport", "mimi-provider"],
      swiftSettings: settings),
    .testTarget(
      name: "ContactStoreTests", dependencies: ["ContactStore", "Discovery", "DisplayText", "Locking", "StrictJSON"],
      swiftSettings: settings),
    .testTarget(
      name: "TerminalTests", dependencies: ["Terminal", "DisplayText", "TerminalEmulator", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "InterfaceTests",
      dependencies: [
        "Interface", "ContactStore", "Discovery", "DisplayText", "QRCode", "Services", "Terminal", "TestSupport",
      ],
      exclude: ["Golden"], swiftSettings: settings),
    .testTarget(
      name: "MimiTests",
      dependencies: [
        "mimi", "ContactStore", "Desktop", "DisplayText", "Discovery", "Interface", "Resolver", "Locking", "Resources",
        "Services", "Terminal", "VCard",
        "TestSupport",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "Scenarios",
      dependencies: [
        "Locking", "TestSupport", "TerminalEmulator", "TerminalPicture", "mimi", "mimi-provider", "MisbehavingServer",
        "StoreHammer",
        "ContactStore",
        "Discovery", "DisplayText", "Interface", "Services", "Terminal", "VCard",
      ], exclude: ["Zones"],
      swiftSettings: settings),
  ]
)
