# What can be done here. The scripts install what they need with apt.

.PHONY: help demo build release test bench bench-quick fuzz tsan asan lint format screenshots install clean

PREFIX ?= /usr/local

help: ## Show this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  \1|\2/p' $(MAKEFILE_LIST) | column -t -s '|'

demo: ## Open the demo: a bundled zone, a throw-away store, no network
	Scripts/demo

build: ## Build for debugging
	Scripts/setup build
	swift build

release: ## Build what is installed: optimised, each program one file with Swift's library inside
	Scripts/setup build
	swift build -c release --static-swift-stdlib --product mimi
	swift build -c release --static-swift-stdlib --product mimi-provider

test: ## Run all tests
	Scripts/test

bench: ## Compare with kdig, dig, delv, khard, jq, fzf, abook, curl and a C program
	Scripts/bench

bench-quick: ## The same with fewer rounds
	Scripts/bench --quick

fuzz: ## Feed the readers of the contacts file and of vCards with made-up inputs, for a minute each
	Scripts/fuzz

tsan: ## Run the tests under the thread sanitizer
	Scripts/sanitize thread

asan: ## Run the tests under the address sanitizer
	Scripts/sanitize address

lint: ## Check the source's format
	swift format lint --strict -r Package.swift Sources Tests Resources

format: ## Mend the source's format
	swift format -i -r Package.swift Sources Tests Resources

screenshots: ## Draw screenshots/ anew from the running program
	Scripts/screenshots

install: release ## Install to PREFIX, /usr/local unless set
	install -Dm755 .build/release/mimi $(DESTDIR)$(PREFIX)/bin/mimi
	install -Dm755 .build/release/mimi-provider $(DESTDIR)$(PREFIX)/libexec/mimi/mimi-provider
	install -Dm644 Resources/man/mimi.1 $(DESTDIR)$(PREFIX)/share/man/man1/mimi.1

clean: ## Remove what was built
	rm -rf .build .build-*
