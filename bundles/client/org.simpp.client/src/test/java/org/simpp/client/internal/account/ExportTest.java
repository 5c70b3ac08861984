package org.simpp.client.internal.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.simpp.client.internal.account.TwoDesks.ALICE;
import static org.simpp.client.internal.account.TwoDesks.BOB;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.simpp.client.ClientException;
import org.simpp.client.Entry;
import org.simpp.client.ExportForm;
import org.simpp.client.JsonLines;
import org.simpp.client.Trouble.Cause;

/** A conversation as a file: whole, in its order, and nothing less. */
class ExportTest {
  private static final int MORE_THAN_A_PAGE = 1_203;
  private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

  @TempDir private Path folder;
  private TwoDesks both;

  @BeforeEach
  void befriend(@TempDir Path desks) throws Exception {
    both = TwoDesks.befriended(desks);
  }

  @AfterEach
  void close() {
    both.close();
  }

  @Test
  void jsonLines_haveEveryEntryInItsOrder() throws Exception {
    both.write("早安，\"quoted\" \\ and\ntwo lines\u2028");
    both.bobs().send(ALICE, "second").toCompletableFuture().get();
    await().untilAsserted(() -> assertThat(TwoDesks.texts(both.alice, BOB)).contains("second"));
    Path file = folder.resolve("bob.jsonl");
    int count =
        both.alices().export(BOB, file, new JsonLines(ALICE, BOB, NOW)).toCompletableFuture().get();

    List<String> lines = Files.readAllLines(file);
    assertThat(count).isEqualTo(2);
    assertThat(lines).hasSize(3);
    assertThat(lines.get(0))
        .isEqualTo(
            "{\"format\":\"simpp-conversation\",\"version\":1,\"account\":\"alice@simpp.example\","
                + "\"contact\":\"bob@simpp.example\",\"exported\":\"2026-11-23T08:00:00Z\"}");
    assertThat(lines.get(1))
        .contains("\"from\":\"alice@simpp.example\"")
        .contains("\"text\":\"早安，\\\"quoted\\\" \\\\ and\\u000atwo lines\\u2028\"")
        .contains("\"security\":\"end-to-end\"");
    assertThat(lines.get(2))
        .contains("\"from\":\"bob@simpp.example\"")
        .contains("\"text\":\"second\",\"state\":\"received\"");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void longConversation_isWrittenPageByPage() throws Exception {
    for (int number = 0; number < MORE_THAN_A_PAGE; number++) {
      both.alices().send(BOB, "number " + number).toCompletableFuture().get();
    }
    Path file = Files.writeString(folder.resolve("bob.txt"), "what was there before");
    int count = both.alices().export(BOB, file, new Texts()).toCompletableFuture().get();

    assertThat(count).isEqualTo(MORE_THAN_A_PAGE);
    List<String> lines = Files.readAllLines(file);
    assertThat(lines).hasSize(1 + MORE_THAN_A_PAGE).startsWith("head", "number 0", "number 1");
    assertThat(lines.get(MORE_THAN_A_PAGE)).isEqualTo("number " + (MORE_THAN_A_PAGE - 1));
  }

  @Test
  void whatCannotBeWritten_saysSo_andLeavesWhatWasThere() throws Exception {
    both.write("one");
    Path nowhere = folder.resolve("no-such-folder").resolve("bob.txt");
    assertThatThrownBy(
            () -> both.alices().export(BOB, nowhere, new Texts()).toCompletableFuture().get())
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOfSatisfying(
            ClientException.class,
            e -> {
              assertThat(e.trouble().cause()).isEqualTo(Cause.EXPORT_NOT_WRITTEN);
              assertThat(e.trouble().parameters()).containsExactly(nowhere.toString());
            });

    Path file = Files.createDirectory(folder.resolve("a-folder-of-that-name"));
    Files.writeString(file.resolve("inside"), "stays");
    assertThatThrownBy(
            () -> both.alices().export(BOB, file, new Texts()).toCompletableFuture().get())
        .isInstanceOf(ExecutionException.class);
    assertThat(file.resolve("inside")).hasContent("stays");
    assertThat(folder.resolve("a-folder-of-that-name.part")).doesNotExist();
  }

  private record Texts() implements ExportForm {
    @Override
    public String head() {
      return "head\n";
    }

    @Override
    public String entry(Entry entry) {
      return entry.text() + "\n";
    }
  }
}
