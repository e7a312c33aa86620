internal import CNcurses

/// What the user's locale (`LC_ALL`, `LC_CTYPE`, `LANG`) says of characters.
public enum UserLocale {
  /// Whether its encoding is UTF-8.
  public static var isUTF8: Bool { mimi_users_locale_is_utf8() }
}
