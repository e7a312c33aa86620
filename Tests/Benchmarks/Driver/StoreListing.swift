import TestSupport

/// Listing all contacts: as JSON beside jq, which reads and writes the same lines, and as text beside khard.
enum StoreListing {
  /// khard needs three seconds for so many.
  private static let mostForKhard = 10_000

  static func comparisons(_ files: StoreFiles, mimi: String) throws -> [Comparison] {
    let (jq, khard) = (try findProgram("jq"), try findProgram("khard"))
    return try StoreFiles.sizes.map { size in
      let expected = [Contestant.Expected(text: "\"checkedAt\"", count: size)]
      var contestants = [
        Contestant(
          name: "mimi --json", program: mimi, arguments: ["contacts", "list", "--json", "--store", files.store(size)],
          expected: expected),
        Contestant(
          name: "mimi", program: mimi, arguments: ["contacts", "list", "--store", files.store(size)],
          expected: [.init(text: "Telegram", count: size)]),
        Contestant(name: "jq -c .", program: jq, arguments: ["-c", ".", files.store(size)], expected: expected),
      ]
      var pairs = [Comparison.Pair(dividend: "mimi --json", divisor: "jq -c .", target: "<= 1")]
      if size <= mostForKhard {
        let configuration = try AddressBook.write(size, in: files.directory)
        contestants.append(
          Contestant(
            name: "khard list", program: khard, arguments: ["-c", configuration, "list"],
            expected: [.init(text: AddressBook.domain, count: size)]))
        pairs.append(.init(dividend: "mimi", divisor: "khard list"))
      }
      return Comparison(
        title: "listing \(size) contacts", unit: .milliseconds, contestants: contestants, pairs: pairs)
    }
  }

  static func rounds(quick: Bool) -> Int { quick ? 2 : 7 }

  /// Makes sure that the list has every contact's line as it stands in the file.
  static func check(_ files: StoreFiles, mimi: String) throws {
    for size in StoreFiles.sizes {
      let output = files.directory.path + "/list"
      let streams = Stopwatch.Streams(input: "/dev/null", output: output, errors: files.directory.path + "/errors")
      _ = try Stopwatch.measure(
        mimi, ["contacts", "list", "--json", "--store", files.store(size)], streams, deadline: .seconds(120))
      guard try Set(lines(output)) == Set(lines(files.store(size))) else {
        throw SupportFailure("the list of \(size) contacts is not what stands in the store")
      }
    }
  }

  private static func lines(_ path: String) throws -> [ArraySlice<UInt8>] { try readFile(path).split(separator: 0x0A) }
}
