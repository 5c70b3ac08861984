# Sourced by run: many clients against a server, and figures of what they saw.
# shellcheck shell=bash
# shellcheck disable=SC2154 # root comes from whoever sources this

generator=$root/itests/load/target/itests-load-0.1.0.jar

# Builds the generator if it is not there or older than its sources.
prepare_generator() {
  if [ -f "$generator" ]; then
    # whoever has just built everything says so
    [ -z "${SIMPP_BUILT:-}" ] || return 0
    [ -n "$(find "$root/pom.xml" "$root/itests/load" "$root/bundles/core/org.simpp.xmpp" "$root/bundles/api" \
      \( -name target -o -name README.md \) -prune -o -type f -newer "$generator" -print -quit)" ] || return 0
  fi
  say "building the load generator"
  prepare_maven
  maven -q -Dstyle.color=never package -DskipTests -pl itests/load -am >&2 \
    || die "the build failed; the messages above say where"
  # Maven leaves a jar whose content is the same
  touch "$generator"
}

generate() {
  java -XX:+UseParallelGC -Xms256m -Xmx1g -cp "$generator:${generator%/*}/lib/*" org.simpp.load.LoadCommand "$@"
}

# list_accounts DATA: those that are there.
list_accounts() {
  "$root/run" shell --data "$1" simpp:user-list --json || die "the accounts of $1 cannot be listed"
}

# create_accounts DATA PASSWORD NAME@DOMAIN...: makes those that are missing, in one session of the server's shell.
create_accounts() {
  data=$1 password=$2
  shift 2
  batch=$(mktemp)
  list_accounts "$data" > "$batch.there"
  for account in "$@"; do
    grep -qF "\"$account\"" "$batch.there" || printf "simpp:user-add --password '%s' %s\n" "$password" "$account"
  done > "$batch"
  if [ -s "$batch" ]; then
    say "making $(wc -l < "$batch") accounts"
    "$root/run" shell --data "$data" shell:source "$batch" > /dev/null || die "the accounts could not be made"
  fi
  rm -f "$batch" "$batch.there"
}

# invite_accounts DATA NAME@DOMAIN...: writes "NAME TOKEN" for each that is missing, from one session of the server's shell.
invite_accounts() {
  data=$1
  shift
  batch=$(mktemp)
  list_accounts "$data" > "$batch.there"
  for account in "$@"; do
    grep -qF "\"$account\"" "$batch.there" || printf 'simpp:invite --json %s\n' "$account"
  done > "$batch"
  if [ -s "$batch" ]; then
    say "inviting $(wc -l < "$batch") accounts"
    "$root/run" shell --data "$data" shell:source "$batch" > "$batch.invited" || die "the accounts could not be invited"
    sed -n 's/^{.*"account":"\([^"@]*\)@[^"]*".*"token":"\([^"]*\)".*/\1 \2/p' "$batch.invited"
  fi
  rm -f "$batch" "$batch.there" "$batch.invited"
}

require_java
prepare_generator

create='' data=$root/.run/server password=load-of-words domain=simpp.local mechanism=''
added=()
words=("$@")
for ((i = 0; i < ${#words[@]}; i++)); do
  value=${words[i + 1]:-}
  case "${words[i]}" in
    --create) create=yes ;;
    --data) data=$value ;;
    --password) password=$value ;;
    --domain) domain=$value ;;
    --mechanism) mechanism=$value ;;
  esac
done
if [ -n "$create" ]; then
  if [ "$mechanism" = SIMPP-2007 ]; then
    status=$("$root/run" shell --data "$data" simpp:status --json) || die "the server of $data does not answer"
    added=(--server-key "$(sed -n 's/.*"kus":"\([0-9a-f]*\)".*/\1/p' <<< "$status")")
  fi
  names=$(generate "$@" "${added[@]}" --list-accounts) || exit $?
  mapfile -t accounts < <(sed "s/\$/@$domain/" <<< "$names")
  if [ "$mechanism" = SIMPP-2007 ]; then
    tokens=$(mktemp)
    trap 'rm -f "$tokens"' EXIT
    invite_accounts "$data" "${accounts[@]}" > "$tokens"
    added+=(--tokens "$tokens")
  else
    create_accounts "$data" "$password" "${accounts[@]}"
  fi
fi
# a socket for each session
ulimit -n "$(ulimit -Hn)" 2> /dev/null || true
generate "$@" "${added[@]}"
