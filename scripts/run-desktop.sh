# Sourced by run: one desktop in the foreground. Ctrl-C or SIGTERM closes it as its window's button does.
# shellcheck source=scripts/desktop.sh
. "$root/scripts/desktop.sh"

workspace=$root/.run/desktop
language=
set_properties=()
known='--workspace DIR, --account JID, --server ADDRESS:PORT, --language en|zh_TW'
while [ $# -gt 0 ]; do
  case "$1" in
    --workspace | --account | --server | --language)
      [ $# -ge 2 ] || die "$1 needs a value; known options: $known"
      ;;&
    --workspace) workspace=$2 ;;
    --account) set_properties+=("-Dsimpp.account=$2") ;;
    --server) set_properties+=("-Dsimpp.server=$2") ;;
    --language)
      case "$2" in
        en | zh_TW) language=$2 ;;
        *) die "unknown language $2; known: en, zh_TW" ;;
      esac
      ;;
    *) die "unknown option $1; known options: $known" ;;
  esac
  shift 2
done
if [ -n "${SIMPP_DEMONSTRATION:-}" ]; then
  set_properties+=("-Dsimpp.demonstration=$SIMPP_DEMONSTRATION")
fi
mkdir -p "$workspace"
workspace=$(cd "$workspace" && pwd)

# shellcheck disable=SC2154 # of prepare.sh
# shellcheck disable=SC2086 # a list of packages
prepare_packages $desktop_packages
require_java
build_desktop
desktop=
stopped=
stop_desktop() {
  stopped=yes
  [ -z "$desktop" ] || kill -TERM "$desktop" 2> /dev/null || true
}
trap stop_desktop INT TERM HUP
trap end_display EXIT
ensure_display
start_desktop "$workspace" "$language" "${set_properties[@]}"
[ -z "$stopped" ] || stop_desktop
status=0
wait "$desktop" || status=$?
# a signal ends the first wait; the second one is for the desktop's own end
while kill -0 "$desktop" 2> /dev/null; do
  wait "$desktop" || status=$?
done
[ -z "$stopped" ] || exit 0
[ "$status" = 0 ] || die "the desktop ended with status $status; its log is in $workspace/data/.metadata/.log"
