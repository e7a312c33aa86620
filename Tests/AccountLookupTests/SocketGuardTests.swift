import CCurl
import Glibc
import Testing

@testable import AccountLookup

/// libcurl is told which addresses belong to the name, so it never tries another; what would happen if it did is asked here.
@Suite struct SocketGuardTests {
  private func mayConnect(to text: String, port: UInt16, family: Int32? = nil) throws -> Bool {
    let curl = try Libcurl.open()
    let easy = try #require(curl.functions.pointee.easy_init())
    defer { curl.functions.pointee.easy_cleanup(easy) }
    let checked = ["127.0.0.1", "2001:db8::1"].compactMap { NetworkAddress($0) }
    let order = TransferOrder(
      url: "https://im.example.org/", host: "im.example.org", port: 443, addresses: checked, deadline: .now)
    let transfer = Transfer(order, easy: easy, curl: curl)
    let address = try #require(NetworkAddress(text))
    let wanted = UnsafeMutableRawPointer.allocate(byteCount: 256, alignment: 16)
    defer { wanted.deallocate() }
    let made = wanted.bindMemory(to: curl_sockaddr.self, capacity: 1)
    made.initialize(to: curl_sockaddr())
    made.pointee.family = family ?? (address.isVersion4 ? AF_INET : AF_INET6)
    let place = try #require(MemoryLayout<curl_sockaddr>.offset(of: \.addr))
    if address.isVersion4 {
      var name = sockaddr_in()
      name.sin_family = sa_family_t(AF_INET)
      name.sin_port = port.bigEndian
      inet_pton(AF_INET, text, &name.sin_addr)
      made.pointee.addrlen = UInt32(MemoryLayout<sockaddr_in>.size)
      (wanted + place).copyMemory(from: &name, byteCount: MemoryLayout.size(ofValue: name))
    } else {
      var name = sockaddr_in6()
      name.sin6_family = sa_family_t(AF_INET6)
      name.sin6_port = port.bigEndian
      inet_pton(AF_INET6, text, &name.sin6_addr)
      made.pointee.addrlen = UInt32(MemoryLayout<sockaddr_in6>.size)
      (wanted + place).copyMemory(from: &name, byteCount: MemoryLayout.size(ofValue: name))
    }
    return transfer.mayConnect(to: made)
  }

  @Test func checkedAddressesMayBeConnectedTo() throws {
    #expect(try mayConnect(to: "127.0.0.1", port: 443))
    #expect(try mayConnect(to: "2001:db8::1", port: 443))
  }

  @Test func nothingElseMay() throws {
    #expect(try !mayConnect(to: "127.0.0.2", port: 443))
    #expect(try !mayConnect(to: "2001:db8::2", port: 443))
    #expect(try !mayConnect(to: "::ffff:127.0.0.1", port: 443))
    #expect(try !mayConnect(to: "127.0.0.1", port: 444))
    #expect(try !mayConnect(to: "127.0.0.1", port: 443, family: AF_UNIX))
  }

  @Test func anotherLibraryOrNoneIsSaidInWords() {
    for file in ["libmissing.so.4", "libc.so.6"] {
      do throws(AccountClient.Mistake) {
        _ = try Libcurl(file)
        Issue.record("\(file) is not libcurl")
      } catch {
        #expect(error.message.hasPrefix("providers cannot be asked, since libcurl cannot be opened: "))
        #expect(error.hint == "install it: on Debian, the package libcurl4" && error.kind == .machine)
      }
    }
  }
}
