#!/bin/bash
# profanity against the server, in a terminal that nobody sees: two accounts log in over TLS with
# SCRAM, see each other's presence, exchange messages, and get the RFC's errors for bad input.
# Usage: with_profanity.sh HOST PORT CA-FILE ADDRESS:PASSWORD ADDRESS:PASSWORD
# Debian: profanity, tmux, openssl. Status 0 only if every step was as RFC 6120 and RFC 6121 say.
set -euo pipefail
[ $# = 5 ] || { sed -n '2,5s/^# //p' "$0" >&2; exit 2; }
host=$1 port=$2 ca=$3
alice=${4%%:*} bob=${5%%:*}
domain=${alice#*@}
patience=20

work=$(mktemp -d)
tmux_here() { tmux -S "$work/tmux" -f /dev/null "$@"; }
cleanup() {
  tmux_here kill-server 2> /dev/null || true
  rm -rf "$work"
}
trap cleanup EXIT
export LC_ALL=C.UTF-8

mkdir "$work/ca"
cp "$ca" "$work/ca/server.pem"
openssl rehash "$work/ca"

# begin NAME ADDRESS PASSWORD: a profanity of its own that logs in.
begin() {
  mkdir -p "$work/$1/config/profanity" "$work/$1/data/profanity"
  printf '[connection]\ntls.certpath=%s\nautoping=0\n[ui]\nsplash=false\n' "$work/ca" \
    > "$work/$1/config/profanity/profrc"
  printf '[%s]\njid=%s\nserver=%s\nport=%s\ntls.policy=force\nenabled=true\nresource=desk\npassword=%s\n' \
    "$1" "$2" "$host" "$port" "$3" > "$work/$1/data/profanity/accounts"
  chmod 600 "$work/$1/data/profanity/accounts"
  tmux_here new-session -d -s "$1" -x 160 -y 50 \
    "env XDG_CONFIG_HOME=$work/$1/config XDG_DATA_HOME=$work/$1/data profanity -l DEBUG -f $work/$1/log -a $1"
}

screen() { tmux_here capture-pane -p -t "$1"; }

# log NAME: what went over the wire, and more.
log() { cat "$work/$1/log"; }

type_line() {
  tmux_here send-keys -t "$1" -l -- "$2"
  tmux_here send-keys -t "$1" Enter
}

# await WHAT SOURCE NAME TEXT: until the screen or the log of NAME has TEXT.
await() {
  for _ in $(seq $((patience * 5))); do
    if "$2" "$3" | grep -F -- "$4" > "$work/found"; then
      echo "ok: $1"
      return 0
    fi
    sleep 0.2
  done
  {
    echo "FAILED: $1: no \"$4\" in the $2 of $3 after $patience s"
    screen "$3" || true
    log "$3" | tail -n 25
  } >&2
  exit 1
}

begin alice "$alice" "${4#*:}"
begin bob "$bob" "${5#*:}"
await "login of alice" screen alice "logged in successfully"
await "login of bob" screen bob "logged in successfully"
await "TLS with the certificate of the CA file" log alice "Certificate verification passed"
await "SCRAM-SHA-256" log alice '<auth mechanism="SCRAM-SHA-256'

type_line alice "/sub request $bob"
await "subscription request" screen bob "$alice"
type_line bob "/sub allow $alice"
await "the contact's presence" log alice "Presence available handler fired for: $bob/desk"
type_line bob '/status set away 午餐'
await "changed presence with its status" log alice '<status>午餐</status>'

type_line alice "/msg $bob 早安 & <good morning>"
await "message to bob" log bob '<body>早安 &amp; &lt;good morning&gt;</body>'
type_line bob "/msg $alice hello from bob"
await "message to alice" screen alice "hello from bob"

type_line alice '/xmlconsole'
type_line alice "<iq type='get' id='x1' to='$domain'><query xmlns='urn:example:nothing'/></iq>"
await "unknown request" log alice 'RECV: <iq id="x1" type="error"'
await "unknown request: service-unavailable" log alice 'handler fired, id: x1, error: service-unavailable'

begin stranger "$alice" 'not the password'
await "wrong password" screen stranger "Login failed"
await "wrong password: not-authorized" log stranger '<not-authorized'

type_line alice '<message><body></message>'
await "bad XML: not-well-formed" log alice 'not-well-formed'

type_line bob '/disconnect'
await "close in good order" log bob 'RECV: </stream:stream>'
