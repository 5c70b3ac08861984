# Sourced by run: a server with the laboratory profile and two desktops, signed in as alice and bob.
# shellcheck shell=bash

# shellcheck source=scripts/desktop.sh
. "$root/scripts/desktop.sh"

known='(none; see ./run help)'
[ $# -eq 0 ] || die "unknown option $1; known options: $known"

demonstration=${SIMPP_DEMONSTRATION:-$root/.run/demonstration}
server_data=$demonstration/server
domain=simpp.local
server_process=
stopped=
desktops=()

stop_demonstration() {
  stopped=yes
  [ ${#desktops[@]} = 0 ] || kill -TERM "${desktops[@]}" 2> /dev/null || true
}

# Whatever ends the demonstration ends the windows first, then the server, then the screen.
end_demonstration() {
  stop_demonstration
  [ ${#desktops[@]} = 0 ] || wait "${desktops[@]}" 2> /dev/null || true
  if [ -n "$server_process" ]; then
    kill -TERM "$server_process" 2> /dev/null || true
    wait "$server_process" 2> /dev/null || true
  fi
  end_display
}

# free_port PORT: the port, or another one where somebody listens on it already.
free_port() {
  candidate=$1
  while (: < "/dev/tcp/127.0.0.1/$candidate") 2> /dev/null; do
    candidate=$((20000 + RANDOM % 10000))
  done
  [ "$candidate" = "$1" ] || say "port $1 is taken here, so the demonstration uses $candidate"
}

start_demonstration_server() {
  free_port 5222
  c2s=$candidate
  free_port 5223
  direct_tls=$candidate
  free_port 5281
  web=$candidate
  free_port 8101
  # emptied here, lest the line of the last start be taken for this one's
  : > "$demonstration/server.out"
  setsid "$root/run" server --data "$server_data" --domain "$domain" --laboratory \
    --c2s "$c2s" --direct-tls "$direct_tls" --web "$web" --ssh "$candidate" \
    >> "$demonstration/server.out" 2> >(sed 's/^/  /' >&2) &
  server_process=$!
  while ! grep -q '^ready: ' "$demonstration/server.out"; do
    kill -0 "$server_process" 2> /dev/null || die "the server did not start; the lines above say why"
    [ -z "$stopped" ] || exit 0
    sleep 0.2
  done
  address=$(sed -n 's/^ready: .* c2s=\([^ ]*\).*/\1/p' "$demonstration/server.out")
  say "server $(grep '^ready: ' "$demonstration/server.out")"
}

# prepare_user NAME OTHER: an invitation, and what the desktop needs to take it by itself.
prepare_user() {
  user_file=$demonstration/$1/demonstration.properties
  [ ! -f "$user_file" ] || return 0
  invitation=$("$root/run" shell --data "$server_data" simpp:invite --json "$1@$domain") \
    || die "no invitation for $1@$domain: $invitation"
  text=$(printf '%s' "$invitation" | sed -n 's/.*"text" *: *"\([^"]*\)".*/\1/p')
  [ -n "$text" ] || die "the invitation for $1@$domain has no text: $invitation"
  (
    umask 077
    mkdir -p "$demonstration/$1"
    printf 'account=%s@%s\ninvitation=%s\npin=%s\ncontact=%s@%s\n' \
      "$1" "$domain" "$text" "$(od -An -N4 -tu4 /dev/urandom | tr -d ' ')" "$2" "$domain" > "$user_file"
  )
}

# open_desktop NAME LANGUAGE LEFT: a window whose left edge is so many pixels from the screen's.
open_desktop() {
  start_desktop "$demonstration/$1" "$2" -Dsimpp.window.left="$3" -Dsimpp.demonstration="$demonstration/$1/demonstration.properties" \
    -Dsimpp.account="$1@$domain" -Dsimpp.server="$address" > "$demonstration/$1.out" 2>&1
  desktops+=("$desktop")
  say "$1's window opens; the PIN of $1's card is $(sed -n 's/^pin=//p' "$demonstration/$1/demonstration.properties")"
}

require_java
(umask 077 && mkdir -p "$demonstration")
# shellcheck disable=SC2086 # a list of packages
prepare_packages $desktop_packages openssh-client
build_desktop
trap stop_demonstration INT TERM HUP
trap end_demonstration EXIT
start_demonstration_server
prepare_user alice bob
prepare_user bob alice
SIMPP_SCREEN=${SIMPP_SCREEN:-2120x760x24}
ensure_display
open_desktop alice "${SIMPP_LANGUAGE:-}" 0
open_desktop bob "${SIMPP_LANGUAGE:-}" 1060
say "Ctrl-C stops everything; so does closing both windows"
for window in "${desktops[@]}"; do
  while kill -0 "$window" 2> /dev/null; do
    wait "$window" || true
  done
done
