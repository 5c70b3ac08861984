package org.simpp.client.internal.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.simpp.client.internal.account.TwoDesks.ALICE;
import static org.simpp.client.internal.account.TwoDesks.BOB;
import static org.simpp.client.internal.account.TwoDesks.entries;
import static org.simpp.client.internal.account.TwoDesks.last;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.simpp.client.Entry;
import org.simpp.client.ServerAddress;
import org.simpp.client.Transfer;
import org.simpp.client.Trouble;
import org.simpp.client.Trouble.Cause;
import org.simpp.client.internal.files.UploadsOverHttps;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Bytes;
import org.simpp.model.Stanza;
import org.simpp.xmpp.IqResults;
import org.simpp.xmpp.StanzaCondition;
import org.simpp.xmpp.StanzaError;
import org.simpp.xmpp.StanzaErrors;
import org.simpp.xmpp.upload.SlotRefusal;

/** Files from one whole client to the other, through a server of files over real TLS. */
class FilesTest {
  private static final String NAME = "報價單 2026.txt";
  private static final int SIZE = 1_000_003;

  @TempDir Path folder;
  private UploadsOverHttps uploads;
  private TwoDesks both;
  private Path file;
  private Path target;

  @BeforeEach
  void befriend() throws Exception {
    uploads = new UploadsOverHttps(folder, ServerInMemory.DOMAIN);
    both =
        TwoDesks.befriended(
            folder,
            "",
            server -> {
              server.certificate = uploads.fingerprint();
              server.address = new ServerAddress("127.0.0.1", 5222, false);
              server.slots = (iq, asked) -> IqResults.of(iq, uploads.slot().toElement());
            });
    byte[] content = new byte[SIZE];
    new Random(7).nextBytes(content);
    byte[] beginning = "the harbour project".repeat(50).getBytes(StandardCharsets.UTF_8);
    System.arraycopy(beginning, 0, content, 0, beginning.length);
    file = Files.write(folder.resolve(NAME), content);
    target = folder.resolve("saved.txt");
  }

  @AfterEach
  void close() {
    both.close();
    uploads.close();
  }

  @Test
  @Specification("XEP-0448, section 3.1")
  void file_arrivesWhole_andNoServerReadsAnyOfIt() throws Exception {
    Entry entry = send();
    Entry.Attachment attachment = Objects.requireNonNull(entry.additions().file());
    assertThat(attachment).isEqualTo(new Entry.Attachment(NAME, SIZE, "text/plain"));
    assertThat(entry.text()).isEqualTo(NAME);
    assertThat(entry.security()).isInstanceOf(Entry.Security.Simpp.class);

    assertThat(save(entry).state()).isInstanceOf(Transfer.State.Done.class);
    assertThat(target).hasSameBinaryContentAs(file);
    assertThat(leftovers()).isEmpty();
    Bytes sealed = uploads.files().values().iterator().next();
    assertThat(new String(sealed.toByteArray(), StandardCharsets.ISO_8859_1))
        .doesNotContain("harbour");
    assertThat(String.join("", both.server.tap))
        .contains("filename='sealed'")
        .doesNotContain("file-sharing", "報價單", "/upload/");
    assertThat(uploads.headers)
        .as("the name of the server, and the secret for who writes alone")
        .containsExactly(
            ServerInMemory.DOMAIN + ":" + uploads.port() + " Basic c2VjcmV0",
            ServerInMemory.DOMAIN + ":" + uploads.port() + " null");
  }

  @Test
  void emptyFile_arrives() throws Exception {
    Files.write(file, new byte[0]);
    assertThat(save(send()).state()).isInstanceOf(Transfer.State.Done.class);
    assertThat(target).isEmptyFile();
  }

  @Test
  @Specification("RFC 9110, section 14.5")
  void cutUpload_goesOnWhereItBroke() throws Exception {
    uploads.cuts.set(2);
    Entry entry = send();
    assertThat(uploads.requests)
        .as("a third begin, at the bytes that are there")
        .filteredOn(request -> request.startsWith("PUT"))
        .hasSize(3)
        .element(2)
        .asString()
        .matches("PUT bytes 2[0-9]{5}-[0-9]+/[0-9]+ null");
    save(entry);
    assertThat(target).hasSameBinaryContentAs(file);
  }

  @Test
  @Specification("RFC 9110, section 14.2")
  void cutDownload_goesOnWhereItBroke_andNothingIsSeenBefore() throws Exception {
    Entry entry = send();
    uploads.requests.clear();
    uploads.cuts.set(2);
    Transfer begun = begin(entry);
    await().until(() -> bobs(begun).state() instanceof Transfer.State.Waiting);
    assertThat(target).doesNotExist();
    assertThat(leftovers()).hasSize(1);

    await().until(() -> bobs(begun).isOver());
    assertThat(uploads.requests).hasSize(3);
    assertThat(uploads.requests.get(2)).matches("GET null bytes=1[0-9]{5}-");
    assertThat(target).hasSameBinaryContentAs(file);
  }

  @Test
  void fileThatChangesWhileItWaits_beginsAnew() throws Exception {
    uploads.cuts.set(1);
    Transfer begun = both.alice.session().transfers().send(BOB, file).toCompletableFuture().get();
    await().until(() -> alices(begun).state() instanceof Transfer.State.Waiting);
    Files.writeString(file, "another content");
    await().until(() -> entries(both.bob, ALICE).size() == 1);
    save(last(both.bob, ALICE));
    assertThat(target).hasContent("another content");
    assertThat(both.server.asked).as("a place and a key of its own").hasSize(2);
  }

  @Test
  void damagedFile_isNotSaved() throws Exception {
    Entry entry = send();
    uploads.damage(500_000);
    Transfer failed = save(entry);
    assertThat(cause(failed)).isEqualTo(Cause.FILE_DAMAGED);
    assertThat(target).doesNotExist();
    assertThat(leftovers()).isEmpty();
    uploads.damage(500_000);
    both.bob.session().transfers().retry(failed.id());
    await().until(() -> bobs(failed).isOver());
    assertThat(target).hasSameBinaryContentAs(file);
  }

  @Test
  void cancelledDownload_leavesNothing() throws Exception {
    Entry entry = send();
    uploads.cuts.set(100);
    Transfer begun = begin(entry);
    await().until(() -> bobs(begun).state() instanceof Transfer.State.Waiting);
    both.bob.session().transfers().cancel(begun.id());
    await().until(() -> both.bob.session().transfers().with(ALICE).isEmpty());
    await().until(() -> leftovers().isEmpty());
    assertThat(target).doesNotExist();
  }

  @Test
  @Specification("XEP-0363, section 6")
  void refusals_sayWhy() throws Exception {
    assertThat(refused(SlotRefusal.tooLarge(10_485_760)))
        .extracting(Trouble::cause, Trouble::parameters)
        .containsExactly(Cause.FILE_TOO_LARGE, List.of(NAME, "10"));
    assertThat(refused(SlotRefusal.later("Quota reached", Instant.now())).cause())
        .isEqualTo(Cause.FILE_QUOTA_REACHED);
    assertThat(refused(StanzaError.of(StanzaCondition.SERVICE_UNAVAILABLE, "")).cause())
        .isEqualTo(Cause.FILES_NOT_OFFERED);
    assertThat(refused(StanzaError.of(StanzaCondition.FORBIDDEN, "")).cause())
        .isEqualTo(Cause.FILE_REFUSED);
    assertThat(uploads.requests).isEmpty();
  }

  @Test
  void fileThatIsGone_isSaidToBe() throws Exception {
    Entry entry = send();
    uploads.files().clear();
    assertThat(cause(save(entry))).isEqualTo(Cause.FILE_GONE);
  }

  @Test
  void folderThatIsNot_isSaidToBe() throws Exception {
    Entry entry = send();
    target = folder.resolve("none/saved.txt");
    assertThat(cause(save(entry))).isEqualTo(Cause.FILE_NOT_KEPT);
  }

  @Test
  void anotherCertificate_isRefused() throws Exception {
    uploads.close();
    uploads = new UploadsOverHttps(Files.createDirectory(folder.resolve("x")), "simpp.example");
    Transfer begun = both.alice.session().transfers().send(BOB, file).toCompletableFuture().get();
    await().until(() -> alices(begun).state() instanceof Transfer.State.Failed);
    assertThat(cause(alices(begun))).isEqualTo(Cause.FILE_SERVER_UNTRUSTED);
    assertThat(uploads.requests).isEmpty();
  }

  @Test
  void fileThatIsNone_isNotSent() {
    assertThatThrownBy(
            () -> both.alice.session().transfers().send(BOB, folder).toCompletableFuture().get())
        .hasMessageContaining("no file");
  }

  @Test
  void historyKeepsTheFile_andAWithdrawalTakesIt() throws Exception {
    Entry sent = send();
    await().until(() -> last(both.alice, BOB).state() instanceof Entry.State.Delivered);
    both.bob.session().signOut().toCompletableFuture().get();
    both.bob.signIn(Desk.PIN);
    assertThat(save(last(both.bob, ALICE)).state()).isInstanceOf(Transfer.State.Done.class);
    assertThat(last(both.bob, ALICE).additions().file()).isEqualTo(sent.additions().file());

    await().until(() -> both.alices().takesMore(BOB));
    both.alices().withdraw(BOB, last(both.alice, BOB).id()).toCompletableFuture().get();
    await().until(() -> last(both.bob, ALICE).additions().isWithdrawn());
    assertThat(last(both.bob, ALICE).additions().file()).isNull();
    assertThat(last(both.bob, ALICE).text()).isEmpty();
  }

  private Entry send() throws Exception {
    both.alice.session().transfers().send(BOB, file).toCompletableFuture().get();
    await().until(() -> !entries(both.bob, ALICE).isEmpty());
    return last(both.bob, ALICE);
  }

  private Transfer begin(Entry entry) throws Exception {
    return both.bob
        .session()
        .transfers()
        .save(ALICE, entry.id(), target)
        .toCompletableFuture()
        .get();
  }

  private Transfer save(Entry entry) throws Exception {
    Transfer begun = begin(entry);
    await()
        .until(() -> bobs(begun).isOver() || bobs(begun).state() instanceof Transfer.State.Failed);
    return bobs(begun);
  }

  private Trouble refused(StanzaError error) throws Exception {
    both.server.slots = (iq, asked) -> reply(iq, error);
    Transfer begun = both.alice.session().transfers().send(BOB, file).toCompletableFuture().get();
    await().until(() -> alices(begun).state() instanceof Transfer.State.Failed);
    return ((Transfer.State.Failed) alices(begun).state()).cause();
  }

  private static Stanza reply(Stanza iq, StanzaError error) {
    return StanzaErrors.reply(iq, error).orElseThrow();
  }

  private static Cause cause(Transfer failed) {
    assertThat(failed.state()).isInstanceOf(Transfer.State.Failed.class);
    return ((Transfer.State.Failed) failed.state()).cause().cause();
  }

  private Transfer bobs(Transfer begun) {
    return now(both.bob, begun);
  }

  private Transfer alices(Transfer begun) {
    return now(both.alice, begun);
  }

  private static Transfer now(Desk desk, Transfer begun) {
    return desk.session().transfers().with(begun.contact()).stream()
        .filter(one -> one.id().equals(begun.id()))
        .findFirst()
        .orElseThrow();
  }

  private List<String> leftovers() throws Exception {
    try (var all = Files.list(folder)) {
      return all.map(path -> path.getFileName().toString())
          .filter(name -> name.endsWith(".part"))
          .toList();
    }
  }
}
