#!/bin/bash
# Pictures of every screen, with real widgets and without a server: in both languages, light, dark and in high contrast,
# and with text of twice the size. What is wrong with them that a program can see fails the build.
#   scripts/screenshots.sh
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
# shellcheck source=scripts/prepare.sh
. "$root/scripts/prepare.sh"
require_java
prepare_maven
# shellcheck disable=SC2086 # lists of packages
prepare_packages $desktop_packages $display_packages

pictures=$root/itests/screens/target/screens
rm -rf "$pictures"
maven -q test -pl itests/screens -am -Dtest=ScreensTest -Dsurefire.failIfNoSpecifiedTests=false
say "$(find "$pictures" -name '*.png' | wc -l) pictures are in ${pictures#"$root"/}, a folder for each look"
