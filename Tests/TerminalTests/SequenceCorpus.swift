import Terminal

/// What terminals send, and what it means. Each stands by itself: nothing more has to come for it to be complete.
enum SequenceCorpus {
  static let entries: [(bytes: String, inputs: [Input])] =
    cursorKeys + editingKeys + functionKeys + characters + mouse + pastes + ignored

  static let cursorKeys: [(String, [Input])] = [
    ("\u{1B}[A", [.key(.up)]), ("\u{1B}[B", [.key(.down)]), ("\u{1B}[C", [.key(.right)]), ("\u{1B}[D", [.key(.left)]),
    ("\u{1B}OA", [.key(.up)]), ("\u{1B}OB", [.key(.down)]), ("\u{1B}OC", [.key(.right)]), ("\u{1B}OD", [.key(.left)]),
    // With Control, Shift, Alt.
    ("\u{1B}[1;5C", [.key(.right)]), ("\u{1B}[1;2D", [.key(.left)]), ("\u{1B}[1;3A", [.key(.up)]),
    ("\u{1B}O5C", [.key(.right)]), ("\u{1B}[a", [.key(.up)]), ("\u{1B}Od", [.key(.left)]),
  ]

  static let editingKeys: [(String, [Input])] = [
    ("\u{1B}[H", [.key(.home)]), ("\u{1B}[F", [.key(.end)]), ("\u{1B}OH", [.key(.home)]), ("\u{1B}OF", [.key(.end)]),
    ("\u{1B}[1~", [.key(.home)]), ("\u{1B}[4~", [.key(.end)]), ("\u{1B}[7~", [.key(.home)]),
    ("\u{1B}[8~", [.key(.end)]), ("\u{1B}[7$", [.key(.home)]), ("\u{1B}[8^", [.key(.end)]),
    ("\u{1B}[1;5H", [.key(.home)]), ("\u{1B}[2~", [.key(.insert)]), ("\u{1B}[3~", [.key(.delete)]),
    ("\u{1B}[3;5~", [.key(.delete)]), ("\u{1B}[5~", [.key(.pageUp)]), ("\u{1B}[6~", [.key(.pageDown)]),
    ("\u{1B}[Z", [.key(.backTab)]), ("\u{1B}OM", [.key(.enter)]), ("\u{1B}Oq", [.key(.character("1"))]),
  ]

  static let functionKeys: [(String, [Input])] = [
    ("\u{1B}OP", [.key(.function(1))]), ("\u{1B}[P", [.key(.function(1))]), ("\u{1B}[11~", [.key(.function(1))]),
    ("\u{1B}[[A", [.key(.function(1))]), ("\u{1B}OS", [.key(.function(4))]), ("\u{1B}[15~", [.key(.function(5))]),
    ("\u{1B}[[E", [.key(.function(5))]), ("\u{1B}[17;2~", [.key(.function(6))]), ("\u{1B}[24~", [.key(.function(12))]),
    ("\u{1B}[1;2R", [.key(.function(3))]), ("\u{1B}[34~", [.key(.function(20))]),
  ]

  static let characters: [(String, [Input])] = [
    ("a", [.key(.character("a"))]), (" ", [.key(.character(" "))]), ("é", [.key(.character("é"))]),
    ("漢", [.key(.character("漢"))]), ("😀", [.key(.character("😀"))]), ("\r", [.key(.enter)]), ("\n", [.key(.enter)]),
    ("\t", [.key(.tab)]), ("\u{7F}", [.key(.backspace)]), ("\u{8}", [.key(.backspace)]),
    ("\u{3}", [.key(.control("c"))]), ("\u{1A}", [.key(.control("z"))]), ("\0", [.key(.control(" "))]),
    ("\u{1C}", [.key(.control("\\"))]), ("\u{1F}", [.key(.control("_"))]), ("\u{1B}x", [.key(.alt("x"))]),
    ("\u{1B}é", [.key(.alt("é"))]), ("\u{1B} ", [.key(.alt(" "))]), ("\u{1B}\u{7F}", [.key(.alt("\u{7F}"))]),
    // Esc and Enter, read together.
    ("\u{1B}\r", [.key(.escape), .key(.enter)]), ("\u{1B}\u{1B}[A", [.key(.escape), .key(.up)]),
  ]

  static let mouse: [(String, [Input])] = [
    ("\u{1B}[<0;10;5M", [.mouse(.press, Point(column: 9, row: 4))]), ("\u{1B}[<0;10;5m", []),
    ("\u{1B}[<4;300;200M", [.mouse(.press, Point(column: 299, row: 199))]), ("\u{1B}[<2;1;1M", []),
    ("\u{1B}[<64;1;1M", [.mouse(.wheelUp, Point(column: 0, row: 0))]),
    ("\u{1B}[<65;1;2M", [.mouse(.wheelDown, Point(column: 0, row: 1))]), ("\u{1B}[<32;1;2M", []),
    ("\u{1B}[<0;0;0M", []), ("\u{1B}[<0;1M", []), ("\u{1B}[M !!", [.mouse(.press, Point(column: 0, row: 0))]),
    ("\u{1B}[M#!!", []), ("\u{1B}[M`+&", [.mouse(.wheelUp, Point(column: 10, row: 5))]),
  ]

  static let pastes: [(String, [Input])] = [
    ("\u{1B}[200~\u{1B}[201~", [.paste("")]), ("\u{1B}[200~a\nb\u{1B}[201~", [.paste("a\nb")]),
    ("\u{1B}[200~\u{1B}[A\u{3}\u{1B}[200~\u{1B}[201~", [.paste("\u{1B}[A\u{3}\u{1B}[200~")]),
    ("\u{1B}[200~\u{1B}[20\u{1B}\u{1B}[201~", [.paste("\u{1B}[20\u{1B}")]),
    ("\u{1B}[200~漢😀\u{1B}[201~", [.paste("漢😀")]), ("\u{1B}[201~", []),
  ]

  /// Nothing of these is typed.
  static let ignored: [(String, [Input])] = [
    ("\u{1B}[?1;2c", []), ("\u{1B}[I", []), ("\u{1B}[O", []), ("\u{1B}[97;5u", []),
    ("\u{1B}[24;80R\u{1B}[99~", [.key(.function(3))]),
    ("\u{1B}]11;rgb:0000/0000/0000\u{7}", []), ("\u{1B}]0;title\u{1B}\\", []), ("\u{1B}P1$r0m\u{1B}\\", []),
    ("\u{1B}_Gi=1;OK\u{1B}\\", []), ("\u{1B}[?2026;2$y", []), ("\u{1B}Oz", []), ("\u{1B}[ q", []),
    // C1 controls are neither keys nor text.
    ("\u{9B}", []),
  ]
}
