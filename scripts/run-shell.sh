# Sourced by run: one command in the running server's shell, its output and its exit status.
# On a terminal, and with no command, that shell itself.
# shellcheck shell=bash

# shellcheck source=scripts/server-data.sh
. "$root/scripts/server-data.sh"

data=$root/.run/server
case "${1:-}" in
  --data)
    [ $# -ge 2 ] && [ -n "$2" ] || die "--data needs a folder; known options: --data DIR"
    data=$2
    shift 2
    ;;
  -*) die "unknown option $1; known options: --data DIR" ;;
esac
[ $# -gt 0 ] || [ -t 0 ] || die "which command? For example: ./run shell simpp:status"
[ -f "$data/ssh/operator" ] || die "$data is no server's data folder; start one with: ./run server --data $data"
data=$(cd "$data" && pwd)

prepare_packages openssh-client

ssh_port=$(configured org.apache.karaf.shell.cfg sshPort 8101)
(exec 3<> "/dev/tcp/127.0.0.1/$ssh_port") 2> /dev/null \
  || die "no server answers on port $ssh_port; start it with: ./run server --data $data"

# as_operator [OPTION...] [COMMAND]
as_operator() {
  ssh -F none -p "$ssh_port" -i "$data/ssh/operator" \
    -o UserKnownHostsFile="$data/ssh/known_hosts" -o HostKeyAlias=simpp-server \
    -o StrictHostKeyChecking=yes -o IdentitiesOnly=yes -o BatchMode=yes -o LogLevel=ERROR \
    -l operator 127.0.0.1 "$@"
}

if [ $# -eq 0 ]; then
  as_operator -t
  exit
fi

# Each argument reaches the command as one word: what the shell over there could read as more is
# quoted for it.
line=
for word in "$@"; do
  if [[ ! $word =~ ^[A-Za-z0-9_@%+=:,./-]+$ ]]; then
    word=${word//\\/\\\\}
    word="'${word//\'/\'\\\'\'}'"
  fi
  line="$line${line:+ }$word"
done

# A command over there cannot switch this terminal's echo off: the password is asked for here and is
# the line of input that the command takes.
asks_password() {
  [ -t 0 ] || return 1
  case " $* " in
    *' --password'[\ =]* | *' --help '*) return 1 ;;
    ' simpp:user-add '* | ' simpp:user-passwd '*) return 0 ;;
    *) return 1 ;;
  esac
}

if asks_password "$@"; then
  IFS= read -rs -p 'Password: ' password || die "nothing was typed; nothing was changed"
  printf '\n' >&2
  IFS= read -rs -p 'Again: ' again || true
  printf '\n' >&2
  [ "$password" = "$again" ] || die "the two were not the same; nothing was changed, try again"
  exec 0< <(printf '%s\n' "$password")
fi

# Colours are for terminals; ssh's note that the other side closed is no news.
plain() { sed -u -e 's/\x1b\[[0-9;]*m//g' -e '/^Connection to .* closed by remote host\.\r*$/d'; }
if [ -t 1 ]; then shown=cat; else shown=plain; fi

{
  set +e
  as_operator -T "$line" 2>&1 >&3 3>&- | plain >&2
  status=${PIPESTATUS[0]}
  set -e
} 3> >($shown)
wait $!
[ "$status" != 255 ] || die "the server's shell refused the connection; is $data its data folder?"
exit "$status"
