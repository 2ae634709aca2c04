# One-word commands; the work is done by the short scripts in .ci/.
# Every command first installs what it needs and is missing (.ci/setup).

.DEFAULT_GOAL := help
# Sizes of the made-up packages that the browser is measured with.
ENTRIES := 25,10000,100000,1000000
.PHONY: help serve test check dist bench fuzz soak setup fonts clean

help: ## this list
	@echo 'Guangdong IP Atlas. Needs rustup and Node 20 or newer; the rest is installed on first use.'
	@echo
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1|\2/p' Makefile | awk -F'|' '{ printf "%-14s %s\n", $$1, $$2 }'
	@echo
	@echo 'Variables:'
	@echo '  PORT=8000               first port that `make serve` tries'
	@echo '  BASE=/some/dir/         folder under which `make serve` puts the page'
	@echo '  STEPS="native wasm"     run only these steps of `make test`: fmt clippy clippy-wasm'
	@echo '                          native data microdata dist sizes wasm browser'
	@echo '  ENTRIES=25,10000        sizes of the made-up packages of `make bench`'
	@echo '  ATLAS_TOOLS_DIR=DIR     where trunk and wasm-bindgen-cli are kept (~/.cache/guangdong-ip-atlas)'
	@echo '  CHROMIUM, CHROMEDRIVER  the browser and its driver for the tests, if not on PATH; FIREFOX: the other one'
	@echo '  PYTHON=python3          Python 3.10 or newer, for the check of the data package and packages from microdata'

serve: dist ## build the release page, serve it and print the address
	@node .ci/serve.mjs --base '$(or $(BASE),/)'

test: ## run every check; the last line is "N passed, N failed"
	@.ci/test $(STEPS)

check: ## rustfmt, clippy native and clippy wasm, warnings denied
	@.ci/test fmt clippy clippy-wasm

dist: ## build the release page and the single file into dist/ (relative paths: runs from any folder)
	@.ci/dist

bench: ## time the query engine, the charts and the judge natively, print the sizes, measure the page in Chromium with up to 1,000,000 entries (ENTRIES)
	@.ci/setup disk rust node tools browser
	cargo bench --bench query
	cargo bench --bench charts
	cargo bench --bench judge
	node tests/bench/package.mjs 1000000 target/bench/million && OPENING_FOLDER=target/bench/million cargo bench --bench opening
	@.ci/dist
	@bash -c '. .ci/common.sh && CHROMIUM=$$(find_chromium) node tests/bench/page.mjs'
	@node tests/bench/sizes.mjs
	@bash -c '. .ci/common.sh && CHROMIUM=$$(find_chromium) node tests/bench/browser.mjs --entries $(ENTRIES)'

fuzz: ## damaged packages, addresses and zips for ten minutes (FUZZ_SECONDS); a failure prints its FUZZ_SEED
	@.ci/setup disk rust
	FUZZ_SECONDS=$(or $(FUZZ_SECONDS),600) cargo test --test fuzz -- --nocapture

soak: ## play 10,000 scenes of the kiosk at 50x speed in Chromium, then touch it 100 times a second (SCENES, SPEED, TOUCH_MINUTES)
	@.ci/setup disk rust node tools browser
	@.ci/dist
	@bash -c '. .ci/common.sh && CHROMIUM=$$(find_chromium) node tests/bench/soak.mjs --scenes $(or $(SCENES),10000) --speed $(or $(SPEED),50) --touch $(or $(TOUCH_MINUTES),30)'

setup: ## install everything that any command needs
	@.ci/setup disk rust node tools browser firefox servers python
	@.ci/setup fonts || true
	@echo 'set-up complete'

fonts: ## install a Chinese font for screenshots (no test needs one)
	@.ci/setup fonts

clean: ## remove what was built (the tools, node_modules, .venv stay)
	rm -rf dist target test-results playwright-report
