import Glibc

/// Draws a terminal's text as a picture, for `make screenshots`: the output of `tmux capture-pane -e -p` comes in on standard input, an SVG
/// goes out on standard output. It draws nothing that was not on the screen, so that the pictures in the README stay true.
@main
enum TerminalPicture {
  static func main() {
    do {
      let options = try Options(Array(CommandLine.arguments.dropFirst()))
      var lines: [String] = []
      while let line = readLine() { lines.append(line) }
      let screen = try Screen(capture: lines, columns: options.columns, rows: options.rows)
      print(Picture(of: screen, title: options.title).svg)
    } catch let mistake as Options.Mistake {
      fail("\(mistake.text)\n\(Options.usage)", status: EX_USAGE)
    } catch let cut as Screen.TextOutside {
      fail("row \(cut.row), column \(cut.column): this text would be cut off", status: EX_DATAERR)
    } catch {
      fail("\(error)", status: EX_SOFTWARE)
    }
  }

  private static func fail(_ text: String, status: Int32) -> Never {
    let bytes = Array("TerminalPicture: \(text)\n".utf8)
    _ = write(STDERR_FILENO, bytes, bytes.count)
    exit(status)
  }
}
