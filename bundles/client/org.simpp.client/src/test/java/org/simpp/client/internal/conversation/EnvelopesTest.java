package org.simpp.client.internal.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.xmpp.sce.Padding;

class EnvelopesTest {
  private static final Jid ALICE = Jid.of("alice@simpp.example");
  private static final Jid BOB = Jid.of("bob@simpp.example");
  private static final Jid CAROL = Jid.of("carol@simpp.example");
  private static final Instant NOW = Instant.parse("2026-11-23T08:00:00.123Z");
  private static final Content CONTENT = Content.ofText("早安");

  private final Envelopes alice = envelopes(ALICE);
  private final Envelopes bob = envelopes(BOB);

  @Test
  @Specification("XEP-0420, section 8")
  void content_isOpenedByWhomItIsFor() {
    Bytes envelope = alice.close(BOB.withResource("desk"), CONTENT).orElseThrow();

    assertThat(bob.open(ALICE.withResource("desk"), envelope, NOW)).contains(CONTENT);
    assertThat(envelope.length()).isGreaterThanOrEqualTo(Padding.SHARED_SIZE);
  }

  @Test
  @Specification("XEP-0420, section 4")
  void contentOfAnother_forAnother_orOfNobody_isNotOpened() {
    Bytes fromAlice = alice.close(BOB, CONTENT).orElseThrow();

    assertThat(bob.open(CAROL, fromAlice, NOW)).as("said to be from another").isEmpty();
    assertThat(envelopes(CAROL).open(ALICE, fromAlice, NOW)).as("for another").isEmpty();
    assertThat(alice.open(BOB, fromAlice, NOW)).as("sent back").isEmpty();
    assertThat(bob.open(ALICE, Bytes.utf8("早安"), NOW)).as("no envelope").isEmpty();
  }

  @Test
  @Specification("XEP-0420, section 4")
  void contentOfAnotherTime_isNotOpened() {
    Bytes envelope = alice.close(BOB, CONTENT).orElseThrow();

    assertThat(bob.open(ALICE, envelope, NOW.plus(Envelopes.MARGIN))).isPresent();
    assertThat(bob.open(ALICE, envelope, NOW.plus(Envelopes.MARGIN).plusSeconds(1))).isEmpty();
    assertThat(bob.open(ALICE, envelope, NOW.minus(Envelopes.MARGIN).minusSeconds(1))).isEmpty();
  }

  @Test
  @Specification("XEP-0420, section 4")
  void contentTooLongForAnEnvelope_getsNone() {
    assertThat(alice.close(BOB, Content.ofText("&".repeat(14_000)))).isEmpty();
    assertThat(alice.close(BOB, Content.ofText("&".repeat(12_000)))).isPresent();
  }

  @Test
  void textThatXmlCannotHold_isReplacedCharacterByCharacter() {
    assertThat(Content.ofText("a\u0000b\ud800c\n\ud83d\ude00").text())
        .contains("a\ufffdb\ufffdc\n\ud83d\ude00");
    assertThat(CONTENT.toString()).doesNotContain("早");
  }

  private static Envelopes envelopes(Jid account) {
    return new Envelopes(account, Clock.fixed(NOW, ZoneOffset.UTC), new Random(7)::nextBytes);
  }
}
