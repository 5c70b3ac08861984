# Sourced by run-desktop.sh and by whatever starts several desktops. Expects $root and prepare.sh.

desktop_product=$root/rcp-product/target/products/org.simpp.desktop/linux/gtk/x86_64

# Builds the desktop when it is missing, or older than what it is built of.
build_desktop() {
  # whoever has just built everything says so
  [ -z "${SIMPP_BUILT:-}" ] || return 0
  mkdir -p "$build_folder"
  # one build at a time; the lock ends with the subshell
  (
    flock 8
    built=$root/rcp-product/target/desktop.built
    if [ ! -d "$desktop_product" ]; then
      say "building the desktop (once; some minutes with an empty Maven repository)"
    elif [ ! -f "$built" ] || [ -n "$(desktop_sources_newer_than "$built")" ]; then
      say "building the desktop again: its sources are newer than the product"
    else
      exit 0
    fi
    require_java
    prepare_maven
    started_build=$(mktemp)
    maven -q -Dstyle.color=never package -pl rcp-product -am -DskipTests >&2 8>&- || exit 1
    mv "$started_build" "$built"
  ) 8> "$build_folder/desktop.lock" || die "the desktop could not be built; the lines above say why"
}

desktop_sources_newer_than() {
  find "$root/pom.xml" "$root/bundles" "$root/features/desktop" "$root/rcp-product" "$root/target-platform" \
    -name target -prune -o -type f -newer "$1" -print -quit
}

# desktop_configuration FOLDER: the framework's own area of one workspace. It is made anew for another product, because
# the framework takes a bundle of the same version for the one that it knows.
desktop_configuration() {
  area=$1
  stamp=$(stat -c '%n %Y %s' "$desktop_product"/plugins/*.jar | sha256sum)
  [ "$(cat "$area/product.stamp" 2> /dev/null)" != "$stamp" ] || return 0
  rm -rf "$area"
  mkdir -p "$area"
  cp -r "$desktop_product/configuration/." "$area/"
  printf '%s\n' "$stamp" > "$area/product.stamp"
}

# Gives this machine a screen where it has none; end_display takes it away again.
ensure_display() {
  display_processes=
  [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || return 0
  # shellcheck disable=SC2086 # a list of packages
  prepare_packages $display_packages
  display_folder=$(mktemp -d)
  XAUTHORITY=$display_folder/authority
  cookie=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
  xauth -q -f "$XAUTHORITY" add :0 . "$cookie" 2> /dev/null
  # in a group of its own, so that Ctrl-C reaches the windows first and the screen last
  setsid Xvfb -displayfd 7 -screen 0 "${SIMPP_SCREEN:-1440x900x24}" -nolisten tcp -auth "$XAUTHORITY" \
    7> "$display_folder/number" 2> "$display_folder/log" &
  display_processes=$!
  for _ in $(seq 100); do
    [ ! -s "$display_folder/number" ] || break
    sleep 0.1
  done
  [ -s "$display_folder/number" ] || die "the virtual screen did not start: $(cat "$display_folder/log")"
  DISPLAY=:$(cat "$display_folder/number")
  xauth -q -f "$XAUTHORITY" add "$DISPLAY" . "$cookie" 2> /dev/null
  export DISPLAY XAUTHORITY
  DBUS_SESSION_BUS_ADDRESS=$(dbus-daemon --session --fork --print-address=1 --print-pid=6 6> "$display_folder/dbus")
  export DBUS_SESSION_BUS_ADDRESS
  display_processes="$(cat "$display_folder/dbus") $display_processes"
  setsid openbox > /dev/null 2>&1 &
  display_processes="$! $display_processes"
  say "there is no display here, so the windows open on a virtual one, $DISPLAY; to look at it:"
  say "  XAUTHORITY=$XAUTHORITY import -display $DISPLAY -window root screen.png"
  say "  or, with the package x11vnc: x11vnc -display $DISPLAY -auth $XAUTHORITY -localhost"
}

end_display() {
  for process in ${display_processes:-}; do
    kill "$process" 2> /dev/null || true
  done
  [ -z "${display_folder:-}" ] || rm -rf "$display_folder"
}

# start_desktop WORKSPACE LANGUAGE [JVM OPTION...]: starts one desktop in the background and leaves its id in $desktop.
# LANGUAGE is en, zh_TW, or empty for the system's.
start_desktop() {
  workspace=$1
  language=$2
  shift 2
  (umask 077 && mkdir -p "$workspace")
  desktop_configuration "$workspace/configuration"
  # A short-lived start pays for itself with the quick compiler alone, and with the classes of the last run at hand.
  archive=$workspace/configuration/classes.jsa
  if [ -s "$archive" ]; then
    set -- -XX:SharedArchiveFile="$archive" -Xlog:cds=off "$@"
  else
    set -- -XX:ArchiveClassesAtExit="$archive" -Xlog:cds=off -Xlog:cds+dynamic=off "$@"
  fi
  if [ -n "$language" ]; then
    set -- "$@" -Dsimpp.language="$language" -Dosgi.nl="$language"
  fi
  java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xms48m -Xmx512m -Xshare:auto "$@" \
    -jar "$desktop_product"/plugins/org.eclipse.equinox.launcher_*.jar \
    -configuration "$workspace/configuration" -data "$workspace/data" -consoleLog &
  # shellcheck disable=SC2034 # for the caller
  desktop=$!
}
