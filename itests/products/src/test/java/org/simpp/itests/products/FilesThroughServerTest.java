package org.simpp.itests.products;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.simpp.client.Entry;
import org.simpp.client.ServerAddress;
import org.simpp.client.Session;
import org.simpp.client.Transfer;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Jid;

/**
 * A file from one whole client to another, through the real server, over connections that are cut
 * in the middle. {@code scripts/large-file.sh} sends one that is larger than the memory.
 */
class FilesThroughServerTest {
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final long SIZE = Long.getLong("simpp.files.bytes", 12_000_007);
  private static final Jid ALICE = Jid.of("alice@simpp.local");
  private static final Jid BOB = Jid.of("bob@simpp.local");
  private static final Canary CONTENT = Canary.of("content");
  private static final Canary NAME = Canary.of("name");

  @TempDir Path folder;

  @Test
  @Specification("XEP-0448, section 3.1")
  void file_arrivesWhole_throughCuts_andTheServerCannotReadIt() throws Exception {
    int web = Product.freePort();
    Path file = file();
    Path target = folder.resolve("plan");
    try (RunningServer server =
            RunningServer.start(
                folder.resolve("data"),
                "--domain",
                "simpp.local",
                "--laboratory",
                "--web",
                "" + web);
        CuttingProxy stream = new CuttingProxy(server.c2sPort());
        CuttingProxy files = new CuttingProxy(web);
        HeadlessDesktop first = new HeadlessDesktop(folder.resolve("alice"));
        HeadlessDesktop second = new HeadlessDesktop(folder.resolve("bob"))) {
      ServerAddress address = new ServerAddress(CuttingProxy.ADDRESS, server.c2sPort(), false);
      Session alice = first.create(server.invitation(ALICE.toString()), address);
      Session bob = second.create(server.invitation(BOB.toString()), address);
      HeadlessDesktop.befriend(alice, ALICE, bob, BOB);

      files.cut(2, SIZE / 3);
      HeadlessDesktop.get(alice.transfers().send(BOB, file));
      await().atMost(PATIENCE).until(() -> !latest(bob, ALICE).isEmpty());
      assertThat(files.uncut()).isZero();
      assertThat(files.passed())
          .as("no more than the file, and what was on its way")
          .isLessThan(SIZE * 5 / 4);
      Entry entry = latest(bob, ALICE).get(0);
      assertThat(Objects.requireNonNull(entry.additions().file()).size()).isEqualTo(SIZE);
      assertThat(stream.passed()).as("the file goes beside the stream").isLessThan(2_000_000);

      files.cut(2, SIZE / 3);
      HeadlessDesktop.get(bob.transfers().save(ALICE, entry.id(), target));
      await()
          .atMost(PATIENCE)
          .until(() -> bob.transfers().with(ALICE).get(0).state() instanceof Transfer.State.Done);
      assertThat(files.uncut()).isZero();
      assertThat(files.passed()).isLessThan(SIZE * 5 / 4);
      assertThat(Files.mismatch(target, file)).isEqualTo(-1);
      assertThat(CONTENT.foundIn(server.data())).isEmpty();
      assertThat(NAME.foundIn(server.data())).isEmpty();
    }
  }

  private Path file() throws Exception {
    Path file = folder.resolve(NAME.text() + ".bin");
    Random random = new Random(5);
    byte[] block = new byte[1 << 16];
    random.nextBytes(block);
    byte[] canary = CONTENT.text().getBytes(StandardCharsets.UTF_8);
    System.arraycopy(canary, 0, block, 100, canary.length);
    try (OutputStream out = Files.newOutputStream(file)) {
      for (long left = SIZE; left > 0; left -= block.length) {
        out.write(block, 0, (int) Math.min(left, block.length));
      }
    }
    return file;
  }

  private static List<Entry> latest(Session session, Jid contact) throws Exception {
    return HeadlessDesktop.get(session.conversations().latest(contact, 10));
  }
}
