# Sourced by run: the server in the foreground.
# shellcheck shell=bash

# shellcheck source=scripts/server-data.sh
. "$root/scripts/server-data.sh"

known='--data DIR, --domain NAME, --c2s PORT, --direct-tls PORT, --ssh PORT, --web PORT, --http PORT, --bind ADDRESS, --laboratory'
data=$root/.run/server
domain='' c2s='' direct_tls='' ssh='' web='' http='' bind='' laboratory=''

# port OPTION VALUE: fails unless the value is a port.
port() {
  [[ $2 =~ ^[0-9]{1,5}$ ]] && [ "$((10#$2))" -ge 1 ] && [ "$((10#$2))" -le 65535 ] \
    || die "$1 $2: a port is a number from 1 to 65535"
}

while [ $# -gt 0 ]; do
  case "$1" in
    --data | --domain | --c2s | --direct-tls | --ssh | --web | --http | --bind)
      [ $# -ge 2 ] && [ -n "$2" ] && [ "${2#--}" = "$2" ] || die "$1 needs a value; known options: $known"
      ;;
  esac
  case "$1" in
    --data) data=$2 && shift ;;
    --domain) domain=$2 && shift ;;
    --c2s) port "$1" "$2" && c2s=$2 && shift ;;
    --direct-tls) port "$1" "$2" && direct_tls=$2 && shift ;;
    --ssh) port "$1" "$2" && ssh=$2 && shift ;;
    --web) port "$1" "$2" && web=$2 && shift ;;
    --http) port "$1" "$2" && http=$2 && shift ;;
    --bind) bind=$2 && shift ;;
    --laboratory) laboratory=true ;;
    *) die "unknown option $1; known options: $known" ;;
  esac
  shift
done

if [ -n "$domain" ]; then
  label='[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?'
  [[ $domain =~ ^$label(\.$label)*$ ]] && [ ${#domain} -le 253 ] \
    || die "--domain $domain: a domain is words of lower-case letters, digits and inner hyphens, at most 63 each, with dots between"
fi
if [ -n "$bind" ]; then
  [[ $bind =~ ^[0-9a-zA-Z.:-]+$ ]] || die "--bind $bind: an IP address or a host name of this machine"
fi

require_java
prepare_packages openssh-client
prepare_distribution

umask 077
mkdir -p "$data" || die "the data folder $data cannot be made; choose another with --data DIR"
data=$(cd "$data" && pwd)
case "$data" in
  *[[:space:]\"\\\$]*) die "the data folder $data has a space, quote, backslash or dollar in its name; choose another with --data DIR" ;;
esac

[ -w "$data" ] || die "the data folder $data cannot be written; choose another with --data DIR"

# One server a data folder. The JVM inherits the lock, so that it lasts as long as the server.
exec 8> "$data/lock"
flock -n 8 || die "another server runs on $data; stop it first, or choose another folder with --data DIR"
rm -f "$data/data/ready" "$data/data/failed"

# asked to stop before the server runs
trap 'exit 0' TERM INT HUP
prepare_data
require_ports
start_server
