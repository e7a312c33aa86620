/// Writes the few elements of SVG that a picture of a terminal needs, and escapes all text.
struct SVGWriter {
  private var lines: [String]

  init(width: Double, height: Double, fonts: String, fontSize: Int) {
    let (width, height) = (Self.number(width), Self.number(height))
    lines = [
      #"<?xml version="1.0" encoding="UTF-8"?>"#,
      #"<svg xmlns="http://www.w3.org/2000/svg" width="\#(width)" height="\#(height)" viewBox="0 0 \#(width) \#(height)" "#
        + #"font-family="\#(Self.escaped(fonts))" font-size="\#(fontSize)">"#,
    ]
  }

  /// The document with its end.
  var finished: String { (lines + ["</svg>"]).joined(separator: "\n") }

  /// A window with round corners: a bar for its title, its ground, and a border on top of both.
  mutating func window(_ window: Box, titleHeight: Double, bar: Color, _ ground: Color, border: Color) {
    let (left, right) = (Self.number(window.x), Self.number(window.x + window.width))
    let rounded = #"\#(Self.place(window)) rx="8""#
    lines += [
      #"<rect \#(rounded) fill="\#(bar.hexadecimal)"/>"#,
      // The ground has square corners above, where the bar ends, and round ones below.
      #"<path d="M\#(left) \#(Self.number(titleHeight))H\#(right)V\#(Self.number(window.y + window.height - 8))"#
        + #"a8 8 0 0 1 -8 8H\#(Self.number(window.x + 8))a8 8 0 0 1 -8 -8z" fill="\#(ground.hexadecimal)"/>"#,
      #"<rect \#(rounded) fill="none" stroke="\#(border.hexadecimal)"/>"#,
    ]
  }

  /// A filled box, with its edges on whole pixels.
  mutating func box(_ box: Box, _ color: Color) {
    lines.append(#"<rect \#(Self.place(box)) fill="\#(color.hexadecimal)" shape-rendering="crispEdges"/>"#)
  }

  /// Characters of one look on one line, each at its own place.
  mutating func text(_ characters: [(x: Double, text: String)], y: Double, _ color: Color, isBold: Bool) {
    guard !characters.isEmpty else { return }
    // Not a list in `x`, for rsvg-convert reads only its first number. No white space between them, for it would be drawn.
    let spans = characters.map { #"<tspan x="\#(Self.number($0.x))">\#(Self.escaped($0.text))</tspan>"# }
    let weight = isBold ? #" font-weight="bold""# : ""
    lines.append(
      #"<text y="\#(Self.number(y))" fill="\#(color.hexadecimal)"\#(weight)>\#(spans.joined())</text>"#)
  }

  /// Text around a middle.
  mutating func centered(_ text: String, x: Double, y: Double, _ color: Color) {
    let place = #"x="\#(Self.number(x))" y="\#(Self.number(y))" text-anchor="middle""#
    lines.append(#"<text \#(place) fill="\#(color.hexadecimal)">\#(Self.escaped(text))</text>"#)
  }

  private static func place(_ box: Box) -> String {
    #"x="\#(number(box.x))" y="\#(number(box.y))" width="\#(number(box.width))" height="\#(number(box.height))""#
  }

  /// Without `.0`, which half of a file would be otherwise.
  private static func number(_ value: Double) -> String {
    value == value.rounded() ? String(Int(value)) : String(value)
  }

  private static func escaped(_ text: String) -> String {
    var made = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": made += "&amp;"
      case "<": made += "&lt;"
      case ">": made += "&gt;"
      case "\"": made += "&quot;"
      // XML has no way to write a control character, not even as a reference.
      case _ where scalar.properties.generalCategory == .control: continue
      default: made.unicodeScalars.append(scalar)
      }
    }
    return made
  }
}
