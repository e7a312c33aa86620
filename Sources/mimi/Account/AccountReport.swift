import Discovery
import DisplayText

/// A question to a provider and the discovery before it, done, or ended before it was asked.
struct AccountReport {
  /// What the DNS said.
  var discovery: LookupReport
  /// The provider, as its record has it; `nil` where the discovery failed.
  var provider: Provider?
  /// What was to be asked.
  var question: AccountQuestion?
  /// What came of it.
  var answer: AccountAnswer?
  /// What the question was given.
  var timeout: Duration

  /// The account that the record itself has: nobody was asked.
  var isPublished: Bool { answer?.status == .found && answer?.httpStatus == nil }

  /// The status of the contract.
  var status: String { answer?.status.rawValue ?? discovery.status.rawValue }

  var exitStatus: ExitStatus { answer?.status.exitStatus ?? discovery.status.exitStatus }

  /// What it means; `nil` where the account was found.
  var explanation: Explanation? {
    guard let question, let answer else { return discovery.explanation }
    return answer.explanation(of: question, timeout: timeout)
  }
}
