import AccountLookup
import Discovery
import Glibc

/// Asks many providers at once, as `mimi account` asks one: `AccountPeer PORT AUTHORITIES
/// alone|beside-system IN-FLIGHT SECONDS`, with a line `IDENTIFIER ENDPOINT ADDRESS` on standard input for each question. Prints a line for each answer, in their order:
/// status, milliseconds, HTTP status, account, detail; and last `total` and the milliseconds of all.
@main struct AccountPeer {
  /// Knows the addresses without asking anybody: what is measured is what comes after.
  struct Known: NameResolver {
    var addresses: [String: [UInt8]]

    func resolve(_ questions: [Question], grace: Duration, timeout: Duration) async -> [Resolution] {
      questions.map { question in
        let known = question.type == .a ? addresses[question.name] : nil
        return Resolution(outcome: known.map { .records([$0]) } ?? .noData, dnssec: .insecure, ttl: 60, elapsed: .zero)
      }
    }
  }

  /// Foundation, which would read a file, takes as long to start as the fastest of the lookups.
  private static func contents(of path: String) throws -> [UInt8] {
    guard let file = fopen(path, "r") else { throw NoFile() }
    defer { fclose(file) }
    var octets = [UInt8](repeating: 0, count: 65_536)
    octets.removeLast(octets.count - fread(&octets, 1, octets.count, file))
    return octets
  }

  private struct NoFile: Error {}

  static func main() async throws {
    let options = CommandLine.arguments
    guard options.count == 6, let port = UInt16(options[1]), ["alone", "beside-system"].contains(options[3]),
      let places = Int(options[4]), let seconds = Double(options[5])
    else {
      let usage = "usage: AccountPeer PORT AUTHORITIES alone|beside-system IN-FLIGHT SECONDS\n"
      write(STDERR_FILENO, usage, usage.utf8.count)
      exit(64)
    }
    var questions: [AccountQuestion] = []
    var known = Known(addresses: [:])
    while let line = readLine() {
      let words = line.split(separator: " ").map { String($0) }
      let question = try AccountQuestion(Identifier(words[0]), endpoint: words[1])
      known.addresses[question.endpoint] = words[2].split(separator: ".").compactMap { UInt8($0) }
      questions.append(question)
    }
    let start = ContinuousClock.now
    let authorities: AccountSettings.Authorities =
      options[3] == "alone" ? .only(try contents(of: options[2])) : .file(options[2])
    let settings = AccountSettings(
      privateEndpoints: Set(questions.map(\.endpoint)), authorities: authorities, port: port)
    let client = try AccountClient(settings, resolver: known)
    var answers = [AccountAnswer?](repeating: nil, count: questions.count)
    var lastFound = Duration.zero
    func keep(_ answer: AccountAnswer, at place: Int) {
      answers[place] = answer
      if answer.status == .found { lastFound = ContinuousClock.now - start }
    }
    await withTaskGroup(of: (Int, AccountAnswer).self) { group in
      for (index, question) in questions.enumerated() {
        if index >= places, let (place, answer) = await group.next() { keep(answer, at: place) }
        group.addTask { (index, await client.ask(question, timeout: .seconds(seconds))) }
      }
      for await (place, answer) in group { keep(answer, at: place) }
    }
    let total = (ContinuousClock.now - start) / .milliseconds(1)
    var text = ""
    for answer in answers.compactMap({ $0 }) {
      let http = answer.httpStatus.map { "\($0)" } ?? "-"
      text +=
        "\(answer.status.rawValue)\t\(answer.elapsed / .milliseconds(1))\t\(http)\t\(answer.account ?? "-")\t\(answer.detail ?? "-")\t\(answer.address ?? "-")\n"
    }
    text += "last\t\(lastFound / .milliseconds(1))\n"
    print(text + "total\t\(total)")
  }
}
