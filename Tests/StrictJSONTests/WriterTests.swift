import StrictJSON
import Testing

@Suite("The writer: one value after another, keys in the order in which they are given")
struct WriterTests {
  private func written(_ write: (inout JSONWriter) -> Void) -> String {
    var writer = JSONWriter()
    write(&writer)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  @Test("an object with a member of each kind")
  func object() {
    let text = written { writer in
      writer.object { writer in
        writer.key("schema")
        writer.number(1)
        writer.key("name")
        writer.string("a.example")
        writer.key("good")
        writer.boolean(true)
        writer.key("list")
        writer.array([1, 2, 3]) { $0.number($1) }
        writer.key("inner")
        writer.object { _ in }
        writer.key("none")
        writer.array([Int]()) { $0.number($1) }
      }
    }
    #expect(
      text == #"{"schema": 1, "name": "a.example", "good": true, "list": [1, 2, 3], "inner": {}, "none": []}"#)
  }

  @Test("what is missing is null")
  func missing() {
    let text = written { writer in
      writer.array(0..<3) { writer, index in
        switch index {
        case 0: writer.string(nil)
        case 1: writer.number(Int?.none)
        default: writer.boolean(nil)
        }
      }
    }
    #expect(text == "[null, null, null]")
  }

  @Test("objects in an array have commas between them, and none before the first of a line")
  func lines() {
    let text = written { writer in
      for _ in 0..<2 {
        writer.array(0..<2) { writer, index in
          writer.object { writer in
            writer.key("n")
            writer.number(index)
          }
        }
        writer.endLine()
      }
    }
    #expect(text == "[{\"n\": 0}, {\"n\": 1}]\n[{\"n\": 0}, {\"n\": 1}]\n")
  }

  @Test("whole numbers to their ends")
  func numbers() {
    #expect(written { $0.number(UInt64.max) } == "18446744073709551615")
    #expect(written { $0.number(Int64.min) } == "-9223372036854775808")
    #expect(written { $0.number(UInt16(0)) } == "0")
  }

  @Test(
    "milliseconds have one digit after the point",
    arguments: [
      (Duration.zero, "0.0"), (.microseconds(3_100), "3.1"), (.microseconds(3_149), "3.1"),
      (.microseconds(3_151), "3.2"),
      (.microseconds(999_960), "1000.0"), (.seconds(5), "5000.0"), (.nanoseconds(1), "0.0"), (.milliseconds(-5), "0.0"),
    ])
  func milliseconds(duration: Duration, text: String) {
    #expect(written { $0.milliseconds(duration) } == text)
  }
}
