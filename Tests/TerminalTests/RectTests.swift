import Terminal
import Testing

@Suite struct RectTests {
  private let screen = Rect(Size(columns: 80, rows: 24))

  @Test func aSizeIsAtLeastOneCell() {
    #expect(Size(columns: 0, rows: -3) == Size(columns: 1, rows: 1))
  }

  @Test func splittingTakesWhatThereIs() {
    let (top, rest) = screen.split(top: 2)
    #expect(top == Rect(column: 0, row: 0, columns: 80, rows: 2))
    #expect(rest == Rect(column: 0, row: 2, columns: 80, rows: 22))
    #expect(screen.split(top: 99).rest.isEmpty)
    #expect(screen.split(top: -1).top.isEmpty)
    let (left, right) = rest.split(left: 24)
    #expect(left == Rect(column: 0, row: 2, columns: 24, rows: 22))
    #expect(right == Rect(column: 24, row: 2, columns: 56, rows: 22))
    #expect(screen.split(left: 99).rest.isEmpty)
  }

  @Test func anIntersectionIsInBoth() {
    let part = Rect(column: 70, row: -2, columns: 20, rows: 5)
    #expect(screen.intersection(part) == Rect(column: 70, row: 0, columns: 10, rows: 3))
    #expect(screen.intersection(Rect(column: 90, row: 0, columns: 5, rows: 5)).isEmpty)
  }

  @Test func aPointIsInsideOrNot() {
    let part = Rect(column: 2, row: 3, columns: 2, rows: 1)
    #expect(part.contains(Point(column: 3, row: 3)))
    #expect(!part.contains(Point(column: 4, row: 3)))
    #expect(!part.contains(Point(column: 3, row: 4)))
    #expect(!Rect(column: 2, row: 3, columns: 0, rows: 1).contains(Point(column: 2, row: 3)))
  }
}
