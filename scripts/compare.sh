#!/bin/bash
# Our server, Prosody and ejabberd side by side on this machine: all three run, and each kind of load goes to one after the
# other, round by round, so that what else the machine does falls on all of them. Ours archives what it delivers, which the
# others do not here; messages go to it without archive, too. Compare ratios, never absolutes.
#   scripts/compare.sh [--data DIR] [--rounds N] [--seconds S] [--pairs N] [--rate R] [--contacts N] [--idle N] [--port PORT]
# DIR (default .run/compare) gets each run's figures, figures.jsonl, and the table of medians, table.md. PORT and the four
# after it are used.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
# shellcheck source=scripts/prepare.sh
. "$root/scripts/prepare.sh"

known='--data DIR, --rounds N, --seconds S, --pairs N, --rate R, --contacts N, --idle N, --port PORT'
data=$root/.run/compare rounds=3 seconds=10 pairs=100 rate=1000 contacts=1000 idle=5000 port=15222
while [ $# -gt 0 ]; do
  [ $# -ge 2 ] || die "$1 needs a value; known options: $known"
  case "$1" in
    --data) data=$2 ;;
    --rounds | --seconds | --pairs | --rate | --contacts | --idle | --port)
      [[ $2 =~ ^[1-9][0-9]{0,5}$ ]] || die "$1 $2: a number from 1 on"
      printf -v "${1#--}" '%s' "$2"
      ;;
    *) die "unknown option $1; known options: $known" ;;
  esac
  shift 2
done

prepare_packages python3 procps
mkdir -p "$data"
data=$(cd "$data" && pwd)
figures=$data/figures.jsonl
: > "$figures"

starters=()
declare -A process
stop_all() {
  trap - EXIT
  [ ${#starters[@]} = 0 ] || kill -TERM "${starters[@]}" 2> /dev/null || true
  wait || true
}
trap stop_all EXIT
trap 'exit 130' INT TERM

# await_ready NAME PATTERN: waits for the line with which it says that it is ready.
await_ready() {
  for _ in $(seq 300); do
    if grep -q "$2" "$data/$1.out"; then return 0; fi
    sleep 0.5
  done
  die "$1 is not ready; see $data/$1.out"
}

start_all() {
  # Each server's output goes to a file that outlives it.
  "$root/run" server --data "$data/simpp" --c2s "$port" --direct-tls $((port + 1)) --ssh $((port + 2)) > "$data/simpp.out" 2>&1 &
  starters+=($!)
  local ours=$!
  for peer in prosody ejabberd; do
    [ "$peer" = prosody ] && peer_port=$((port + 3)) || peer_port=$((port + 4))
    "$root/scripts/peers.sh" "$peer" --data "$data/$peer" --port "$peer_port" > "$data/$peer.out" 2>&1 &
    starters+=($!)
    await_ready "$peer" '^ready: '
    process[$peer]=$(sed -n 's/^ready: .* pid=\([0-9]*\) .*/\1/p' "$data/$peer.out")
  done
  await_ready simpp '^ready: '
  process[simpp]=$(pgrep -P "$ours" -x java) || die "the process of the server below $ours is not there"
  # All the clients come from one address; the server takes a changed file at once.
  limits=$data/simpp/etc/org.simpp.transport.netty.cfg
  if ! grep -q '^maxConnectionsPerAddress *= *100000$' "$limits"; then
    sed -i '/^ *maxConnectionsPerAddress *=/d' "$limits"
    printf 'maxConnectionsPerAddress = 100000\n' >> "$limits"
    sleep 5
  fi
}

# archive true|false: whether ours archives; it takes a changed file within a few seconds.
archive() {
  grep -q "^archive = $1\$" "$data/simpp/etc/org.simpp.server.cfg" && return
  sed -i "s/^archive *=.*/archive = $1/" "$data/simpp/etc/org.simpp.server.cfg"
  sleep 5
}

# measure ROUND NAME OPTION...: one kind of load on each server in turn.
measure() {
  local round=$1 name=$2 line
  shift 2
  for server in simpp simpp-without-archive prosody ejabberd; do
    case "$server:$name" in simpp-without-archive:messages*) archive false ;; simpp-without-archive:*) continue ;; *) archive true ;; esac
    case "$server" in
      simpp*) where=(--port "$port" --create --data "$data/simpp") ;;
      prosody) where=(--port $((port + 3)) --register) ;;
      ejabberd) where=(--port $((port + 4)) --register) ;;
    esac
    say "round $round: $name, $server"
    if line=$("$root/run" load --json --pid "${process[${server%%-*}]}" --seconds "$seconds" --warm-up $((round == 1 ? 20 : 5)) \
      --patience 300 "${where[@]}" "$@"); then
      fault=false
    else
      fault=true
      line=${line:-'{"scenario":"none"}'}
      say "this run failed and is not counted"
    fi
    printf '{"server":"%s","round":%d,"run":"%s","fault":%s,%s\n' "$server" "$round" "$name" "$fault" "${line#\{}" >> "$figures"
  done
}

start_all
for round in $(seq "$rounds"); do
  measure "$round" "messages" --pairs "$pairs" --window 10
  measure "$round" "messages at $rate/s" --pairs "$pairs" --rate "$rate"
  measure "$round" "logins" --scenario logins --sessions 100 --window 20
  measure "$round" "presence to $contacts" --scenario presence --sessions "$contacts"
done
# Once: memory that a server has taken it seldom gives back.
measure 1 "idle, $idle sessions" --scenario idle --sessions "$idle"
python3 "$root/scripts/compare_table.py" "$figures" | tee "$data/table.md"
