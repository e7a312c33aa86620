import Discovery
import Locking

/// Hands out the addresses that a test wrote down. A double, since no real server can be made to give out each of a hundred
/// addresses, or another one the second time, without a zone and a start of its own for each.
final class ScriptedResolver: NameResolver {
  /// What one question for both types brings.
  struct Script: Sendable {
    var a: Resolution.Outcome = .noData
    var aaaa: Resolution.Outcome = .noData
    var dnssec: DNSSECStatus? = .insecure
  }

  private let scripts: [Script]
  private let asked = Mutex<[[Question]]>([])

  /// Answers with these in their order, and with the last from then on.
  init(_ scripts: Script...) { self.scripts = scripts }

  /// Answers with one address, of either family.
  convenience init(address: [UInt8]) {
    self.init(address.count == 4 ? Script(a: .records([address])) : Script(aaaa: .records([address])))
  }

  /// What has been asked, call by call.
  var calls: [[Question]] { asked.withLock { $0 } }

  func resolve(_ questions: [Question], grace: Duration, timeout: Duration) async -> [Resolution] {
    let call = asked.withLock { asked in
      asked.append(questions)
      return asked.count
    }
    let script = scripts[min(call, scripts.count) - 1]
    return questions.map { question in
      Resolution(
        outcome: question.type == .a ? script.a : script.aaaa, dnssec: script.dnssec, ttl: 60, elapsed: .zero)
    }
  }
}
