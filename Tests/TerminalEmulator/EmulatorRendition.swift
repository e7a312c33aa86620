extension Emulator.Style {
  /// Follows one SGR sequence, and says whether all of it is known.
  mutating func apply(_ sequence: ControlSequence) -> Bool {
    if sequence.parameters.isEmpty { self = Self() }
    var isKnown = true
    var rest = sequence.parameters[...]
    while let parameter = rest.popFirst() {
      switch parameter[0] ?? 0 {
      case 38: isKnown = Self.extended(parameter, &rest).map { foreground = $0 } != nil && isKnown
      case 48: isKnown = Self.extended(parameter, &rest).map { background = $0 } != nil && isKnown
      case 4 where parameter.count == 2: set(.underlined, parameter[1] != 0)
      case let code where parameter.count == 1: isKnown = (apply(attribute: code) || apply(color: code)) && isKnown
      default: isKnown = false
      }
    }
    return isKnown
  }

  private mutating func apply(attribute code: Int) -> Bool {
    switch code {
    case 0: self = Self()
    case 1: set(.bold, true)
    case 2: set(.faint, true)
    case 3: set(.italic, true)
    case 4, 21: set(.underlined, true)
    case 5, 6: set(.blinking, true)
    case 7: set(.reverse, true)
    case 8: set(.hidden, true)
    case 9: set(.struck, true)
    // The Linux console's fonts.
    case 10, 11: break
    case 22: set([.bold, .faint], false)
    case 23: set(.italic, false)
    case 24: set(.underlined, false)
    case 25: set(.blinking, false)
    case 27: set(.reverse, false)
    case 28: set(.hidden, false)
    case 29: set(.struck, false)
    default: return false
    }
    return true
  }

  private mutating func apply(color code: Int) -> Bool {
    switch code {
    case 30...37: foreground = .palette(UInt8(code - 30))
    case 39: foreground = .standard
    case 40...47: background = .palette(UInt8(code - 40))
    case 49: background = .standard
    case 90...97: foreground = .palette(UInt8(code - 90 + 8))
    case 100...107: background = .palette(UInt8(code - 100 + 8))
    default: return false
    }
    return true
  }

  private mutating func set(_ attribute: Emulator.Attributes, _ isOn: Bool) {
    if isOn { attributes.formUnion(attribute) } else { attributes.subtract(attribute) }
  }

  /// The colour after 38 or 48: `5;INDEX` or `2;RED;GREEN;BLUE`, or the same after colons, where the three parts may
  /// come after a colour space.
  private static func extended(_ parameter: [Int?], _ rest: inout ArraySlice<[Int?]>) -> Emulator.Color? {
    var values = parameter.dropFirst().map { $0 ?? 0 }
    if values.isEmpty {
      let form = rest.popFirst()?[0] ?? 0
      let count = form == 5 ? 1 : form == 2 ? 3 : 0
      values = [form] + rest.prefix(count).map { $0[0] ?? 0 }
      rest = rest.dropFirst(count)
    } else if values.first == 2, values.count == 5 {
      values.remove(at: 1)
    }
    let parts = values.dropFirst().compactMap { UInt8(exactly: $0) }
    switch (values.first, parts.count, values.count) {
    case (5, 1, 2): return .palette(parts[0])
    case (2, 3, 4): return .rgb(parts[0], parts[1], parts[2])
    default: return nil
    }
  }
}
