package org.simpp.client.internal.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.simpp.client.settings.ChosenSettings;
import org.simpp.client.settings.KnownSettings;
import org.simpp.model.SecretBytes;
import org.simpp.transport.ProxyServer;
import org.simpp.transport.ProxyServer.Kind;

class ProxiesTest {
  private static final String CHAT = "chat.example.org";
  private static final ProxyServer SYSTEM = new ProxyServer(Kind.HTTP, "system", 8080, null);

  private final ChosenSettings chosen = new ChosenSettings();
  private final Proxies proxies = new Proxies(chosen, (host, port) -> Optional.of(SYSTEM));

  @Test
  void whereNobodyHasChosen_theSystemDecides() {
    assertThat(proxies.toward(CHAT, 5222)).contains(SYSTEM);
  }

  @Test
  void whatIsChosen_holdsForEveryServer_butTheExcepted() {
    chosen.put(KnownSettings.PROXY_SERVER, "socks5://[2001:db8::1]:1080");
    chosen.put(KnownSettings.PROXY_EXCEPT, "localhost, .intern.example, other.example");

    ProxyServer socks = new ProxyServer(Kind.SOCKS5, "2001:db8::1", 1080, null);
    assertThat(proxies.toward(CHAT, 5222)).contains(socks);
    assertThat(proxies.toward("notintern.example", 5222)).contains(socks);
    assertThat(proxies.toward("a.intern.example", 5222)).isEmpty();
    assertThat(proxies.toward("Intern.Example", 5222)).isEmpty();
    assertThat(proxies.toward("a.other.example", 5222)).isEmpty();
    chosen.put(KnownSettings.PROXY_SERVER, "none");
    assertThat(proxies.toward(CHAT, 5222)).isEmpty();
  }

  @Test
  void password_isSaidWithTheUser_andForgotten() {
    chosen.put(KnownSettings.PROXY_SERVER, "http://proxy.example.org:3128");
    proxies.use(secret("word"));
    assertThat(login()).as("a password without a user").isEmpty();

    chosen.put(KnownSettings.PROXY_USER, "alice");
    ProxyServer.Login before = login().orElseThrow();
    assertThat(before.user()).isEqualTo("alice");
    assertThat(before.password()).isEqualTo(secret("word"));
    proxies.use(secret("other"));
    assertThat(before.password().isClosed()).as("in use still").isFalse();
    assertThat(login().orElseThrow().password()).isEqualTo(secret("other"));
    assertThat(proxies.isKnown()).isTrue();
    proxies.close();
    assertThat(proxies.isKnown()).isFalse();
    assertThat(login()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "proxy:3128",
        "http://proxy",
        "http://proxy:0",
        "http://proxy:70000",
        "http://u:p@proxy:3128",
        "http://proxy:3128/",
        "http://proxy:3128?x",
        "https://proxy:3128",
        "socks4://proxy:1080",
        "http://:3128",
        "http://pro xy:3128",
        "SYSTEM"
      })
  void whatIsNoProxy_cannotBeSet(String written) {
    assertThat(KnownSettings.PROXY_SERVER.read(written)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "http_proxy,http://one:3128,HTTP,one,3128",
    "HTTPS_PROXY,one:3128,HTTP,one,3128",
    "all_proxy,socks5h://one,SOCKS5,one,1080",
    "ALL_PROXY,http://one,HTTP,one,80"
  })
  void environment_isRead(String name, String written, Kind kind, String host, int port) {
    SystemRoutes routes = new SystemRoutes(Map.of(name, written), null);

    assertThat(routes.toward(CHAT, 5222)).contains(new ProxyServer(kind, host, port, null));
    assertThat(routes.toward("localhost", 5222)).isEmpty();
    assertThat(routes.toward("127.0.0.9", 5222)).isEmpty();
    assertThat(routes.toward("::1", 5222)).isEmpty();
  }

  @Test
  void environment_mayHaveAUser_andExceptions() {
    Map<String, String> variables =
        Map.of(
            "http_proxy", "http://other:1",
            "https_proxy", "http://al%40ice:p%3Aw+d@one:3128",
            "no_proxy", "localhost,.example.org");
    SystemRoutes routes = new SystemRoutes(variables, null);

    assertThat(routes.toward("example.net", 5222))
        .contains(
            new ProxyServer(
                Kind.HTTP, "one", 3128, new ProxyServer.Login("al@ice", secret("p:w+d"))));
    assertThat(routes.toward(CHAT, 5222)).isEmpty();
  }

  @Test
  void settingsOfTheDesktop_areAskedAsForTheWeb_thenAsForAnything() {
    Map<String, Proxy> known = new HashMap<>();
    SystemRoutes routes = new SystemRoutes(Map.of(), new Settings(known));
    assertThat(routes.toward(CHAT, 5222)).isEmpty();

    known.put("socket://chat.example.org:5222", proxy(Proxy.Type.SOCKS));
    assertThat(routes.toward(CHAT, 5222))
        .contains(new ProxyServer(Kind.SOCKS5, "unresolved.example", 99, null));
    known.put("https://chat.example.org:5222", proxy(Proxy.Type.HTTP));
    assertThat(routes.toward(CHAT, 5222))
        .contains(new ProxyServer(Kind.HTTP, "unresolved.example", 99, null));
    assertThat(routes.toward("127.0.0.1", 5222)).isEmpty();
  }

  private Optional<ProxyServer.Login> login() {
    return proxies.toward(CHAT, 5222).map(ProxyServer::login);
  }

  private static Proxy proxy(Proxy.Type type) {
    return new Proxy(type, InetSocketAddress.createUnresolved("unresolved.example", 99));
  }

  private static SecretBytes secret(String text) {
    return SecretBytes.copyOf(text.getBytes(StandardCharsets.UTF_8));
  }

  private static final class Settings extends ProxySelector {
    private final Map<String, Proxy> known;

    Settings(Map<String, Proxy> known) {
      this.known = known;
    }

    @Override
    public List<Proxy> select(URI uri) {
      return List.of(known.getOrDefault(uri.toString(), Proxy.NO_PROXY));
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException cause) {
      throw new AssertionError(cause);
    }
  }
}
