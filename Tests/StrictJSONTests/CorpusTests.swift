import Foundation
import StrictJSON
import Testing

@Suite("The inputs kept in Tests/Corpus/json")
struct CorpusTests {
  @Test("are judged as their folder says", arguments: [("accepted", true), ("refused", false)])
  func folder(name: String, isAccepted: Bool) throws {
    let corpus = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let folder = corpus.appending(components: "Corpus", "json", name)
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    #expect(!files.isEmpty)
    for file in files where file.pathExtension == "json" {
      // Not Data(contentsOf:), which leaks its buffer when a file is empty.
      let octets = Array(try FileHandle(forReadingFrom: file).readToEnd() ?? Data())
      #expect((refusal(of: octets) == nil) == isAccepted, "\(file.lastPathComponent)")
    }
  }
}
