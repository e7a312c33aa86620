import Foundation
import Glibc
import TestSupport
import Testing

/// Disks that are full, directories that cannot be written to, links, permissions.
@Suite struct ContactsDiskScenarios {
  /// Runs a script in a namespace in which it may mount file systems. `$1` is the folder's own directory, `$2` that of
  /// the store, `$mimi`, `$hammer` and `$lookup` are programs; after `lookup` stand identifiers.
  private func inNamespace(_ folder: ContactsFolder, _ script: String) throws -> Finished {
    let world = try World.shared()
    let mimi = try builtProgram("mimi")
    let preface = """
      set -u
      store="$2/contacts.jsonl"
      lookup() { "$mimi" lookup --json --store "$store" --resolver "$resolver" --trust-anchor "$anchor" "$@"; }
      contacts() { command=$1; shift; "$mimi" contacts "$command" --store "$store" "$@"; }
      """
    mkdir(folder.parent, 0o700)
    return try run(
      "unshare", ["-rm", "sh", "-c", preface + "\n" + script, "sh", folder.directory.path, folder.parent],
      environment: [
        "mimi": mimi, "hammer": builtProgram("StoreHammer"), "resolver": world.knot.resolver,
        "anchor": world.anchorFile,
      ])
  }

  private func file(_ name: String, in folder: ContactsFolder) throws -> [UInt8] {
    try readFile(folder.directory.path + "/" + name)
  }

  private func text(_ name: String, in folder: ContactsFolder) throws -> String {
    String(decoding: try file(name, in: folder), as: UTF8.self)
  }

  @Test func aFullDiskLeavesTheOldStateAndTheAnswer() throws {
    let folder = try ContactsFolder()
    // large.example has 60 kB of records, which do not fit beside another contact.
    let finished = try inNamespace(
      folder,
      """
      mount -t tmpfs -o size=64k,mode=700 tmpfs "$2" || exit 99
      lookup straight.example >"$1/first" 2>"$1/first.errors"; echo "first $?"
      cp "$store" "$1/before"
      lookup large.example >"$1/second" 2>"$1/second.errors"; echo "second $?"
      cp "$store" "$1/after"
      lookup private.example >"$1/third" 2>"$1/third.errors"; echo "third $?"
      contacts list --json >"$1/list" 2>"$1/list.errors"; echo "list $?"
      ls -A "$2" >"$1/names"
      """)
    #expect(finished.outputText == "first 0\nsecond 73\nthird 0\nlist 0\n", "\(finished.errorText)")
    #expect(try text("first.errors", in: folder).isEmpty)
    let second = try lookupLines(file("second", in: folder))
    #expect(second.map(\.status) == ["found"] && second.first?.providers.count == 40)
    let errors = try text("second.errors", in: folder)
    #expect(errors.contains("mimi: error: ") && errors.contains("mimi: hint: "), "\(errors)")
    #expect(errors.contains("contacts.jsonl") && errors.contains("space"), "\(errors)")
    #expect(try file("before", in: folder) == file("after", in: folder))
    // What is small enough is kept again, without any mending.
    #expect(try text("third.errors", in: folder).isEmpty && text("list.errors", in: folder).isEmpty)
    let list = try contactLines(file("list", in: folder))
    #expect(list.map(\.id) == ["private.example", "straight.example"])
    #expect(try text("names", in: folder) == "contacts.jsonl\ncontacts.jsonl.lock\n")
  }

  @Test func aDiskThatFillsUpHoldsEveryChangeThatWasSaid() throws {
    let folder = try ContactsFolder()
    let finished = try inNamespace(
      folder,
      """
      mount -t tmpfs -o size=64k,mode=700 tmpfs "$2" || exit 99
      "$hammer" --path "$store" --changes 10000 --acknowledge >"$1/said" 2>"$1/said.errors"; echo "hammer $?"
      cp "$store" "$1/mimi.jsonl"
      contacts remove w0-n1.example >"$1/removal" 2>"$1/removal.errors"; echo "removal $?"
      contacts list --json >"$1/list"; echo "list $?"
      mount -o remount,size=1m "$2"
      contacts remove w0-n1.example w0-n2.example >"$1/later" 2>"$1/later.errors"; echo "later $?"
      grep -rlF -e w0-n1.example -e w0-n2.example "$2"; echo "grep $?"
      contacts list --json >"$1/last"; echo "last $?"
      """)
    #expect(try text("said.errors", in: folder).contains("cannotWrite"))
    var said = Acknowledged()
    said.read(try file("said", in: folder), writer: 0)
    #expect(said.total > 50)
    let octets = try file("mimi.jsonl", in: folder)
    try checkWithJQ(octets)
    #expect(Set(try contactLines(octets).map(\.id)) == Set(said.last.keys))

    // There may be room for the line that says it is removed, but not for a second file. Either way it is told.
    let (removal, errors) = (finished.outputText.split(separator: "\n"), try text("removal.errors", in: folder))
    #expect(removal.prefix(3) == ["hammer 73", "removal 73", "list 0"], "\(finished)")
    #expect(errors.contains("mimi: error: ") && errors.contains("mimi: hint: "), "\(errors)")
    let isSaidToBeRemoved = errors.contains("is removed")
    let list = try contactLines(file("list", in: folder)).map(\.id)
    #expect(list.count == said.total - (isSaidToBeRemoved ? 1 : 0))
    #expect(list.contains("w0-n1.example") == !isSaidToBeRemoved)

    // With room again nothing of it stays.
    #expect(removal.dropFirst(4).first == "grep 1", "\(finished.outputText)")
    #expect(try contactLines(file("last", in: folder)).count == said.total - 2)
  }

  @Test(arguments: [
    #"mount --bind "$2" "$2" && mount -o remount,bind,ro "$2" || exit 99; drop="#,
    // The namespace's root may do everything with its own files; without capabilities it is anybody.
    #"chmod 500 "$2"; chmod 400 "$store"; drop="setpriv --inh-caps=-all --bounding-set=-all""#,
  ])
  func whatCannotBeWrittenIsRead(_ preparation: String) throws {
    let folder = try ContactsFolder()
    #expect(try folder.lookup("straight.example").finished.exitStatus == 0)
    let before = try folder.octets()
    let finished = try inNamespace(
      folder,
      preparation + "\n"
        + """
        [ -z "$drop" ] || { printf '#!/bin/sh\\nexec %s "%s" "$@"\\n' "$drop" "$mimi" >"$1/dropped"; chmod 700 "$1/dropped"; mimi="$1/dropped"; }
        lookup private.example straight.example >"$1/lookup" 2>"$1/lookup.errors"; echo "lookup $?"
        contacts list --json >"$1/list" 2>"$1/list.errors"; echo "list $?"
        contacts show straight.example >"$1/show" 2>"$1/show.errors"; echo "show $?"
        contacts name straight.example Strait 2>"$1/name.errors"; echo "name $?"
        contacts remove straight.example 2>"$1/remove.errors"; echo "remove $?"
        ls -A "$2" >"$1/names"
        chmod 700 "$2" 2>/dev/null
        true
        """)
    #expect(finished.outputText == "lookup 73\nlist 0\nshow 0\nname 73\nremove 73\n", "\(finished.errorText)")
    let lines = try lookupLines(file("lookup", in: folder))
    #expect(lines.map(\.status) == ["found", "found"])
    for name in ["lookup", "name", "remove"] {
      let errors = try text(name + ".errors", in: folder)
      let said = errors.split(separator: "\n").map { $0.prefix(12) }
      #expect(said == ["mimi: error:", "mimi: hint: "], "\(name): \(errors)")
    }
    #expect(try text("list.errors", in: folder).isEmpty && text("show.errors", in: folder).isEmpty)
    #expect(try contactLines(file("list", in: folder)).map(\.id) == ["straight.example"])
    #expect(try folder.octets() == before)
    #expect(try text("names", in: folder) == "contacts.jsonl\ncontacts.jsonl.lock\n")
  }

  @Test func aSymbolicLinkStaysOne() throws {
    let folder = try ContactsFolder()
    mkdir(folder.parent, 0o700)
    // Absolute and relative, and to a file that is not there yet, in a directory that is.
    let target = folder.directory.path + "/target.jsonl"
    symlink("../middle.jsonl", folder.path)
    symlink(target, folder.directory.path + "/middle.jsonl")
    #expect(try folder.lookup("straight.example", "private.example").finished.exitStatus == 0)
    #expect(try folder.contacts("remove", "private.example").exitStatus == 0)
    #expect(try folder.contacts("name", "straight.example", "Strait").exitStatus == 0)
    #expect(try folder.list().map(\.name) == ["Strait"])
    let kinds = try run("stat", ["-c", "%F %a", folder.path, folder.directory.path + "/middle.jsonl", target])
    #expect(kinds.outputText == "symbolic link 777\nsymbolic link 777\nregular file 600\n")
    #expect(try folder.names() == ["contacts.jsonl"])
    #expect(try folder.files(containing: "private.example").isEmpty)
  }

  @Test func onlyTheUserMayReadIt() throws {
    let folder = try ContactsFolder()
    let script = #"umask 0; exec "$0" "$@""#
    let world = try World.shared()
    let arguments = [
      "lookup", "--store", folder.path, "--resolver", world.knot.resolver, "--trust-anchor", world.anchorFile,
      "straight.example", "private.example",
    ]
    #expect(try run("sh", ["-c", script, builtProgram("mimi")] + arguments).exitStatus == 0)
    func permissions() throws -> String {
      try run("stat", ["-c", "%a", folder.parent, folder.path, folder.path + ".lock"]).outputText
    }
    #expect(try permissions() == "700\n600\n600\n")
    // What others may read by now is closed at the next change; the directory is the user's own to open.
    chmod(folder.path, 0o644)
    #expect(try folder.contacts("name", "straight.example", "Strait").exitStatus == 0)
    #expect(try permissions() == "700\n600\n600\n")
    chmod(folder.path, 0o644)
    #expect(try folder.contacts("remove", "private.example").exitStatus == 0)
    #expect(try permissions() == "700\n600\n600\n")
  }

  @Test func itIsInTheUsersDataDirectory() throws {
    let directory = try PrivateDirectory()
    let world = try World.shared()
    let arguments = ["--resolver", world.knot.resolver, "--trust-anchor", world.anchorFile, "straight.example"]
    let home = directory.path + "/home"
    mkdir(home, 0o700)
    let data = directory.path + "/data"
    let mimi = try builtProgram("mimi")
    for (environment, place) in [
      (["HOME": home, "XDG_DATA_HOME": data], data + "/mimi"),
      (["HOME": home], home + "/.local/share/mimi"),
      // A relative path in the variable counts as none.
      (["HOME": home, "XDG_DATA_HOME": "data"], home + "/.local/share/mimi"),
    ] {
      #expect(try run(mimi, ["lookup"] + arguments, environment: environment).exitStatus == 0)
      let modes = try run("stat", ["-c", "%a", place, place + "/contacts.jsonl"])
      #expect(modes.outputText == "700\n600\n", "\(modes.errorText)")
      let list = try run(mimi, ["contacts", "list", "--json"], environment: environment)
      #expect(try contactLines(list.output).map(\.id) == ["straight.example"])
    }
  }
}
