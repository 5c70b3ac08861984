#!/bin/bash
# Smack's own integration tests against our server and Prosody, one after the other; prints docs/interop.md.
#   scripts/interop.sh [--data DIR] [--servers NAME,NAME] [--tests CLASS,CLASS] [--bind ADDRESS]
# DIR (default .run/interop) gets each server's data and log, and the result of each test, NAME.tsv; what an earlier run found
# for other servers stays. The tests know the standard port alone, so that each server gets port 5222 of a loopback address of
# its own (127.0.0.2), which a hosts file for the JVM names.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
# shellcheck source=scripts/prepare.sh
. "$root/scripts/prepare.sh"

known='--data DIR, --servers NAME,NAME, --tests CLASS,CLASS, --bind ADDRESS'
data=$root/.run/interop servers=simpp,prosody tests='' bind=127.0.0.2 domain=interop.simpp.local password=words-for-the-tests
while [ $# -gt 0 ]; do
  [ $# -ge 2 ] || die "$1 needs a value; known options: $known"
  case "$1" in
    --data) data=$2 ;;
    --servers) servers=$2 ;;
    --tests) tests=$2 ;;
    --bind) bind=$2 ;;
    *) die "unknown option $1; known options: $known" ;;
  esac
  shift 2
done

require_java
prepare_packages openssl python3
smack=$root/itests/smack/target
if [ -z "${SIMPP_BUILT:-}" ] || [ ! -f "$smack/itests-smack-0.1.0.jar" ]; then
  say "building the tests"
  prepare_maven
  maven -q -Dstyle.color=never package -DskipTests -pl itests/smack -am >&2 || die "the build failed; the messages above say where"
fi
mkdir -p "$data"
data=$(cd "$data" && pwd)
printf '%s %s conference.%s pubsub.%s\n' "$bind" "$domain" "$domain" "$domain" > "$data/hosts"

process=''
stop_server() {
  [ -z "$process" ] || kill -TERM "$process" 2> /dev/null || true
  wait || true
  process=''
}
trap stop_server EXIT
trap 'exit 130' INT TERM

# start_server COMMAND...: until it says that it is ready.
start_server() {
  "$@" > "$data/$server.out" 2>&1 &
  process=$!
  for _ in $(seq 300); do
    kill -0 "$process" 2> /dev/null || die "$server has ended; see $data/$server.out"
    if grep -q '^ready: ' "$data/$server.out"; then return 0; fi
    sleep 0.5
  done
  die "$server is not ready; see $data/$server.out"
}

# Ours gives accounts to nobody but administrators, and lets nobody ask a client whose presence he may not see; the tests get
# the one and expect the other of every server. It takes a changed file at once.
start_ours() {
  start_server "$root/run" server --data "$data/simpp" --domain "$domain" --bind "$bind" --c2s 5222 --direct-tls 5223 --ssh 5224 --web 5280
  "$root/run" shell --data "$data/simpp" simpp:user-list --json > "$data/accounts" || die "the accounts cannot be listed"
  grep -qF "\"administrator@$domain\"" "$data/accounts" \
    || "$root/run" shell --data "$data/simpp" simpp:user-add --password "$password" "administrator@$domain" > /dev/null \
    || die "the administrator's account could not be made"
  if ! grep -qF "administrators = administrator@$domain" "$data/simpp/etc/org.simpp.server.cfg"; then
    sed -i -e "s/^administrators *=.*/administrators = administrator@$domain/" \
      -e 's/^requestsFromStrangers *=.*/requestsFromStrangers = true/' "$data/simpp/etc/org.simpp.server.cfg"
    sleep 5
  fi
  options+=(-Dsmack.administrator=administrator "-Dsmack.password=$password")
}

# Trusts what the server shows: these tests are not about certificates.
trust() {
  openssl s_client -starttls xmpp -xmpphost "$domain" -connect "$bind:5222" < /dev/null 2> /dev/null \
    | openssl x509 > "$data/$server.pem" || die "$server shows no certificate"
  rm -f "$data/$server.p12"
  keytool -importcert -noprompt -alias server -file "$data/$server.pem" -keystore "$data/$server.p12" -storetype PKCS12 \
    -storepass "$password" > /dev/null 2>&1
  options+=("-Djavax.net.ssl.trustStore=$data/$server.p12" "-Djavax.net.ssl.trustStorePassword=$password")
}

for server in ${servers//,/ }; do
  options=()
  case "$server" in
    simpp) start_ours ;;
    prosody | ejabberd)
      start_server "$root/scripts/peers.sh" "$server" --data "$data/$server" --bind "$bind" --port 5222 --domain "$domain" --all
      # the handshake of Smack's modular connection with it does not end
      [ "$server" = prosody ] \
        || options+=(-Dsmack.without=modular,modular-nocompress,modular-websocket-okhttp,modular-websocket-java11)
      ;;
    *) die "--servers $server: known are simpp, prosody and ejabberd" ;;
  esac
  trust
  [ -z "$tests" ] || options+=("-Dsmack.tests=$tests")
  say "Smack's tests against $server; see $data/$server.log"
  java "-Djdk.net.hosts.file=$data/hosts" "-Dsmack.domain=$domain" "-Dsmack.results=$data/$server.tsv" "${options[@]}" \
    -cp "$smack/itests-smack-0.1.0.jar:$smack/lib/*" org.simpp.itests.smack.SmackTests > "$data/$server.log" 2>&1 \
    || die "the tests ended before their time; see $data/$server.log"
  stop_server
done
python3 "$root/scripts/interop_table.py" "$data" simpp prosody ejabberd
