# Sourced by run-server.sh and run-shell.sh: the distribution, and a server's data folder.
# Expects $root and prepare.sh's functions; the server's functions also $data and the options.
# shellcheck shell=bash
# shellcheck disable=SC2154 # root and the options come from whoever sources this

distribution=$root/karaf-distribution/target/assembly
archive=$root/karaf-distribution/target/karaf-distribution-0.1.0.tar.gz

# Builds the server if it is not there or older than its sources.
prepare_distribution() {
  # whoever has just built everything says so
  [ -z "${SIMPP_BUILT:-}" ] || return 0
  if [ ! -f "$archive" ] || [ ! -f "$distribution/etc/config.properties" ]; then
    say "the server is not built yet; building it (some minutes the first time)"
  elif [ -n "$(newer_sources)" ]; then
    say "sources have changed since the server was built; building it again"
  else
    return 0
  fi
  prepare_maven
  maven -q -Dstyle.color=never package -DskipTests -pl karaf-distribution -am >&2 \
    || die "the build failed; the messages above say where"
}

newer_sources() {
  find "$root/pom.xml" "$root/bundles" "$root/features/karaf" "$root/karaf-distribution" \
    \( -name target -o -name client -o -name README.md \) -prune -o -type f -newer "$archive" -print -quit
}

# configure FILE KEY VALUE: sets a key in a file of the data folder's etc, keeping its comments.
configure() {
  file=$data/etc/$1 key=$2 value=$3
  [ -f "$file" ] || : > "$file"
  if grep -q "^ *$key *=" "$file"; then
    changed=$(sed "s|^ *$key *=.*|$key = $value|" "$file")
  else
    changed=$(cat "$file" && printf '%s = %s\n' "$key" "$value")
  fi
  [ "$changed" = "$(cat "$file")" ] || printf '%s\n' "$changed" > "$file"
}

# configured FILE KEY DEFAULT: the value of a key.
configured() {
  found=$(sed -n "s|^ *$2 *= *||p" "$data/etc/$1" 2> /dev/null | tail -n 1)
  printf '%s' "${found:-$3}"
}

# random_text: 32 random bytes as text.
random_text() { head -c 32 /dev/urandom | base64 | tr '+/' '-_' | tr -d '=\n'; }

prepare_data() {
  chmod 700 "$data"
  mkdir -p "$data/data/log" "$data/data/tmp" "$data/db" "$data/keys" "$data/ssh" "$data/tls"
  prepare_etc
  prepare_domain
  # side by side: each of them takes most of a second on a first start
  prepare_certificate &
  certificate=$!
  prepare_operator
  wait "$certificate" || exit 1
  require_database
  # The PIN of the server's software card. A card is blocked after wrong PINs: it is written once.
  [ -s "$data/keys/pin" ] || random_text > "$data/keys/pin"
}

# H2 takes a file without a readable chunk for a new database and would write over what is left of it.
# Where the server's card is known, there has been a database. Chunks lie behind the file's header of two blocks.
require_database() {
  database=$data/db/simpp.mv.db
  [ -f "$database" ] && [ -f "$data/keys/kus" ] || return 0
  # no pipe, which would fail with tail when grep has seen enough
  LC_ALL=C grep -aq 'chunk:' < <(tail -c +8193 "$database") \
    || die "the database $database is damaged, nothing in it can be read; it is left as it is. Restore it from a backup, or move it away to start without accounts"
}

# Karaf's own files follow the distribution; those that an operator edits are copied once.
prepare_etc() {
  version=$(stat -c '%Y %s' "$archive")
  if [ ! -d "$data/etc" ]; then
    say "first start on $data: writing its configuration, certificate and operator's key"
    cp -R "$distribution/etc" "$data/etc"
  elif [ "$version" != "$(cat "$data/data/distribution" 2> /dev/null)" ]; then
    say "the server was built anew: its bundles are installed again, the configuration stays"
    cp -R -n "$distribution/etc/." "$data/etc"
    for file in config.properties custom.properties jre.properties startup.properties \
      system.properties org.apache.karaf.features.cfg org.apache.karaf.features.repos.cfg; do
      cp "$distribution/etc/$file" "$data/etc/$file"
    done
    rm -rf "$data/data/cache" "$data/data/kar"
  fi
  printf '%s\n' "$version" > "$data/data/distribution"
}

prepare_domain() {
  served=$(configured org.simpp.server.cfg domain '')
  if [ -n "$domain" ] && [ -d "$data/tls" ] && [ -f "$data/tls/server.p12" ] && [ "$domain" != "$served" ]; then
    die "$data serves $served and keeps its accounts; take another folder for $domain with --data DIR"
  fi
  [ -n "$served" ] && [ -f "$data/tls/server.p12" ] || configure org.simpp.server.cfg domain "${domain:-${served:-simpp.local}}"
  domain=$(configured org.simpp.server.cfg domain simpp.local)
  # said anew at each start, so that nobody runs the laboratory without knowing
  if [ -z "$laboratory" ] && [ "$(configured org.simpp.server.cfg laboratory false)" = true ]; then
    say "the laboratory is switched off again; --laboratory switches it on"
  fi
  configure org.simpp.server.cfg laboratory "${laboratory:-false}"
  [ -z "$c2s" ] || configure org.simpp.transport.netty.cfg c2sPort "$c2s"
  [ -z "$direct_tls" ] || configure org.simpp.transport.netty.cfg directTlsPort "$direct_tls"
  [ -z "$web" ] || configure org.simpp.transport.netty.cfg httpPort "$web"
  [ -z "$bind" ] || configure org.simpp.transport.netty.cfg bindAddress "$bind"
  [ -z "$ssh" ] || configure org.apache.karaf.shell.cfg sshPort "$ssh"
  [ -z "$http" ] || configure org.simpp.server.http.cfg port "$http"
}

# Looks before the long way to a server that cannot open its ports. The shell's matters most: who finds
# another server's there takes that for this one.
require_ports() {
  c2s=$(configured org.simpp.transport.netty.cfg c2sPort 5222)
  direct_tls=$(configured org.simpp.transport.netty.cfg directTlsPort 5223)
  ssh=$(configured org.apache.karaf.shell.cfg sshPort 8101)
  bind=$(configured org.simpp.transport.netty.cfg bindAddress 127.0.0.1)
  case "$bind" in
    0.0.0.0) reached=127.0.0.1 ;;
    ::) reached=::1 ;;
    *) reached=$bind ;;
  esac
  # whether another address is one of this machine, the server finds out
  case " 127.0.0.1 ::1 localhost $(hostname -I) " in
    *" $reached "*)
      require_port "$reached" "$c2s" --c2s
      require_port "$reached" "$direct_tls" --direct-tls
      ;;
  esac
  require_port 127.0.0.1 "$ssh" --ssh
  # without the option another server may have it: then this one goes without, and its log says so
  [ -z "$http" ] || require_port 127.0.0.1 "$http" --http
  # 0 is any free port
  for two in "$c2s $direct_tls" "$c2s $ssh" "$direct_tls $ssh"; do
    [ "${two% *}" = 0 ] || [ "${two% *}" != "${two#* }" ] \
      || die "port ${two% *} is wanted twice; --c2s, --direct-tls and --ssh need one each"
  done
}

# require_port ADDRESS PORT OPTION: fails if somebody listens there.
require_port() {
  ! (exec 3<> "/dev/tcp/$1/$2") 2> /dev/null \
    || die "port $2 of $1 is in use already; end the program that uses it, or choose another with $3 PORT"
}

# A key pair for the user "operator", and the server's host key, pinned for that port.
prepare_operator() {
  if [ ! -f "$data/ssh/operator" ]; then
    # RSA: of ECDSA keys Karaf 4.4.10 refuses one in 256 (etc/keys.properties says why)
    ssh-keygen -q -t rsa -b 3072 -N '' -C operator -f "$data/ssh/operator" \
      || die "ssh-keygen could not make the operator's key in $data/ssh"
    sed -i '/^operator *=/d' "$data/etc/keys.properties"
    printf 'operator = %s,_g_:operators\n' "$(cut -d' ' -f2 "$data/ssh/operator.pub")" \
      >> "$data/etc/keys.properties"
  fi
  if [ ! -f "$data/etc/host.key" ]; then
    ssh-keygen -q -t ecdsa -b 256 -N '' -m PEM -C simpp -f "$data/etc/host.key" \
      || die "ssh-keygen could not make the shell's host key in $data/etc"
  fi
  printf 'simpp-server %s\n' "$(cut -d' ' -f1,2 "$data/etc/host.key.pub")" > "$data/ssh/known_hosts"
}

prepare_certificate() {
  [ ! -f "$data/tls/server.p12" ] || return 0
  random_text > "$data/tls/server.password"
  # many iterations make a guess dear; a password of 32 random bytes is not guessed, and each start pays for them
  keytool -J-Dkeystore.pkcs12.macIterationCount=1000 -J-Dkeystore.pkcs12.keyPbeIterationCount=1000 \
    -J-Dkeystore.pkcs12.certPbeIterationCount=1000 -genkeypair -alias simpp -keyalg EC -groupname secp256r1 -sigalg SHA256withECDSA \
    -validity 825 -dname "CN=$domain" -ext "san=dns:$domain" -ext eku=serverAuth \
    -storetype PKCS12 -keystore "$data/tls/server.p12" -storepass:file "$data/tls/server.password" \
    > "$data/data/log/keytool.log" 2>&1 \
    || die "keytool could not make the certificate: $(tail -n 1 "$data/data/log/keytool.log")"
}

# The JVM's command line, one argument a line: Karaf's own launcher would patch a module and so lose
# the class archive, and hide the process behind a shell.
java_arguments() {
  grep -v '^ *\(#\|$\)' "$data/etc/jvm.options" || true
  # what the compiler and BoringSSL have freed goes back to the system each minute, where this Java knows how
  case "$java_release" in
    17.0.9 | 17.0.[1-9][0-9]) printf -- '-XX:TrimNativeHeapInterval=60000\n' ;;
  esac
  for package in java.base/java.lang java.base/java.net java.base/java.util java.base/java.io \
    java.base/java.text java.base/java.security java.base/java.nio java.base/jdk.internal.misc \
    java.naming/javax.naming.spi java.rmi/sun.rmi.transport.tcp; do
    printf -- '--add-opens\n%s=ALL-UNNAMED\n' "$package"
  done
  for package in java.base/sun.net.www.protocol.file java.base/sun.net.www.protocol.http \
    java.base/sun.net.www.protocol.https java.base/sun.net.www.protocol.jar \
    java.base/sun.net.www.content.text jdk.naming.rmi/com.sun.jndi.url.rmi; do
    printf -- '--add-exports\n%s=ALL-UNNAMED\n' "$package"
  done
  printf -- '-D%s\n' karaf.home="$distribution" karaf.base="$data" karaf.data="$data/data" \
    karaf.etc="$data/etc" karaf.log="$data/data/log" karaf.instances="$data/data/instances" \
    karaf.startLocalConsole=false karaf.startRemoteShell=true java.security.manager=allow \
    java.io.tmpdir="$data/data/tmp" java.util.logging.config.file="$data/etc/java.util.logging.properties"
  printf -- '-cp\n%s\norg.apache.karaf.main.Main\n' \
    "$(printf '%s:' "$distribution"/lib/boot/*.jar "$distribution"/lib/jdk9plus/*.jar \
      "$distribution"/lib/endorsed/org.apache.karaf.specs.locator-*.jar | sed 's/:$//')"
}

# Runs the JVM in the foreground: SIGTERM and SIGINT stop it cleanly, with status 0.
start_server() {
  mapfile -t arguments < <(java_arguments)
  stopping=
  cd "$data" || exit 1
  # should this script be killed, the server is asked to stop
  setpriv --pdeathsig TERM java "${arguments[@]}" < /dev/null &
  server=$!
  trap 'stopping=yes; kill -TERM "$server" 2> /dev/null || true' TERM INT HUP
  watch_start "$server" 8>&- &
  status=0
  wait "$server" || status=$?
  # a signal ends the wait before the server has ended
  while kill -0 "$server" 2> /dev/null; do
    status=0
    wait "$server" || status=$?
  done
  rm -f "$data/data/ready"
  [ ! -f "$data/data/failed" ] || exit 1
  [ -z "$stopping" ] || exit 0
  case "$status" in
    0 | 130 | 143) exit 0 ;; # stopped by its shell, or by a signal that went past this script
  esac
  say "the server ended with status $status; $data/data/log/karaf.log has the details"
  exit "$status"
}

# Stops a server that has failed to start, or that is not ready in time.
watch_start() {
  for _ in $(seq "${SIMPP_START_SECONDS:-120}"); do
    sleep 1
    [ ! -f "$data/data/ready" ] || return 0
    kill -0 "$1" 2> /dev/null || return 0
    if [ -f "$data/data/failed" ]; then
      say "the server could not start and is stopped; $data/data/log/karaf.log has the details"
      kill -TERM "$1" 2> /dev/null || true
      return 0
    fi
  done
  say "the server is not ready after ${SIMPP_START_SECONDS:-120} s and is stopped; look into $data/data/log/karaf.log for the first ERROR"
  : > "$data/data/failed"
  kill -TERM "$1" 2> /dev/null || true
}
