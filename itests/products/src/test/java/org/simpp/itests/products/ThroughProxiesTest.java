package org.simpp.itests.products;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.simpp.client.ClientException;
import org.simpp.client.ConnectionState;
import org.simpp.client.ServerAddress;
import org.simpp.client.Session;
import org.simpp.client.Transfer;
import org.simpp.client.Trouble;
import org.simpp.client.Trouble.Cause;
import org.simpp.client.internal.proxy.Routes;
import org.simpp.model.Jid;
import org.simpp.model.SecretBytes;
import org.simpp.transport.ProxyServer;
import org.simpp.transport.ProxyServer.Kind;

/** Clients without windows reach the real server through proxies that others have made. */
class ThroughProxiesTest {
  private static final Jid ALICE = Jid.of("alice@simpp.local");
  private static final Jid BOB = Jid.of("bob@simpp.local");

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir Path folder;
  private final AtomicReference<@Nullable ProxyServer> proxy = new AtomicReference<>();
  private final Routes routes = (host, port) -> Optional.ofNullable(proxy.get());

  @Test
  void clients_signInAndSendThroughTinyproxyAndMicrosocks_andAreToldWhatTheseRefuse()
      throws Exception {
    int http = Product.freePort();
    int socks = Product.freePort();
    try (RunningServer server =
            RunningServer.start(
                folder.resolve("data"),
                "--domain",
                "simpp.local",
                "--laboratory",
                "--web",
                String.valueOf(Product.freePort()));
        HeadlessDesktop first = new HeadlessDesktop(folder.resolve("alice"), routes);
        HeadlessDesktop second = new HeadlessDesktop(folder.resolve("bob"), routes);
        Running tinyproxy = tinyproxy(http, server.c2sPort());
        Running microsocks =
            Running.of(
                socks,
                "microsocks",
                "-i",
                "127.0.0.1",
                "-p",
                String.valueOf(socks),
                "-u",
                "alice",
                "-P",
                "word")) {
      // "localhost": a name that the proxies look up
      ServerAddress address = new ServerAddress("localhost", server.c2sPort(), false);
      proxy.set(new ProxyServer(Kind.HTTP, "127.0.0.1", http, login("word")));
      Session alice = first.create(server.invitation(ALICE.toString()), address);
      assertThat(alice.connection()).isInstanceOf(ConnectionState.Online.class);
      HeadlessDesktop.get(alice.signOut());

      proxy.set(new ProxyServer(Kind.HTTP, "127.0.0.1", http, login("guess")));
      Trouble wrong = trouble(first);
      assertThat(wrong.cause()).isEqualTo(Cause.PROXY_WANTS_LOGIN);
      assertThat(wrong.parameters()).containsExactly("127.0.0.1:" + http);
      proxy.set(new ProxyServer(Kind.SOCKS5, "127.0.0.1", socks, null));
      assertThat(trouble(first).cause()).isEqualTo(Cause.PROXY_WANTS_LOGIN);

      proxy.set(new ProxyServer(Kind.SOCKS5, "127.0.0.1", socks, login("word")));
      Session bob =
          second.create(
              server.invitation(BOB.toString()),
              new ServerAddress("localhost", server.directTlsPort(), true));
      assertThat(bob.connection()).isInstanceOf(ConnectionState.Online.class);
      Session again = first.signIn(ALICE);
      assertThat(again.connection()).isInstanceOf(ConnectionState.Online.class);

      HeadlessDesktop.befriend(again, ALICE, bob, BOB);
      Path file = Files.writeString(folder.resolve("plan.txt"), "a plan");
      proxy.set(new ProxyServer(Kind.SOCKS5, "127.0.0.1", socks, login("guess")));
      Transfer sent = HeadlessDesktop.get(bob.transfers().send(ALICE, file));
      await().atMost(PATIENCE).until(() -> state(bob) instanceof Transfer.State.Failed);
      assertThat(((Transfer.State.Failed) state(bob)).cause().cause())
          .isEqualTo(Cause.PROXY_WANTS_LOGIN);
      proxy.set(new ProxyServer(Kind.SOCKS5, "127.0.0.1", socks, login("word")));
      bob.transfers().retry(sent.id());
      await().atMost(PATIENCE).until(() -> state(bob) instanceof Transfer.State.Done);

      // It lets nobody but alice's port through
      proxy.set(new ProxyServer(Kind.HTTP, "127.0.0.1", http, login("word")));
      HeadlessDesktop.get(bob.signOut());
      Trouble refused = trouble(second, BOB);
      assertThat(refused.cause()).isEqualTo(Cause.PROXY_REFUSED);
      assertThat(refused.parameters().get(2)).startsWith("403");
      assertThat(tinyproxy.isAlive() && microsocks.isAlive()).isTrue();
    }
  }

  private static Transfer.State state(Session sender) {
    return sender.transfers().with(ALICE).get(0).state();
  }

  private static Trouble trouble(HeadlessDesktop desktop) {
    return trouble(desktop, ALICE);
  }

  private static Trouble trouble(HeadlessDesktop desktop, Jid account) {
    ExecutionException failure =
        catchThrowableOfType(ExecutionException.class, () -> desktop.signIn(account));
    assertThat(failure.getCause()).isInstanceOf(ClientException.class);
    return ((ClientException) Objects.requireNonNull(failure.getCause())).trouble();
  }

  private static ProxyServer.Login login(String password) {
    return new ProxyServer.Login(
        "alice", SecretBytes.copyOf(password.getBytes(StandardCharsets.UTF_8)));
  }

  private Running tinyproxy(int port, int allowed) throws Exception {
    Path settings = folder.resolve("tinyproxy.conf");
    Files.writeString(
        settings,
        """
        Port %d
        Listen 127.0.0.1
        Timeout 600
        MaxClients 20
        Allow 127.0.0.1
        BasicAuth alice word
        ConnectPort %d
        """
            .formatted(port, allowed));
    return Running.of(port, "tinyproxy", "-d", "-c", settings.toString());
  }

  /** A proxy's process. */
  private record Running(Process process) implements AutoCloseable {
    static Running of(int port, String... command) throws IOException {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      await().atMost(Duration.ofSeconds(30)).until(() -> answers(port));
      return new Running(process);
    }

    boolean isAlive() {
      return process.isAlive();
    }

    @Override
    public void close() {
      process.destroy();
    }

    private static boolean answers(int port) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return socket.isConnected();
      } catch (IOException e) {
        return false;
      }
    }
  }
}
