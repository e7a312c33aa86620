/// Every bound of this module, in one place.
enum Limits {
  /// How long a program may take to fail to open a link. xdg-open says within some 100 ms that it found nothing; one that is
  /// still there has begun, and may stay for as long as the browser does.
  static let openingFailure = Duration.seconds(2)
  /// What one program gets to put a text on the clipboard: some 10 ms are usual, and an X server that hangs never answers.
  static let copying = Duration.seconds(3)
}
