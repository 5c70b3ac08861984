#!/bin/bash
# Kills the server under load again and again, on H2 and on MariaDB, and looks whether every message arrived once and in
# its order; fills the disk of its journal under load too. Part of ./verify --long.
#   scripts/kills.sh [NUMBER]   how often, on each; 200
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
# shellcheck source=scripts/prepare.sh
. "$root/scripts/prepare.sh"
require_java
prepare_maven
export SIMPP_BUILT=yes

number=${1:-200}
for database in h2 mariadb; do
  say "killing the server $number times, on $database"
  maven package -Dspotless.check.skip=true -pl itests/products -am -Dtest=KilledServerTest,FullDiskTest \
    -Dsurefire.failIfNoSpecifiedTests=false -Dsimpp.kills="$number" -Dsimpp.kills.database="$database"
done
