# Sourced by run and verify: puts what they need in place and says what it does.
# Expects $root, the checkout's folder.

maven_version=3.9.16
build_folder=$root/.build
maven_home=$build_folder/apache-maven-$maven_version

say() { printf 'simpp: %s\n' "$*" >&2; }

die() {
  say "$*"
  exit 1
}

# Maven 3.9 through the system's Maven: Tycho needs 3.9, Debian 12 has 3.8.
prepare_maven() {
  [ -f "$maven_home/bin/mvn" ] && return
  command -v mvn > /dev/null || die "Maven is missing; install it with: apt-get install maven"
  say "fetching Maven $maven_version from Maven Central into .build/ (once)"
  mkdir -p "$build_folder/bootstrap/.mvn"
  (cd "$build_folder/bootstrap" && mvn -B -ntp -q -Dstyle.color=never \
    org.apache.maven.plugins:maven-dependency-plugin:3.8.1:unpack \
    -Dartifact=org.apache.maven:apache-maven:$maven_version:zip:bin \
    -DoutputDirectory="$build_folder") \
    || die "Maven $maven_version could not be fetched; is Maven Central reachable?"
}

maven() { sh "$maven_home/bin/mvn" -B -ntp -f "$root/pom.xml" "$@"; }

# prepare_packages PACKAGE...: installs the Debian packages that are missing, with sudo only when it must.
prepare_packages() {
  missing=
  for package in "$@"; do
    dpkg-query -W -f '${Status}' "$package" 2> /dev/null | grep -q 'ok installed' \
      || missing="$missing $package"
  done
  [ -n "$missing" ] || return 0
  say "installing Debian packages:$missing"
  as_root=
  if [ "$(id -u)" != 0 ]; then
    command -v sudo > /dev/null || die "missing:$missing; install them as root with apt-get install"
    as_root=sudo
  fi
  $as_root apt-get update -qq > /dev/null || die "apt-get update failed; is Debian's archive reachable?"
  # shellcheck disable=SC2086 # the list is meant to be split
  DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends $missing > /dev/null \
    || die "apt-get could not install:$missing"
}

# What a window needs, and what a machine without a screen needs to have one.
desktop_packages='libgtk-3-0 dbus at-spi2-core fonts-noto-cjk fonts-noto-color-emoji adwaita-icon-theme'
display_packages='xvfb xauth openbox dbus-x11 x11-apps imagemagick xdotool'
test_packages='gir1.2-atspi-2.0 ibus ibus-chewing ibus-gtk3 mariadb-client-core mariadb-server-core python3-gi python3-pyatspi microsocks profanity python3-aiohttp python3-slixmpp slapd tinyproxy tmux'

# For the foreign client that is written in JavaScript; other packagings of Node bring npm along.
prepare_npm() { command -v npm > /dev/null || prepare_packages nodejs npm; }

require_java() {
  command -v javac > /dev/null || die "JDK 17 is missing; install it with: apt-get install openjdk-17-jdk-headless"
  java_release=$(javac -version 2>&1 | sed -n 's/^javac \([0-9.]*\).*/\1/p')
  java_version=${java_release%%.*}
  [ "$java_version" = 17 ] || die "JDK 17 is needed, javac here is $java_version; set PATH or JAVA_HOME to a JDK 17"
}
