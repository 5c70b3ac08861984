#!/bin/bash
# Sends a file from one client to another through the server, over connections that are cut; both have less memory than the
# file has bytes. Part of ./verify --long.
#   scripts/large-file.sh [BYTES]   of how many bytes; 1000000000
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
# shellcheck source=scripts/prepare.sh
. "$root/scripts/prepare.sh"
require_java
prepare_maven
export SIMPP_BUILT=yes

bytes=${1:-1000000000}
say "sending $bytes bytes between clients that have less memory"
# the clients live in the test's process; what is said on a command line goes before this
export MAVEN_OPTS=-Xmx2g JAVA_TOOL_OPTIONS=-Xmx256m
maven package -Dspotless.check.skip=true -pl itests/products -am -Dtest=FilesThroughServerTest \
  -Dsurefire.failIfNoSpecifiedTests=false -Dsimpp.files.bytes="$bytes"
