#!/bin/bash
# Foreign clients against a running server: ./itests/interop/run.sh DATA ADDRESS PORT [CLIENT...]
# DATA is the data folder of a server started with ./run server; CLIENT is slixmpp, everyday (slixmpp
# with avatar, bookmarks, vCard and blocking), upload (slixmpp with files), xmpp_js, websocket
# (@xmpp/client once more), strophe (over requests) or profanity, all of them if none is named.
# Each gets two new accounts, which are deleted at the end.
# Needs: python3-slixmpp, python3-aiohttp, profanity and tmux of Debian; node with npm. Status 0 if all passed.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
here=$root/itests/interop
[ $# -ge 3 ] || { sed -n '2,7s/^# //p' "$0" >&2; exit 2; }
data=$1 address=$2 port=$3
shift 3
[ $# -gt 0 ] || set -- slixmpp everyday upload xmpp_js websocket strophe profanity

work=$(mktemp -d)
domain=$(sed -n 's/^ *domain *= *//p' "$data/etc/org.simpp.server.cfg")
accounts=()
cleanup() {
  for account in "${accounts[@]}"; do
    "$root/run" shell --data "$data" simpp:user-delete --yes "$account" > /dev/null || true
  done
  rm -rf "$work"
}
trap cleanup EXIT

keytool -exportcert -rfc -alias simpp -keystore "$data/tls/server.p12" \
  -storepass:file "$data/tls/server.password" > "$work/server.pem" 2> "$work/keytool.log" \
  || { cat "$work/keytool.log" >&2; exit 1; }

# account NAME: makes one; "ADDRESS:PASSWORD" is in $made.
account() {
  password=$(head -c 18 /dev/urandom | base64 | tr '+/' '-_')
  new="${1/_/-}-$$@$domain"
  "$root/run" shell --data "$data" simpp:user-add --password "$password" "$new" > /dev/null
  accounts+=("$new")
  made=$new:$password
}

with_slixmpp() {
  /usr/bin/python3 "$here/with_slixmpp.py" "$address" "$port" "$work/server.pem" "$1" "$2"
}

with_everyday() {
  /usr/bin/python3 "$here/everyday_slixmpp.py" "$address" "$port" "$work/server.pem" "$1" "$2"
}

# Where httpPort is open.
with_upload() {
  SSL_CERT_FILE=$work/server.pem \
    /usr/bin/python3 "$here/upload_slixmpp.py" "$address" "$port" "$work/server.pem" "$1" "$2"
}

# in_node SCRIPT WORD...
in_node() {
  cp "$here/package.json" "$here/package-lock.json" "$here/$1" "$work/"
  (cd "$work" && npm ci --silent --no-audit --no-fund > npm.log 2>&1) \
    || { cat "$work/npm.log" >&2; return 1; }
  script=$work/$1
  shift
  NODE_EXTRA_CA_CERTS=$work/server.pem node --experimental-websocket "$script" "$@"
}

with_xmpp_js() {
  in_node with_xmpp_js.mjs "$address" "$port" "$1" "$2"
}

# Where httpPort in the server's etc/ opens XMPP over HTTP, as HOST:PORT in $web.
find_web() {
  http=$(sed -n 's/^ *httpPort *= *//p' "$data/etc/org.simpp.transport.netty.cfg")
  [ -n "$http" ] || { echo "httpPort is not set in $data/etc/org.simpp.transport.netty.cfg" >&2; return 1; }
  name=$(openssl x509 -in "$work/server.pem" -noout -ext subjectAltName | grep -o 'DNS:[a-z0-9.-]*' | head -n 1)
  web=${name#DNS:}:$http
}

# The same over WebSocket.
with_websocket() {
  find_web && address=wss://$web/xmpp-websocket with_xmpp_js "$1" "$2"
}

with_strophe() {
  find_web && in_node with_strophe.mjs "https://$web/http-bind" "$1" "$2"
}

with_profanity() {
  "$here/with_profanity.sh" "$address" "$port" "$work/server.pem" "$1" "$2"
}

failed=0
for client in "$@"; do
  echo "== $client"
  account "alice-$client"
  first=$made
  account "bob-$client"
  "with_$client" "$first" "$made" || { echo "FAILED: $client"; failed=1; }
done
exit "$failed"
