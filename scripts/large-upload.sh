#!/bin/bash
# Uploads a file that is larger than the server's memory, and downloads it again. Part of ./verify --long.
#   scripts/large-upload.sh [BYTES]   of how many bytes; 1073741824
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
# shellcheck source=scripts/prepare.sh
. "$root/scripts/prepare.sh"
require_java
prepare_maven
export SIMPP_BUILT=yes

bytes=${1:-1073741824}
say "uploading $bytes bytes to a server that has less memory"
maven package -Dspotless.check.skip=true -pl itests/products -am -Dtest=LargeUploadTest \
  -Dsurefire.failIfNoSpecifiedTests=false -Dsimpp.uploads.bytes="$bytes"
