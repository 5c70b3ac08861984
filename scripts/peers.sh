#!/bin/bash
# Another server to compare with, from Debian's packages, in the foreground: what a chat server needs and no more (roster,
# presence, offline messages, carbons, stream management; no archive), SCRAM-SHA-256, a data folder and a port of its own.
#   scripts/peers.sh prosody|ejabberd --data DIR [--port PORT] [--bind ADDRESS] [--domain NAME] [--all]
# It lets everybody make accounts, as `./run load --register` does, so it listens on a loopback address alone (127.0.0.1).
# --all adds what else its package can do for clients: archive, personal eventing, rooms and the like. Prints
# "ready: NAME pid=PID port=PORT"; Ctrl-C or SIGTERM ends it.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
# shellcheck source=scripts/prepare.sh
. "$root/scripts/prepare.sh"

known='prosody|ejabberd --data DIR, --port PORT, --bind ADDRESS, --domain NAME, --all'
peer=${1:-} data='' port=5222 bind=127.0.0.1 domain=simpp.local all=''
case "$peer" in
  prosody | ejabberd) shift ;;
  *) die "which server? scripts/peers.sh $known" ;;
esac
while [ $# -gt 0 ]; do
  if [ "$1" = --all ]; then
    all=yes
    shift
    continue
  fi
  [ $# -ge 2 ] || die "$1 needs a value; known options: $known"
  case "$1" in
    --data) data=$2 ;;
    --port) port=$2 ;;
    --bind) bind=$2 ;;
    --domain) domain=$2 ;;
    *) die "unknown option $1; known options: $known" ;;
  esac
  shift 2
done
[ -n "$data" ] || die "--data DIR says where $peer keeps what it has"
[[ $port =~ ^[0-9]{1,5}$ ]] || die "--port $port: a port is a number from 1 to 65535"
[[ $bind =~ ^127(\.[0-9]{1,3}){3}$ ]] || die "--bind $bind: everybody may make accounts, so a loopback address, 127.x.y.z"
[[ $domain =~ ^[a-z0-9.-]+$ ]] || die "--domain $domain: lower-case letters, digits, dots and hyphens"

# The package would also start a server of its own, on the standard port: not at this run level.
RUNLEVEL=1 prepare_packages "$peer" openssl
! (exec 3<> "/dev/tcp/$bind/$port") 2> /dev/null || die "port $port of $bind is in use already; choose another with --port PORT"
mkdir -p "$data/store" "$data/log"
data=$(cd "$data" && pwd)
case "$data" in *[[:space:]\"\\]*) die "the data folder $data has a space, quote or backslash in its name" ;; esac

if [ ! -f "$data/key.pem" ]; then
  (umask 077 && openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 30 -subj "/CN=$domain" \
    -addext "subjectAltName=DNS:$domain" -keyout "$data/key.pem" -out "$data/certificate.pem" 2> "$data/log/openssl.log") \
    || die "openssl could not make a certificate; see $data/log/openssl.log"
fi

more_of_prosody='"pep", "private", "blocklist", "vcard_legacy", "vcard4", "version", "uptime", "time", "ping", "mam", "csi_simple",
  "bookmarks", "lastactivity", "admin_adhoc", "offline"'

configure_prosody() {
  cat > "$data/prosody.cfg.lua" << EOF
run_as_root = true
pidfile = "$data/prosody.pid"
data_path = "$data/store"
log = { warn = "$data/log/prosody.log" }
modules_enabled = { "disco", "roster", "saslauth", "tls", "carbons", "smacks", "register"${all:+, $more_of_prosody} }
modules_disabled = { "s2s" }
interfaces = { "$bind" }
c2s_ports = { $port }
c2s_direct_tls_ports = { }
c2s_require_encryption = true
authentication = "internal_hashed"
password_hash = "SHA-256"
allow_registration = true
ssl = { key = "$data/key.pem", certificate = "$data/certificate.pem" }
VirtualHost "$domain"
EOF
  [ -z "$all" ] || cat >> "$data/prosody.cfg.lua" << EOF
Component "conference.$domain" "muc"
modules_enabled = { "muc_mam" }
Component "pubsub.$domain" "pubsub"
EOF
  server=(prosody -F --config "$data/prosody.cfg.lua")
}

configure_ejabberd() {
  cat "$data/certificate.pem" "$data/key.pem" > "$data/both.pem"
  chmod 600 "$data/both.pem"
  cat > "$data/ejabberd.yml" << EOF
hosts: [ "$domain" ]
loglevel: warning
certfiles: [ "$data/both.pem" ]
auth_method: internal
auth_password_format: scram
auth_scram_hash: sha256
registration_timeout: infinity
c2s_protocol_options: [ no_sslv3, no_tlsv1, no_tlsv1_1 ]
listen:
  - port: $port
    ip: "$bind"
    module: ejabberd_c2s
    max_stanza_size: 262144
    starttls_required: true
modules:
  mod_carboncopy: {}
  mod_disco: {}
  mod_offline: {}
  mod_register: { ip_access: all, access: all }
  mod_roster: {}
  mod_stream_mgmt: {}
EOF
  [ -z "$all" ] || cat >> "$data/ejabberd.yml" << EOF
  mod_adhoc: {}
  mod_avatar: {}
  mod_blocking: {}
  mod_caps: {}
  mod_client_state: {}
  mod_configure: {}
  mod_last: {}
  mod_mam: { default: always }
  mod_muc: { access_create: all, access_persistent: all, access_admin: none }
  mod_ping: {}
  mod_private: {}
  mod_privacy: {}
  mod_pubsub: { access_createnode: all, plugins: [ flat, pep ], force_node_config: {} }
  mod_push: {}
  mod_shared_roster: {}
  mod_time: {}
  mod_vcard: {}
  mod_vcard_xupdate: {}
  mod_version: {}
EOF
  export EJABBERD_CONFIG_PATH=$data/ejabberd.yml EJABBERD_LOG_PATH=$data/log/ejabberd.log
  export ERL_LIBS=/usr/lib/x86_64-linux-gnu ERL_MAX_PORTS=32000 ERL_CRASH_DUMP=$data/log/crash.dump
  server=(erl +K true +P 250000 -mnesia dir "\"$data/store\"" -noinput -s ejabberd)
}

"configure_$peer"
ulimit -n "$(ulimit -Hn)" 2> /dev/null || true
cd "$data"
setpriv --pdeathsig TERM "${server[@]}" > "$data/log/output" 2>&1 < /dev/null &
process=$!
trap 'kill -TERM "$process" 2> /dev/null || true' TERM INT HUP
for _ in $(seq 60); do
  kill -0 "$process" 2> /dev/null || die "$peer ended; see $data/log"
  if (exec 3<> "/dev/tcp/$bind/$port") 2> /dev/null; then
    echo "ready: $peer pid=$process port=$port"
    break
  fi
  sleep 0.5
done
wait "$process" || true
# a signal ends the wait before the server has ended
while kill -0 "$process" 2> /dev/null; do sleep 0.2; done
