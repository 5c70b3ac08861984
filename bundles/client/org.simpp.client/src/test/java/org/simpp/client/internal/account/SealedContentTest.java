package org.simpp.client.internal.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.simpp.client.internal.account.TwoDesks.ALICE;
import static org.simpp.client.internal.account.TwoDesks.BOB;
import static org.simpp.client.internal.account.TwoDesks.last;
import static org.simpp.client.internal.account.TwoDesks.texts;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.simpp.client.Entry;
import org.simpp.itests.specification.Specification;
import org.simpp.xmpp.simpp.SimppNamespaces;

/** In which box a text leaves, by what the contact's program says of itself. */
class SealedContentTest {
  @TempDir Path folder;

  @Test
  @Specification("XEP-0420, section 7")
  void text_forAProgramThatOpensContents_leavesInAnEnvelope() throws Exception {
    try (TwoDesks both = TwoDesks.befriended(folder)) {
      both.write("in an envelope");

      assertThat(boxes(both, "43")).hasSize(1);
      assertThat(boxes(both, "43").get(0))
          .contains("<encryption xmlns='urn:xmpp:eme:0'", "<store xmlns='urn:xmpp:hints'/>");
      assertThat(boxes(both, "41")).isEmpty();
      await()
          .untilAsserted(
              () ->
                  assertThat(last(both.alice, BOB).state())
                      .isInstanceOf(Entry.State.Delivered.class));
    }
  }

  @Test
  @Specification("XEP-0115, section 6.2")
  void text_betweenProgramsThatOpenTextsAlone_leavesAsOne() throws Exception {
    try (TwoDesks both = TwoDesks.befriended(folder, SimppNamespaces.CONTENT_2007)) {
      both.write("as a text");
      both.bobs().send(ALICE, "an answer").toCompletableFuture().get();
      await().untilAsserted(() -> assertThat(texts(both.alice, BOB)).contains("an answer"));
      assertThat(boxes(both, "41")).hasSize(2);
      assertThat(boxes(both, "43")).isEmpty();
    }
  }

  @Test
  void text_ofMarkupAlone_thatNoEnvelopeHolds_arrivesAsAText() throws Exception {
    try (TwoDesks both = TwoDesks.befriended(folder)) {
      String markup = "&".repeat(20_000);

      both.write(markup);

      assertThat(boxes(both, "41")).hasSize(1);
    }
  }

  private static List<String> boxes(TwoDesks both, String type) {
    return both.server.tap.stream()
        .filter(stanza -> stanza.contains("<simpp xmlns='urn:x-simpp:2007' t='" + type + "'"))
        .toList();
  }
}
