import Discovery
import Testing

@Suite struct AccountQuestionTests {
  /// protocol.md section 3 has the first as its example.
  @Test(arguments: [
    (
      "mymimi.example.com", "im.telegram.org", "acct:mymimi.example.com@im.telegram.org",
      "https://im.telegram.org/.well-known/webfinger?resource=acct%3Amymimi.example.com%40im.telegram.org"
    ),
    (
      "juliet@x.example", "Shop.Example.", "acct:juliet%40x.example@shop.example",
      "https://shop.example/.well-known/webfinger?resource=acct%3Ajuliet%2540x.example%40shop.example"
    ),
  ])
  func resourceIsEncodedTwice(typed: String, endpoint: String, resource: String, url: String) throws {
    let question = try AccountQuestion(Identifier(typed), endpoint: endpoint)
    #expect(question.resource == resource)
    #expect(question.url == url)
  }
}
