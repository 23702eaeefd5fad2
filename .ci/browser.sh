#!/bin/sh
# The browser tests use the system's Chromium. Install it where we may; say plainly what is left out otherwise.
set -eu
for name in chromium chromium-browser google-chrome; do
    if command -v "$name" >/dev/null 2>&1; then exit 0; fi
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "setup: installing Chromium for the browser tests (apt-get)"
    if apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null; then exit 0; fi
    echo "setup: apt-get could not install Chromium"
fi
if [ "${CI:-}" = true ]; then
    echo "setup: Chromium is missing and CI=true: the browser tests would not run" >&2
    exit 1
fi
echo "setup: no Chromium here: the browser tests will be skipped (as root: apt-get install chromium)"
