# Sourced by run: a backup into a server's empty database, while that server does not run.
# shellcheck shell=bash

# shellcheck source=scripts/server-data.sh
. "$root/scripts/server-data.sh"

data=$root/.run/server
while [ $# -gt 1 ]; do
  case "$1" in
    --data)
      [ -n "$2" ] && [ "${2#--}" = "$2" ] || die "--data needs a folder; known options: --data DIR"
      data=$2
      shift 2
      ;;
    *) die "unknown option $1; known options: --data DIR" ;;
  esac
done
[ $# = 1 ] && [ "${1#--}" = "$1" ] || die "which backup? ./run restore [--data DIR] FILE"
[ -r "$1" ] || die "there is no backup $1 that can be read"
backup=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")

require_java
prepare_distribution
umask 077
mkdir -p "$data" || die "the data folder $data cannot be made; choose another with --data DIR"
data=$(cd "$data" && pwd)
exec 8> "$data/lock"
flock -n 8 || die "a server runs on $data; stop it first"
mkdir -p "$data/data/log" "$data/data/tmp" "$data/db"
prepare_etc
[ ! -f "$data/db/simpp.mv.db" ] \
  || die "$data/db/simpp.mv.db is there; move it away first, so that nothing is written over"
[ -z "$(ls -A "$data/journal" 2> /dev/null)" ] \
  || die "$data/journal has sessions of the database that was; move it away first, clients log in anew"

system=$distribution/system
jars=$(find "$system/org/simpp/org.simpp.model" "$system/org/simpp/org.simpp.store" \
  "$system/org/simpp/org.simpp.store.jpa" "$system/org/liquibase" "$system/org/yaml" \
  "$system/org/apache/commons" "$system/commons-io" "$system/com/h2database" "$system/com/mysql" \
  "$system/org/ops4j/pax/logging/pax-logging-api" -name '*.jar' | tr '\n' ':')
if ! java -Djava.util.logging.config.file=/dev/null -cp "$jars" \
  org.simpp.store.jpa.copies.RestoreTool "$data" "$backup"; then
  die "nothing was restored; remove what is left in the database before you try again"
fi
