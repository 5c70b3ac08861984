#!/bin/bash
# How long the server and the desktop take to start, and what they hold once they have: the first start, with an empty folder,
# and those after it. Prints docs/performance.md's table of it. Measure on a quiet machine.
#   scripts/startup.sh [--data DIR] [--rounds N] [--settle S] [--port PORT]
# DIR (default .run/startup, emptied) gets each program's output. S is for how many seconds a program is left alone before its
# memory is read, and for as many again its processor time. PORT and the two after it are used.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
# shellcheck source=scripts/prepare.sh
. "$root/scripts/prepare.sh"
# shellcheck source=scripts/server-data.sh
. "$root/scripts/server-data.sh"
# shellcheck source=scripts/desktop.sh
. "$root/scripts/desktop.sh"

known='--data DIR, --rounds N, --settle S, --port PORT'
data=$root/.run/startup rounds=3 settle=90 port=15322
while [ $# -gt 0 ]; do
  [ $# -ge 2 ] || die "$1 needs a value; known options: $known"
  case "$1" in
    --data) data=$2 ;;
    --rounds | --settle | --port)
      [[ $2 =~ ^[1-9][0-9]{0,4}$ ]] || die "$1 $2: a number from 1 on"
      printf -v "${1#--}" '%s' "$2"
      ;;
    *) die "unknown option $1; known options: $known" ;;
  esac
  shift 2
done

require_java
# shellcheck disable=SC2086 # lists of packages
prepare_packages $desktop_packages $display_packages openssh-client procps
prepare_distribution
build_desktop
export SIMPP_BUILT=yes
rm -rf "$data"
mkdir -p "$data"
data=$(cd "$data" && pwd)

running=
stop_running() {
  [ -z "$running" ] || kill -TERM "$running" 2> /dev/null || true
  [ -z "$running" ] || wait "$running" || true
  running=
}
trap 'stop_running; end_display' EXIT
trap 'exit 130' INT TERM

milliseconds() { date +%s%3N; }

# ticks PID: the processor time that it has used, in hundredths of a second.
ticks() { awk '{ print $14 + $15 }' "/proc/$1/stat"; }

# since BEGUN PID: a line of the time until now, and of what the process holds and uses once it is left alone.
since() {
  elapsed=$(($(milliseconds) - $1))
  sleep "$settle"
  before=$(ticks "$2")
  sleep "$settle"
  resident=$(awk '/^VmRSS:/ { print $2 }' "/proc/$2/status")
  awk -v ms="$elapsed" -v kib="$resident" -v used=$(($(ticks "$2") - before)) -v s="$settle" \
    'BEGIN { printf "| %.1f s | %.0f MiB | %.1f %% |\n", ms / 1000, kib / 1024, used / s }'
}

# await WHAT SECONDS COMMAND...: until the command succeeds.
await() {
  what=$1
  tries=$(($2 * 20))
  shift 2
  while ! "$@" > /dev/null 2>&1; do
    kill -0 "$running" 2> /dev/null || die "$what has ended; its output is in $data"
    [ $((tries -= 1)) -gt 0 ] || die "$what does not start; its output is in $data"
    sleep 0.05
  done
}

measure_server() {
  begun=$(milliseconds)
  "$root/run" server --data "$data/server" --c2s "$port" --direct-tls $((port + 1)) --ssh $((port + 2)) > "$data/server.out" 2>&1 &
  running=$!
  await 'the server' 120 grep -q '^ready: ' "$data/server.out"
  since "$begun" "$(pgrep -P "$running" -x java)"
  stop_running
}

measure_desktop() {
  begun=$(milliseconds)
  start_desktop "$data/desktop" en > "$data/desktop.out" 2>&1
  running=$desktop
  await 'the desktop' 120 xdotool search --onlyvisible --name '^SIMPP'
  since "$begun" "$desktop"
  stop_running
}

ensure_display
echo '| | until ready | resident | of a processor |'
echo '|---|---|---|---|'
for program in server desktop; do
  for round in $(seq "$((rounds + 1))"); do
    [ "$round" = 1 ] && name="first" || name="again"
    printf '| %s, %s ' "$program" "$name"
    "measure_$program"
  done
done
