package org.simpp.itests.products;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A server in use: people chat in pairs, others log in by key, others register a key. Who replaces
 * something meanwhile looks afterwards whether anybody has noticed.
 *
 * <p>{@code -Dsimpp.swap.pairs=500 -Dsimpp.swap.rate=500 -Dsimpp.swap.logins=20
 * -Dsimpp.swap.seconds=60} asks for more; {@code -Dsimpp.swap.before=20} measures the messages for
 * so long before.
 */
final class LoadedServer implements AutoCloseable {
  private static final int PAIRS = Integer.getInteger("simpp.swap.pairs", 50);
  private static final int RATE = Integer.getInteger("simpp.swap.rate", 100);
  private static final int LOGINS = Integer.getInteger("simpp.swap.logins", 10);
  private static final int BEFORE = Integer.getInteger("simpp.swap.before", 0);
  private static final int KEYS = 20;
  private static final int NEWCOMERS = 4;

  /** Seconds that pass before those come who log in by key. */
  private static final int INVITING = 10;

  private static final int WARM_UP = 5;
  private static final int PATIENCE_SECONDS = 300;

  private static final List<String> MESSAGE_FAULTS =
      List.of("lost", "duplicated", "outOfOrder", "unknown", "refused", "dropped");
  private static final List<String> LOGIN_FAULTS = List.of("failed", "unfinished");

  private record Load(Process process, Path figures, Path errors, List<String> faults) {}

  private final RunningServer server;
  private final Path folder;
  private final int seconds;
  private final Map<String, Load> loads = new LinkedHashMap<>();

  private LoadedServer(RunningServer server, Path folder, int seconds) {
    this.server = server;
    this.folder = folder;
    this.seconds = seconds;
  }

  private interface State {
    boolean holds() throws Exception;
  }

  /**
   * Starts it, and returns when all who chat are there and others register.
   *
   * @param seconds how long they go on
   */
  static LoadedServer start(Path folder, int seconds) throws Exception {
    RunningServer server = RunningServer.start(folder.resolve("data"), "--laboratory");
    LoadedServer loaded = new LoadedServer(server, folder, seconds);
    try {
      loaded.begin();
      return loaded;
    } catch (Exception | AssertionError e) {
      loaded.close();
      throw e;
    }
  }

  private void begin() throws Exception {
    Files.writeString(
        server.data().resolve("etc/org.simpp.transport.netty.cfg"),
        "\nmaxConnectionsPerAddress = 10000\n",
        StandardOpenOption.APPEND);
    if (BEFORE > 0) {
      chat("before", BEFORE);
      assertNothingWrong("before");
    }
    chat("messages", seconds + INVITING);
    awaitBegin(() -> sessions() >= 2 * PAIRS);
    byKey("logins", "key", KEYS, LOGINS);
    byKey("registrations", "new", NEWCOMERS * (seconds + WARM_UP), NEWCOMERS);
    awaitBegin(() -> hasRegistered("new0") && hasRegistered("key" + (KEYS - 1)));
  }

  RunningServer server() {
    return server;
  }

  /** Nothing was lost, repeated, refused or dropped, and nobody was kept out. */
  void assertNobodyHasNoticed() throws Exception {
    assertThat(loads.values())
        .as("the load goes on until after the last replacement")
        .allMatch(load -> load.process().isAlive());
    for (String name : List.copyOf(loads.keySet())) {
      assertNothingWrong(name);
    }
  }

  @Override
  public void close() {
    loads.values().forEach(load -> load.process().destroy());
    server.close();
  }

  private void chat(String name, int duration) throws IOException {
    start(name, MESSAGE_FAULTS, duration, "--pairs", "" + PAIRS, "--rate", "" + RATE);
  }

  private void byKey(String scenario, String prefix, int accounts, int rate) throws IOException {
    start(
        scenario,
        LOGIN_FAULTS,
        seconds,
        "--scenario",
        scenario,
        "--mechanism",
        "SIMPP-2007",
        "--accounts-prefix",
        prefix,
        "--sessions",
        "" + accounts,
        "--rate",
        "" + rate);
  }

  private void start(String name, List<String> faults, int duration, String... options)
      throws IOException {
    List<String> words = new ArrayList<>(List.of("./run", "load", "--json", "--create"));
    words.addAll(List.of("--data", server.data().toString(), "--port", "" + server.c2sPort()));
    words.addAll(List.of("--seconds", "" + duration, "--warm-up", "" + WARM_UP));
    words.addAll(List.of("--patience", "60"));
    words.addAll(List.of(options));
    Path figures = folder.resolve(name + ".json");
    Path errors = Product.OUTPUT.resolve("load-" + name + ".err");
    Process process =
        Product.command(words.toArray(String[]::new))
            .redirectOutput(figures.toFile())
            .redirectError(errors.toFile())
            .start();
    loads.put(name, new Load(process, figures, errors, faults));
  }

  private void awaitBegin(State state) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!state.holds()) {
      assertThat(System.nanoTime()).as("the load begins in time").isLessThan(end);
      assertThat(loads.values())
          .as("the load begins; the files load-*.err say why it has ended")
          .allMatch(load -> load.process().isAlive());
      TimeUnit.MILLISECONDS.sleep(500);
    }
  }

  private boolean hasRegistered(String user) throws Exception {
    return server.shellOutput("simpp:user-list", "--json").contains("\"" + user + "@");
  }

  private int sessions() throws Exception {
    String status = server.shellOutput("simpp:status", "--json");
    return Integer.parseInt(status.replaceAll("(?s).*\"sessions\":([0-9]+).*", "$1"));
  }

  private void assertNothingWrong(String name) throws Exception {
    Load load = loads.remove(name);
    try {
      assertThat(load.process().waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
          .as("the load ends")
          .isTrue();
    } finally {
      load.process().destroy();
    }
    String figures = Files.readString(load.figures());
    Files.writeString(
        Product.OUTPUT.resolve("swap-under-load.txt"),
        figures,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    assertThat(figures).as("what the load printed").contains("\"delivered\":");
    assertThat(figures).doesNotContain("\"delivered\":0,");
    assertThat(load.faults())
        .as(figures + Files.readString(load.errors()))
        .allSatisfy(fault -> assertThat(figures).contains("\"" + fault + "\":0"));
  }
}
