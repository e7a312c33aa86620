import Glibc
import Terminal
import TestSupport
import Testing

extension TerminalScenarios {
  /// Whatever is pressed: what the real terminal shows is what the pure view of the same events shows.
  ///
  /// `MIMI_TERMINAL_SEED` and `MIMI_TERMINAL_STEPS` make longer and other runs.
  @Suite struct AnyKeys {
    private func play(_ setting: TerminalSetting, steps: Int) async throws {
      let seed = number("MIMI_TERMINAL_SEED") ?? 1
      let stage = try TerminalStage(setting)
      var random = TerminalRandom(seed: seed, size: setting.size)
      do {
        try await stage.agree()
        try await stage.readAll()
        for _ in 0..<(number("MIMI_TERMINAL_STEPS").map { Int($0) } ?? steps / Int(slowness)) {
          try await stage.take(random.step(in: stage.state))
        }
      } catch {
        throw Disagreement("seed \(seed), \(setting.size.columns)x\(setting.size.rows), \(error)")
      }
      try stage.quit()
    }

    private func number(_ variable: String) -> UInt64? {
      getenv(variable).flatMap { UInt64(String(cString: $0)) }
    }

    @Test(arguments: TerminalRandom.sizes) func sizes(_ size: Size) async throws {
      try await play(TerminalSetting(size: size, contacts: TerminalPeople.contacts()), steps: 120)
    }

    @Test(arguments: [TerminalKind.tmux, .screen, .linux, .vt100]) func kinds(_ kind: TerminalKind) async throws {
      try await play(TerminalSetting(kind: kind, contacts: TerminalPeople.contacts()), steps: 60)
    }

    @Test(arguments: [TerminalKind.xterm, .vt100]) func inASCII(_ kind: TerminalKind) async throws {
      let setting = TerminalSetting(
        kind: kind, environment: ["LANG": "C", "LC_ALL": "C"], isASCII: true, contacts: try TerminalPeople.contacts())
      try await play(setting, steps: 60)
    }

    @Test func withoutContacts() async throws {
      try await play(TerminalSetting(), steps: 60)
    }
  }
}
