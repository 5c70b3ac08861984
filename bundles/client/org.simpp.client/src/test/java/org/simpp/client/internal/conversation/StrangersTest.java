package org.simpp.client.internal.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.simpp.client.Conversations;
import org.simpp.client.Trouble;
import org.simpp.client.Trouble.Cause;
import org.simpp.model.Jid;

class StrangersTest {
  private static final Jid CAROL = Jid.of("carol@simpp.example");

  private final Strangers strangers = new Strangers();

  @Test
  void firstEntry_makesARow_laterOnesDoNot() {
    assertThat(strangers.judge(CAROL, 5)).isInstanceOf(Strangers.Verdict.Take.class);
    assertThat(strangers.all()).isEmpty();
    assertThat(strangers.took(CAROL, 5)).isTrue();
    assertThat(strangers.took(CAROL, 5)).isFalse();
    assertThat(strangers.all()).containsExactly(CAROL);
  }

  @Test
  void entriesOfOne_areBounded_andAPersonIsToldOnce() {
    for (int i = 0; i < Strangers.MAX_ENTRIES; i++) {
      assertThat(strangers.judge(CAROL, 1)).isInstanceOf(Strangers.Verdict.Take.class);
      strangers.took(CAROL, 1);
    }
    assertThat(refusal(CAROL, 1)).map(Trouble::cause).contains(Cause.STRANGER_WRITES_TOO_MUCH);
    assertThat(refusal(CAROL, 1)).isEmpty();
  }

  @Test
  void bytesOfOne_areBounded() {
    strangers.took(CAROL, Strangers.MAX_BYTES - 10);
    assertThat(strangers.judge(CAROL, 10)).isInstanceOf(Strangers.Verdict.Take.class);
    assertThat(refusal(CAROL, 11)).map(Trouble::cause).contains(Cause.STRANGER_WRITES_TOO_MUCH);
  }

  @Test
  void rows_areBounded_andThoseThatAreThereGoOn() {
    for (int i = 0; i < Conversations.MAX_STRANGERS; i++) {
      strangers.took(Jid.of("s" + i + "@simpp.example"), 1);
    }
    assertThat(refusal(CAROL, 1))
        .hasValueSatisfying(
            told -> {
              assertThat(told.cause()).isEqualTo(Cause.TOO_MANY_STRANGERS);
              assertThat(told.parameters()).containsExactly(CAROL.toString(), "100");
            });
    assertThat(refusal(CAROL, 1)).isEmpty();
    assertThat(strangers.judge(Jid.of("s7@simpp.example"), 1))
        .isInstanceOf(Strangers.Verdict.Take.class);
  }

  @Test
  void forgottenOne_beginsAnew() {
    strangers.took(CAROL, Strangers.MAX_BYTES);
    assertThat(refusal(CAROL, 1)).isPresent();
    assertThat(strangers.forget(CAROL)).isTrue();
    assertThat(strangers.forget(CAROL)).isFalse();
    assertThat(strangers.all()).isEmpty();
    assertThat(strangers.judge(CAROL, 1)).isInstanceOf(Strangers.Verdict.Take.class);
  }

  private Optional<Trouble> refusal(Jid stranger, int bytes) {
    Strangers.Verdict verdict = strangers.judge(stranger, bytes);
    assertThat(verdict).isInstanceOf(Strangers.Verdict.Refuse.class);
    return ((Strangers.Verdict.Refuse) verdict).told();
  }
}
