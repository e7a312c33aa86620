import Glibc

/// How many times as long as otherwise something may take: more than once where the tests, and with them the programs
/// that they start, are built with a sanitizer.
public let slowness: Double = isSanitized ? 4 : 1

/// The sanitizer's library is a part of every program that is built with it.
private let isSanitized = dlsym(nil, "__tsan_init") != nil || dlsym(nil, "__asan_init") != nil
