internal import ContactStore
internal import DisplayText
internal import Services

extension State {
  /// What can be done with the selected provider, and why not, in a line or two under the table.
  var chatSummary: DisplayText? {
    guard place == .providers, let panel = chatHere else { return nil }
    if let why = whyNoLink(panel) { return panel.chat.account == nil ? why : "no link: \(why)" }
    guard let offer = panel.offer else { return nil }
    let named: DisplayText = offer.toldBy.map { ", named by \($0)" } ?? ""
    return facts.noDesktop == nil
      ? "\(keyName(.chat)) opens \(offer.link.shown)\(named)"
      : "\(keyName(.qr)) shows a QR code of \(offer.link.shown)\(named)"
  }

  /// The same of a provider in full: each link, or why there is none, and the keys.
  func chatFields(_ panel: ChatPanel) -> [(text: DisplayText, isFaint: Bool)] {
    let chat = panel.chat
    if chat.offers.isEmpty { return [("no link: \(whyNoLink(panel) ?? "")", false)] }
    var fields: [(text: DisplayText, isFaint: Bool)] = []
    if let why = chat.noLink { fields.append(("no link from the account: \(why.message)", false)) }
    for offer in chat.offers {
      fields.append((offer.link.shown, false))
      if let told = offer.toldBy { fields.append(("named by \(told), whose word it is", true)) }
    }
    let opens: DisplayText = facts.noDesktop == nil ? "\(keyName(.chat)) opens it, " : ""
    let copies: DisplayText = "\(keyName(.copyAccount)) and \(keyName(.copyLink)) copy account and link"
    fields.append(("\(opens)\(copies), \(keyName(.qr)) shows a QR code", true))
    return fields
  }
}
