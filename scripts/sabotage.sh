#!/bin/bash
# Shows that each acceptance test can fail. Each file of itests/sabotage breaks what one test checks, in a copy of the
# checkout; the copy must still build, and that test must turn red. Part of ./verify --long.
#   scripts/sabotage.sh [NAME...]   all of them, or those alone
#
# The first lines of such a file, before the patch, say what it breaks and what must notice:
#   Breaks: what is no longer true
#   Module: the module of the test
#   Build: what else the test takes as built, with commas between (optional)
#   Test: the test, as Surefire names it
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
# shellcheck source=scripts/prepare.sh
. "$root/scripts/prepare.sh"
require_java
prepare_maven
export SIMPP_BUILT=yes

copy=$build_folder/sabotage/checkout
logs=$build_folder/sabotage/logs
mkdir -p "$logs"
rm -rf "$copy"
git -C "$root" worktree prune
git -C "$root" worktree add -q --detach "$copy" HEAD
trap 'git -C "$root" worktree remove --force "$copy"' EXIT

field() { sed -n "s/^$2: //p" "$1" | head -n 1; }

# Takes the sabotage before back, with what was built of it.
restore() {
  git -C "$copy" checkout -q -- .
  git -C "$copy" clean -fdq
  for touched in "${sabotaged[@]}" features/karaf karaf-distribution features/desktop rcp-product; do
    rm -rf "${copy:?}/$touched/target"
  done
}

# module_of FILE: the folder that Maven knows it by.
module_of() {
  module_folder=${1%%/src/*}
  printf '%s\n' "${module_folder%/pom.xml}"
}

if [ $# = 0 ]; then
  for file in "$root"/itests/sabotage/*.patch; do
    set -- "$@" "$(basename "$file" .patch)"
  done
fi
failed=0
passed=0
sabotaged=()
for name in "$@"; do
  sabotage=$root/itests/sabotage/$name.patch
  [ -f "$sabotage" ] || die "there is no itests/sabotage/$name.patch"
  breaks=$(field "$sabotage" Breaks)
  module=$(field "$sabotage" Module)
  others=$(field "$sabotage" Build)
  test=$(field "$sabotage" Test)
  log=$logs/$name.log
  restore
  mapfile -t sabotaged < <(git apply --numstat "$sabotage" | cut -f 3 | while read -r file; do module_of "$file"; done)
  git -C "$copy" apply "$sabotage" || die "$name does not apply any more; mend the patch"
  if sh "$maven_home/bin/mvn" -B -ntp -f "$copy/pom.xml" package -Dspotless.check.skip=true \
    -pl "$module${others:+,$others}" -am -Dtest="$test" -Dsurefire.failIfNoSpecifiedTests=false > "$log" 2>&1; then
    say "UNNOTICED  $name: $test passes without this: $breaks"
    failed=$((failed + 1))
  elif grep -q "Failures: [1-9].* -- in .*\.${test%%#*}\$" "$log"; then
    say "noticed    $name: $test is red without this: $breaks"
    passed=$((passed + 1))
  else
    say "NOT SHOWN  $name: the sabotaged checkout does not build, or no assertion of $test failed; see $log"
    failed=$((failed + 1))
  fi
done
echo "Sabotages: $passed passed, $failed failed"
[ "$failed" = 0 ]
