import Glibc
import Testing

@testable import Terminal

@Suite struct MailboxTests {
  private func isReadable(_ mailbox: Mailbox<some Any>) -> Bool {
    var state = pollfd(fd: mailbox.descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&state, 1, 0) == 1
  }

  @Test func messagesComeInOrderAndWakeUpUntilTheyAreTaken() throws {
    let mailbox = try #require(Mailbox<Int>())
    #expect(!isReadable(mailbox))
    for number in 0..<100_000 { mailbox.post(number) }
    #expect(isReadable(mailbox))
    #expect(mailbox.hasMessages)
    #expect(mailbox.take() == Array(0..<100_000))
    #expect(!isReadable(mailbox))
    #expect(mailbox.take().isEmpty)
    mailbox.post(1)
    #expect(isReadable(mailbox))
    #expect(mailbox.take() == [1])
  }

  @Test func anEndThatIsAskedForStays() throws {
    let mailbox = try #require(Mailbox<Int>())
    #expect(!mailbox.isEndAsked)
    mailbox.askForEnd()
    #expect(mailbox.take().isEmpty)
    #expect(isReadable(mailbox))
    #expect(mailbox.isEndAsked)
  }

  @Test func messagesFromManyThreadsAllCome() async throws {
    let mailbox = try #require(Mailbox<Int>())
    await withTaskGroup { group in
      for task in 0..<8 { group.addTask { for number in 0..<1000 { mailbox.post(task * 1000 + number) } } }
    }
    let messages = mailbox.take()
    #expect(messages.sorted() == Array(0..<8000))
    for task in 0..<8 {
      let own = messages.filter { $0 / 1000 == task }
      #expect(own == own.sorted())
    }
  }
}
