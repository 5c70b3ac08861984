#!/bin/bash
# What the protocols cost a server, measured with JMH: scripts/benchmark.sh [JMH OPTIONS]
# The options default to three warm-up and five measured iterations of one second in one JVM.
# The tables in docs/simpp-2007-server-load.md and docs/performance.md come from it.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
# shellcheck source=scripts/prepare.sh
. "$root/scripts/prepare.sh"

[ $# -gt 0 ] || set -- -wi 3 -w 1 -i 5 -r 1 -f 1
require_java
prepare_maven
maven -q package -DskipTests -pl itests/benchmarks -am
target=$root/itests/benchmarks/target
exec java -cp "$target/classes:$target/lib/*" org.openjdk.jmh.Main "$@"
