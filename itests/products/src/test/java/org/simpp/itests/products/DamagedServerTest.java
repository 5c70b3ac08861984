package org.simpp.itests.products;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the server keeps, damaged on the disk: it says which file and what to do, touches nothing,
 * and goes on with the file that was restored.
 */
class DamagedServerTest {
  private static final String ACCOUNT = "carol@simpp.local";
  private static final int H2_HEADER = 8_192;

  /** From its words to the end of the process. */
  private static final Duration TO_THE_END = Duration.ofSeconds(10);

  @TempDir Path folder;

  @Test
  void damagedDatabase_isNamedAndLeftAsItIs() throws Exception {
    Path data = used("damaged-database");
    Path database = data.resolve("db/simpp.mv.db");
    byte[] whole = Files.readAllBytes(database);

    assertThat(whole.length).isGreaterThan(2 * H2_HEADER);
    for (UnaryOperator<byte[]> damage :
        List.<UnaryOperator<byte[]>>of(
            content -> overwritten(content, content.length / 4, 3 * content.length / 4),
            content -> overwritten(content, H2_HEADER, content.length),
            content -> new byte[0])) {
      byte[] damaged = damage.apply(whole.clone());
      Files.write(database, damaged);

      assertThat(refusal(data)).contains(database.toString()).contains("from a backup");
      assertThat(Files.readAllBytes(database)).isEqualTo(damaged);
    }

    Files.write(database, whole);
    assertStartsWithItsAccount(data);
  }

  @Test
  void damagedCard_isNamedAndNoNewKeyIsMade() throws Exception {
    Path data = used("damaged-card");
    Path keys = data.resolve("keys");
    Path card = only(keys, ".card");
    Path previous = only(keys, ".card.previous");
    byte[] whole = Files.readAllBytes(card);
    byte[] torn = Arrays.copyOf(whole, whole.length / 2);

    Files.write(card, torn);
    assertStartsWithItsAccount(data);

    Files.write(card, torn);
    Files.write(previous, overwritten(whole.clone(), 0, whole.length));
    Map<String, String> before = contents(keys);
    assertThat(refusal(data)).contains(card.toString()).contains("from a backup");
    assertThat(contents(keys)).isEqualTo(before);

    Files.write(card, whole);
    assertStartsWithItsAccount(data);
  }

  /** A server's folder with an account, after a clean stop. */
  private Path used(String name) throws Exception {
    Path data = folder.resolve(name);
    try (RunningServer server = RunningServer.start(data)) {
      server.shellOutput("simpp:user-add", "--password", "a long password", ACCOUNT);
      assertThat(server.stop()).isZero();
    }
    return data;
  }

  /** What the server says on its standard error before it ends by itself. */
  private static String refusal(Path data) throws Exception {
    Path errors = Product.OUTPUT.resolve(data.getFileName() + "-server.err");
    Files.deleteIfExists(errors);
    try (RunningServer server =
        RunningServer.launch(data, Product.freePort(), Product.freePort(), Product.freePort())) {
      awaitWords(errors);
      assertThat(server.awaitEnd(TO_THE_END)).isNotZero();
    }
    String said = Files.readString(errors);
    assertThat(said).doesNotContain("\tat ").doesNotContain("Exception in thread");
    return said;
  }

  private static void awaitWords(Path errors) throws Exception {
    for (int waited = 0; waited < 1_200; waited++) {
      if (Files.exists(errors) && Files.readString(errors).contains("from a backup")) {
        return;
      }
      Thread.sleep(100);
    }
    throw new IOException("the server has said nothing of it within 120 s, see " + errors);
  }

  private static void assertStartsWithItsAccount(Path data) throws Exception {
    try (RunningServer server = RunningServer.start(data)) {
      assertThat(server.shellOutput("simpp:user-list")).contains(ACCOUNT);
      assertThat(server.stop()).isZero();
    }
  }

  private static byte[] overwritten(byte[] content, int from, int to) {
    Arrays.fill(content, from, to, (byte) 0xA5);
    return content;
  }

  private static Path only(Path folder, String suffix) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(suffix)).findFirst().orElseThrow();
    }
  }

  private static Map<String, String> contents(Path folder) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        contents.put(file.getFileName().toString(), Arrays.toString(Files.readAllBytes(file)));
      }
    }
    return contents;
  }
}
