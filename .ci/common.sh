# shellcheck shell=bash
# Sourced by the scripts of this folder: goes to the top folder, puts the project's tools first on PATH, reads no input.

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$ROOT" || exit 1
exec </dev/null

# Shared by all clones of a user, as what `cargo install` puts elsewhere: they take minutes to build. A folder for each
# version of the one that must equal the crate.
BINDGEN_VERSION=$(sed -n 's/^wasm-bindgen *= *"=\([0-9.]*\)".*/\1/p' Cargo.toml)
TOOLS=${ATLAS_TOOLS_DIR:-${XDG_CACHE_HOME:-${HOME:-$ROOT}/.cache}/guangdong-ip-atlas/tools-$BINDGEN_VERSION}
case $TOOLS in /*) ;; *) TOOLS=$ROOT/$TOOLS ;; esac
# The folder of rustup last: a shell that was open before rustup was installed does not have it yet.
export PATH="$TOOLS/bin:$ROOT/node_modules/.bin:$PATH:${CARGO_HOME:-${HOME:-}/.cargo}/bin"

has() { command -v "$1" >/dev/null 2>&1; }

# Prints the first of the given names that can be run.
first_of() {
  local name
  for name; do
    if [ -n "$name" ] && command -v "$name" 2>/dev/null; then return 0; fi
  done
  return 1
}

find_chromium() { first_of "${CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable; }
# For tests of the page: the build of Chromium without a window needs half the time. It has no tabs or menus to test either.
find_headless() { first_of "${CHROMIUM_HEADLESS:-${CHROMIUM:-}}" chromium-headless-shell || find_chromium; }
find_firefox() { first_of "${FIREFOX:-}" firefox-esr firefox; }
find_chromedriver() { first_of "${CHROMEDRIVER:-}" chromedriver /usr/lib/chromium/chromedriver /usr/lib/chromium-browser/chromedriver; }
