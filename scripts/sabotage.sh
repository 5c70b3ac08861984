#!/bin/bash
# Shows that each acceptance test can fail. Each file of itests/sabotage breaks what one test checks, in a copy of the
# checkout; the copy must still build, and that test must turn red. Part of ./verify --long.
#
# The first lines of such a file, before the patch, say what it breaks and what must notice:
#   Breaks: what is no longer true
#   Module: the module of the test
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

failed=0
passed=0
for sabotage in "$root"/itests/sabotage/*.patch; do
  name=$(basename "$sabotage" .patch)
  module=$(field "$sabotage" Module)
  test=$(field "$sabotage" Test)
  log=$logs/$name.log
  git -C "$copy" checkout -q -- . && git -C "$copy" clean -fdq -e target
  git -C "$copy" apply "$sabotage" || die "$name does not apply any more; mend the patch"
  built="sh $maven_home/bin/mvn -B -ntp -f $copy/pom.xml"
  if ! $built package -DskipTests -Dspotless.check.skip=true -pl "$module" -am > "$log" 2>&1; then
    say "NOT SHOWN  $name: the sabotaged checkout does not build, see $log"
    failed=$((failed + 1))
  elif $built test -Dspotless.check.skip=true -pl "$module" -am -Dtest="$test" \
    -Dsurefire.failIfNoSpecifiedTests=false >> "$log" 2>&1; then
    say "UNNOTICED  $name: $test passes although: $(field "$sabotage" Breaks)"
    failed=$((failed + 1))
  elif grep -q "There are test failures" "$log"; then
    say "noticed    $name: $test is red when $(field "$sabotage" Breaks)"
    passed=$((passed + 1))
  else
    say "NOT SHOWN  $name: $test did not run, see $log"
    failed=$((failed + 1))
  fi
done
echo "Sabotages: $passed passed, $failed failed"
[ "$failed" = 0 ]
