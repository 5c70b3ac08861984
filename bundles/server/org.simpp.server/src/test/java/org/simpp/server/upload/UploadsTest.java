package org.simpp.server.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Jid;
import org.simpp.server.ServerStatistics.Reading;
import org.simpp.server.settings.ServerSettings;
import org.simpp.server.statistics.Readings;
import org.simpp.server.support.TestClient;
import org.simpp.server.support.TestServer;
import org.simpp.transport.WebAnswer;

class UploadsTest {
  private static final Pattern SLOT =
      Pattern.compile(
          "<put url='https://simpp\\.example:5443(/upload/[^']*)'>"
              + "<header name='Authorization'>([^<]*)</header></put><get url='([^']*)'/>");
  private static final Pattern RETRY =
      Pattern.compile("<retry xmlns='urn:xmpp:http:upload:0' stamp='([^']*)'/>");
  private static final String DISCO = "<query xmlns='http://jabber.org/protocol/disco#info'/>";

  /** A slot as the client sees it. */
  private record Given(String path, String authorization) {}

  private final TestServer server = new TestServer();
  private final Jid alice = server.account("alice");
  private final TestClient a = server.connect(alice, "desk").available();
  private final Browser browser = new Browser(server.uploads().pages());

  @BeforeEach
  void count() {
    server.uploads().count();
    // the times of files are the machine's
    server.advance(Duration.between(TestServer.NOW, Instant.now()).toSeconds());
  }

  @AfterEach
  void close() {
    server.close();
  }

  private String ask(TestClient client, String child) {
    client.send("<iq type='get' id='i' to='simpp.example'>" + child + "</iq>");
    return client.taken();
  }

  private String request(TestClient client, String attributes) {
    return ask(client, "<request xmlns='urn:xmpp:http:upload:0' " + attributes + "/>");
  }

  private Given slot(String name, int size) {
    String answer = request(a, "filename='" + name + "' size='" + size + "'");
    Matcher slot = SLOT.matcher(answer);
    assertThat(slot.find()).as(answer).isTrue();
    assertThat(slot.group(3)).endsWith(slot.group(1));
    return new Given(slot.group(1), slot.group(2));
  }

  private Given uploaded(String name, String content) throws Exception {
    Given slot = slot(name, content.length());
    assertThat(browser.put(slot.path(), content, "authorization", slot.authorization()).status())
        .isEqualTo(201);
    return slot;
  }

  /** Puts a part that says that it is {@code range}. */
  private Browser.Answer put(Given slot, String part, String range) throws Exception {
    return browser.put(
        slot.path(), part, "authorization", slot.authorization(), "content-range", range);
  }

  private List<Path> files() throws IOException {
    Path folder = server.uploadFolder();
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  private double reading(String name) {
    Readings readings = new Readings();
    server.uploads().read(readings);
    return readings.all().stream()
        .filter(one -> one.title().equals(name))
        .mapToDouble(Reading::value)
        .findFirst()
        .orElseThrow();
  }

  @Test
  @Specification("XEP-0363, section 3")
  void service_isDiscoveredWithTheLargestFile() {
    assertThat(ask(a, DISCO))
        .contains("<identity category='store' type='file' name='SIMPP'/>")
        .contains("<feature var='urn:xmpp:http:upload:0'/>")
        .contains("<feature var='urn:xmpp:http:upload:purpose:0#message'/>")
        .containsSubsequence(
            "<value>urn:xmpp:http:upload:0</value>", "max-file-size", "<value>1000</value>");
    server.change(new ServerSettings.Uploads(false, 1, 1, 1, Duration.ofDays(1)));
    assertThat(ask(a, DISCO)).doesNotContain("http:upload").doesNotContain("category='store'");
    assertThat(request(a, "filename='a' size='1'")).contains("<service-unavailable");
  }

  @Test
  @Specification("XEP-0363, section 4")
  @Specification("XEP-0363, section 7")
  void file_isPutOnceAndGotByWhoeverKnowsItsAddress() throws Exception {
    Given slot = uploaded("très cool.jpg", "content");

    assertThat(slot.path()).matches("/upload/[0-9a-f]{32}/tr%C3%A8s%20cool\\.jpg");
    Browser.Answer got = browser.get(slot.path());
    assertThat(got.status()).isEqualTo(200);
    assertThat(got.content()).isEqualTo("content");
    assertThat(browser.head(slot.path()).headers()).containsEntry("Content-Length", "7");
    assertThat(browser.put(slot.path(), "contenu", "authorization", slot.authorization()).status())
        .as("a second time")
        .isEqualTo(409);
    assertThat(browser.get(slot.path()).content()).isEqualTo("content");
    assertThat(reading("simpp_upload_bytes")).isEqualTo(7);
    assertThat(reading("simpp_upload_transferred_bytes{direction=\"in\"}")).isEqualTo(7);
    assertThat(reading("simpp_upload_transferred_bytes{direction=\"out\"}")).isEqualTo(14);
  }

  @Test
  @Specification("XEP-0363, section 9.1")
  void file_isBytesToBeSaved() throws Exception {
    Given slot = slot("page.html", 7);
    assertThat(
            browser
                .put(
                    slot.path(),
                    "<html/>",
                    "authorization",
                    slot.authorization(),
                    "content-type",
                    "text/html")
                .status())
        .isEqualTo(201);

    assertThat(browser.get(slot.path()).headers())
        .containsEntry("Content-Type", "application/octet-stream")
        .containsEntry("Content-Disposition", "attachment; filename*=UTF-8''page.html")
        .containsEntry("X-Content-Type-Options", "nosniff")
        .containsEntry(
            "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox");
  }

  @Test
  @Specification("XEP-0363, section 7")
  void contentOfAnotherLengthOrType_isRefused() throws Exception {
    Given slot = slot("a", 5);
    assertThat(browser.put(slot.path(), "abcd", "authorization", slot.authorization()).status())
        .isEqualTo(400);
    assertThat(browser.put(slot.path(), "abcdef", "authorization", slot.authorization()).status())
        .isEqualTo(413);
    assertThat(
            ((WebAnswer.Head)
                    browser.ask("PUT", slot.path(), "authorization", slot.authorization()))
                .status())
        .as("without a length")
        .isEqualTo(411);
    Matcher typed = SLOT.matcher(request(a, "filename='b' size='3' content-type='image/png'"));
    assertThat(typed.find()).isTrue();
    for (String type : new String[] {"text/html", "image/png"}) {
      assertThat(
              browser
                  .put(typed.group(1), "abc", "authorization", typed.group(2), "content-type", type)
                  .status())
          .isEqualTo(type.equals("image/png") ? 201 : 415);
    }
    assertThat(browser.get(slot.path()).status()).as("nothing is there").isEqualTo(404);
  }

  @Test
  void moreOrLessThanAnnounced_isNoFile() throws Exception {
    Given slot = slot("a", 5);
    WebAnswer.Intake less =
        browser.begin(slot.path(), 5, "abcd", "authorization", slot.authorization());
    assertThatThrownBy(() -> Browser.await(less.sink().end()))
        .isInstanceOf(ExecutionException.class);
    WebAnswer.Intake more =
        browser.begin(slot.path(), 5, "abcd", "authorization", slot.authorization());
    assertThatThrownBy(() -> Browser.give(more, "ef")).isInstanceOf(ExecutionException.class);
    assertThat(browser.get(slot.path()).status()).isEqualTo(404);
  }

  @Test
  void whoHasNoSecret_writesNothingAndLearnsNothing() throws Exception {
    Given slot = slot("a", 3);
    for (String secret : new String[] {"", "Bearer ", "Bearer 00", "Basic QTpC"}) {
      assertThat(browser.put(slot.path(), "abc", "authorization", secret).status()).isEqualTo(403);
    }
    assertThat(browser.put(slot.path(), "abc").status()).isEqualTo(403);
    browser.lose(slot.path(), 3, "ab", "authorization", slot.authorization());
    assertThat(browser.head(slot.path()).status()).isEqualTo(404);
    assertThat(browser.put(slot.path(), "c", "content-range", "bytes 2-2/3").status())
        .isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/upload/",
        "/upload",
        "/upload/..",
        "/upload/../etc/passwd",
        "/upload/%2e%2e/%2e%2e/etc%2fpasswd",
        "/upload/ID",
        "/upload/ID/",
        "/upload/ID/other",
        "/upload/ID/a/../a",
        "/upload/ID/../ID/a",
        "/upload/ID.file/a",
        "/upload/00000000000000000000000000000000/a"
      })
  void otherPaths_areNotThere(String path) throws Exception {
    Given slot = uploaded("a", "abc");
    String id = slot.path().substring(8, 40);
    assertThat(browser.get(path.replace("ID", id)).status()).isEqualTo(404);
    assertThat(((WebAnswer.Head) browser.ask("DELETE", slot.path())).status()).isEqualTo(405);
  }

  @Test
  @Specification("RFC 9110, section 14.5")
  void brokenUpload_goesOnWhereItBroke() throws Exception {
    Given slot = slot("a", 500);
    String content = "0123456789".repeat(50);
    String[] bearer = {"authorization", slot.authorization()};
    browser.lose(slot.path(), 500, content.substring(0, 333), bearer);

    assertThat(browser.head(slot.path(), bearer).status()).isEqualTo(204);
    assertThat(browser.head(slot.path(), bearer).headers()).containsEntry("Upload-Offset", "333");
    for (String range :
        new String[] {"bytes 333-498/500", "bytes 333-499/501", "bytes */500", "333-499"}) {
      assertThat(put(slot, content.substring(333), range).status()).as(range).isEqualTo(400);
    }
    Browser.Answer gap = put(slot, content.substring(400), "bytes 400-499/500");
    assertThat(gap.status()).as("a gap").isEqualTo(409);
    assertThat(gap.headers()).containsEntry("Upload-Offset", "333");
    assertThat(browser.get(slot.path()).status()).isEqualTo(404);
    assertThat(put(slot, content.substring(333), "bytes 333-499/500").status()).isEqualTo(201);
    assertThat(browser.get(slot.path()).content()).isEqualTo(content);
    assertThat(browser.head(slot.path(), bearer).headers()).containsEntry("Upload-Offset", "500");
  }

  @Test
  void upload_isTakenOverByTheNextRequest_orBegunAnew() throws Exception {
    Given slot = slot("a", 300);
    String content = "abc".repeat(100);
    String[] bearer = {"authorization", slot.authorization()};
    WebAnswer.Intake hanging = browser.begin(slot.path(), 300, content.substring(0, 200), bearer);

    assertThat(put(slot, content.substring(200), "bytes 200-299/300").status()).isEqualTo(201);
    assertThatThrownBy(() -> Browser.give(hanging, "xxx")).isInstanceOf(ExecutionException.class);
    hanging.sink().broken();
    assertThat(browser.get(slot.path()).content()).isEqualTo(content);

    Given second = slot("b", 4);
    browser.lose(second.path(), 4, "xyz", "authorization", second.authorization());
    assertThat(browser.put(second.path(), "abcd", "authorization", second.authorization()).status())
        .isEqualTo(201);
    assertThat(browser.get(second.path()).content()).isEqualTo("abcd");
  }

  @Test
  @Specification("RFC 9110, section 14.2")
  void parts_areGot() throws Exception {
    Given slot = uploaded("a", "0123456789");
    for (String[] row :
        new String[][] {
          {"bytes=3-5", "345", "bytes 3-5/10"},
          {"bytes=7-", "789", "bytes 7-9/10"},
          {"bytes=7-99", "789", "bytes 7-9/10"},
          {"bytes=-2", "89", "bytes 8-9/10"},
          {"bytes=-99", "0123456789", "bytes 0-9/10"}
        }) {
      Browser.Answer got = browser.get(slot.path(), "range", row[0]);
      assertThat(got.status()).as(row[0]).isEqualTo(206);
      assertThat(got.content()).isEqualTo(row[1]);
      assertThat(got.headers()).containsEntry("Content-Range", row[2]);
    }
    for (String none : new String[] {"bytes=10-", "bytes=5-3", "bytes=-0"}) {
      Browser.Answer got = browser.get(slot.path(), "range", none);
      assertThat(got.status()).as(none).isEqualTo(416);
      assertThat(got.headers()).containsEntry("Content-Range", "bytes */10");
    }
    for (String other : new String[] {"bytes=-", "bytes=1-2,4-5", "lines=1-2", "bytes=a-b"}) {
      assertThat(browser.get(slot.path(), "range", other).content()).as(other).hasSize(10);
    }
    String tag = browser.get(slot.path()).headers().get("ETag");
    assertThat(browser.get(slot.path(), "range", "bytes=3-", "if-range", tag).status())
        .isEqualTo(206);
    assertThat(browser.get(slot.path(), "range", "bytes=3-", "if-range", "\"old\"").status())
        .isEqualTo(200);
  }

  @Test
  @Specification("XEP-0363, section 6")
  void tooMuch_isRefusedWithWhatWouldDo() throws Exception {
    assertThat(request(a, "filename='a' size='1001'"))
        .contains("<error type='modify'><not-acceptable")
        .contains("<max-file-size>1000</max-file-size>");
    uploaded("a", "a".repeat(1_000));
    slot("b", 1_000);
    String later = request(a, "filename='c' size='501'");
    assertThat(later).contains("<error type='wait'><resource-constraint", "2000 of 2500 bytes");
    Matcher retry = RETRY.matcher(later);
    assertThat(retry.find()).as(later).isTrue();
    Instant goes = Instant.now().plus(Duration.ofDays(30));
    assertThat(Instant.parse(retry.group(1)))
        .as("after the hour in which the first file goes")
        .isBetween(goes.minus(Duration.ofMinutes(5)), goes.plus(Duration.ofHours(1)));
    slot("c", 500);
    assertThat(request(a, "filename='d' size='1'"))
        .as("the fifth in an hour")
        .contains("Only 4 files an hour", "stamp='");
    server.advance(3_601);
    assertThat(request(a, "filename='d' size='1'")).contains("Quota reached");
    TestClient b = server.connect(server.account("bob"), "desk").available();
    assertThat(request(b, "filename='d' size='1'")).as("of another account").contains("<slot");
  }

  @Test
  @Specification("XEP-0363, section 8")
  void slotThatIsNotUsed_isNoneAndCountsNoMore() throws Exception {
    Given never = slot("a", 1_000);
    Given begun = slot("b", 1_000);
    browser.lose(begun.path(), 1_000, "b".repeat(10), "authorization", begun.authorization());
    server.advance(301);
    assertThat(
            browser
                .put(never.path(), "a".repeat(1_000), "authorization", never.authorization())
                .status())
        .isEqualTo(410);
    server.uploads().sweep();
    assertThat(reading("simpp_upload_bytes")).isEqualTo(1_000);
    assertThat(browser.head(begun.path(), "authorization", begun.authorization()).status())
        .as("one that has begun goes on for a day")
        .isEqualTo(204);
    server.advance(86_400);
    server.uploads().sweep();
    assertThat(reading("simpp_uploads")).isZero();
    assertThat(files()).isEmpty();
  }

  @Test
  void files_expire() throws Exception {
    Given slot = uploaded("a", "abc");
    server.advance(Duration.ofDays(30).toSeconds() + 1);
    assertThat(browser.get(slot.path()).status()).isEqualTo(404);
    assertThat(files()).isNotEmpty();
    server.uploads().sweep();
    assertThat(files()).isEmpty();
    assertThat(reading("simpp_upload_bytes")).isZero();
  }

  @Test
  @Specification("XEP-0363, section 5.3")
  void ephemeralFile_goesWhenItsSenderWants() throws Exception {
    String start =
        "<request xmlns='urn:xmpp:http:upload:0' filename='a' size='3'><%s"
            + " xmlns='urn:xmpp:http:upload:purpose:0' expire-before='%s'/></request>";
    Instant end = Instant.now().plusSeconds(60);
    Matcher slot = SLOT.matcher(ask(a, start.formatted("ephemeral", end)));
    assertThat(slot.find()).isTrue();
    assertThat(browser.put(slot.group(1), "abc", "authorization", slot.group(2)).status())
        .isEqualTo(201);
    server.advance(120);
    assertThat(browser.get(slot.group(1)).status()).isEqualTo(404);
    assertThat(ask(a, start.formatted("ephemeral", Instant.EPOCH))).contains("<not-acceptable");
    String permanent = start.formatted("permanent", end).replaceFirst(" expire-before='[^']*'", "");
    assertThat(ask(a, permanent)).contains("<feature-not-implemented");
  }

  @Test
  void account_takesItsFilesWithIt() throws Exception {
    TestClient b = server.connect(server.account("bob"), "desk").available();
    Matcher kept = SLOT.matcher(request(b, "filename='a' size='3'"));
    assertThat(kept.find()).isTrue();
    Given slot = uploaded("a", "abc");

    server.server().administration().deleteAccount("operator", alice);
    for (int i = 0; i < 200 && files().size() > 1; i++) {
      Thread.sleep(50);
    }
    assertThat(browser.get(slot.path()).status()).isEqualTo(404);
    assertThat(files()).hasSize(1);
  }

  @Test
  void nextRun_knowsWhatThereIs() throws Exception {
    Given slot = uploaded("a", "abc");
    Files.writeString(server.uploadFolder().resolve(slot.path().substring(8, 10) + "/rubbish"), "");
    Uploads next = server.uploadsAnew();
    assertThat(request(a, "filename='b' size='1'")).contains("<slot");
    next.count();
    Readings readings = new Readings();
    next.read(readings);
    assertThat(readings.all().get(0).value()).isEqualTo(2);
    assertThat(readings.all().get(1).value()).isEqualTo(4);
    assertThat(new Browser(next.pages()).get(slot.path()).content()).isEqualTo("abc");
    next.close();
  }

  @Test
  void damagedSlot_isNone() throws Exception {
    Given slot = uploaded("a", "abc");
    for (Path file : files()) {
      if (file.toString().endsWith(".slot")) {
        Files.writeString(file, "account alice\nsize x\n");
      }
    }
    assertThat(browser.get(slot.path()).status()).isEqualTo(404);
    server.advance(7_200);
    server.uploads().sweep();
    server.uploads().sweep();
    assertThat(files()).as("its file, when it has gone itself").isEmpty();
  }
}
