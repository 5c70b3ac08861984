#!/bin/bash
# Replaces the server's crypto provider in each way there is while 1,000 sessions send 500 messages a second and 20 people a
# second log in by key, and looks whether anything was lost, repeated, dropped or refused. Part of ./verify --long.
#   scripts/swap-under-load.sh
# The figures of the messages before and meanwhile, and of the logins, go to itests/products/target/swap-under-load.txt.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
# shellcheck source=scripts/prepare.sh
. "$root/scripts/prepare.sh"
require_java
prepare_maven
export SIMPP_BUILT=yes

figures=$root/itests/products/target/swap-under-load.txt
rm -f "$figures"
maven package -Dspotless.check.skip=true -pl itests/products -am -Dtest=SwapUnderLoadTest,TransportSwapTest \
  -Dsurefire.failIfNoSpecifiedTests=false -Dsimpp.swap.pairs=500 -Dsimpp.swap.rate=500 -Dsimpp.swap.logins=20 \
  -Dsimpp.swap.seconds=60 -Dsimpp.swap.before=20
sed -n 's/.*"latencyP50":\([0-9.]*\),.*"latencyP99":\([0-9.]*\),.*/latency p50 \1 ms, p99 \2 ms/p' "$figures"
