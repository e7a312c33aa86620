import AccountLookup
import Discovery
import Dispatch
import DisplayText
import Interface

/// The questions to providers that are under way, each with its number.
final class AccountQuestions: Sendable {
  private let accounts: LazyAccounts
  private let timeout: Duration
  private let sink: @Sendable (Event) -> Void
  private let tasks: NumberedTasks
  /// Making a client reads files, or starts a program, for which a thread of Swift's pool is too good.
  private let queue = DispatchQueue(label: "accounts")

  init(
    _ accounts: LazyAccounts, timeout: Duration, work: PendingWork, sink: @escaping @Sendable (Event) -> Void
  ) {
    self.accounts = accounts
    self.timeout = timeout
    self.sink = sink
    tasks = NumberedTasks(work)
  }

  /// Asks a provider; `.accountAnswered` with this number comes of it, unless it is cancelled before.
  func begin(_ number: Int, _ question: AccountQuestion) {
    tasks.begin(number)
    queue.async { [self] in
      do throws(Failure) {
        let client = try accounts.get()
        tasks.run(number) { [self] in
          let answer = await client.ask(question, timeout: timeout)
          tasks.end(number) { sink(.accountAnswered(number: number, answer)) }
        }
      } catch {
        tasks.end(number) {
          var answer = AccountAnswer(.unreachable)
          answer.ownFailure = Explanation(heading: "nobody was asked", message: error.message, hint: error.hint)
          sink(.accountAnswered(number: number, answer))
        }
      }
    }
  }

  /// Gives one up. What is answered all the same is dropped.
  func cancel(_ number: Int) { tasks.cancel(number) }

  /// Gives all of them up.
  func cancelAll() { tasks.cancelAll() }
}
