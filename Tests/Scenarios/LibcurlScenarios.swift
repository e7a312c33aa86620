import TestSupport
import Testing

/// libcurl brings thirty libraries with it, which cost as much time as a whole lookup: only what asks a provider opens it.
@Suite struct LibcurlScenarios {
  @Test(
    "commands that need no HTTPS do not open libcurl",
    arguments: [
      ["--version"], ["--help"], ["lookup", "--help"], ["contacts", "list"],
      ["lookup", "--resolver", "127.0.0.1@1", "--timeout", "1", "alice.example.com"],
    ])
  func isNotOpened(arguments: [String]) throws {
    let result = try run(builtProgram("mimi"), arguments, environment: ["LD_DEBUG": "files"])
    // The dynamic linker tells of every library that it opens, so the test would see it.
    #expect(result.errorText.contains("libunbound.so"))
    #expect(!result.errorText.contains("libcurl"))
  }
}
