package org.simpp.client.ui.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.simpp.client.Entry;
import org.simpp.client.Entry.Security;
import org.simpp.client.Entry.State;
import org.simpp.client.Profile;
import org.simpp.client.Trouble;
import org.simpp.model.Jid;
import org.simpp.model.MessageId;

class EntryWordsTest {
  private static final Security SEALED = new Security.Simpp(Profile.LABORATORY_2007);

  private final EntryWords words =
      new EntryWords(new Messages(Locale.ENGLISH), ZoneOffset.ofHours(8));

  @Test
  void plain_isMarkedInWords() {
    Entry plain = entry("hello", new State.Received(), new Security.Plain());
    assertThat(words.remark(plain))
        .hasValueSatisfying(r -> assertThat(r).contains("Not encrypted"));
    assertThat(words.spoken(plain, "Bob"))
        .startsWith("Bob, 06:13: hello")
        .contains("Not encrypted");
  }

  @Test
  void unopened_staysVisibleWithCauseAndNextStep() {
    Trouble cause = Trouble.of(Trouble.Cause.MESSAGE_UNOPENED, "detail", "Bob");
    Entry unopened = entry("", new State.Received(), new Security.Unopened(cause));
    assertThat(words.body(unopened)).isNotBlank();
    assertThat(words.remark(unopened))
        .hasValueSatisfying(r -> assertThat(r).contains("Bob").contains("send it again"));
  }

  @Test
  void failed_saysWhyAndWhatToDo() {
    Trouble cause = Trouble.of(Trouble.Cause.MESSAGE_RETURNED, "detail", "bob@a", "gone");
    Entry failed = entry("hello", new State.Failed(cause), SEALED);
    assertThat(words.progress(failed)).contains("Not sent");
    assertThat(words.remark(failed)).hasValueSatisfying(r -> assertThat(r).contains("gone"));
  }

  @Test
  void received_hasNoProgress() {
    assertThat(words.progress(entry("hello", new State.Received(), SEALED))).isEmpty();
    assertThat(words.remark(entry("hello", new State.Received(), SEALED))).isEmpty();
  }

  @Test
  void delivered_andSent_areToldApart() {
    assertThat(words.progress(entry("a", new State.Sent(), SEALED))).contains("Sent");
    assertThat(words.progress(entry("a", new State.Delivered(), SEALED))).contains("Delivered");
  }

  @Test
  void read_isToldFromDelivered_andCorrectedIsSaid() {
    Entry read = with(new Entry.Additions(true, false, null, List.of()), new State.Read());
    assertThat(words.meta(read)).isEqualTo("06:13  edited  Read");
    assertThat(words.spoken(read, "Bob")).endsWith("hello – edited – Read");
  }

  @Test
  void withdrawn_isSaidInThePlaceOfTheText() {
    Entry withdrawn = with(new Entry.Additions(false, true, null, List.of()), new State.Received());
    assertThat(words.body(withdrawn)).isEqualTo("This message was withdrawn");
    assertThat(words.spoken(withdrawn, "Bob")).doesNotContain("hello");
  }

  @Test
  void answerAndReactions_areSpoken() {
    Entry.Quote quote = new Entry.Quote(new MessageId("1"), true, "Shall we?\nPlease.");
    List<Entry.Reaction> reactions =
        List.of(new Entry.Reaction("👍", true, true), new Entry.Reaction("🎉", false, true));
    Entry answer = with(new Entry.Additions(false, false, quote, reactions), new State.Sent());
    assertThat(words.quote(quote, "Bob")).isEqualTo("Bob: Shall we?");
    assertThat(words.quote(new Entry.Quote(null, false, ""), "Bob"))
        .isEqualTo("You: a message that is not here");
    assertThat(words.spoken(answer, "Bob"))
        .contains("answers Bob: Shall we?")
        .endsWith("👍: your reaction and that of Bob – 🎉: reaction of Bob");
  }

  @Test
  void quote_isOfTheEntryAsItIsNow() {
    Entry.Quote quote = new Entry.Quote(new MessageId("m1"), true, "before");
    Entry answer = with(new Entry.Additions(false, false, quote, List.of()), new State.Received());
    Entry answered = entry("after", new State.Received(), SEALED);
    Entry other =
        with(
            new Entry.Additions(
                false, false, new Entry.Quote(new MessageId("m2"), true, "x"), List.of()),
            new State.Received());
    assertThat(answer.quoting(answered).additions().quote().text()).isEqualTo("after");
    assertThat(other.quoting(answered)).isSameAs(other);
    assertThat(answered.quoting(answered)).isSameAs(answered);
  }

  @Test
  void day_isNamedFromTheReadersSide() {
    LocalDate today = LocalDate.of(2026, 11, 23);
    assertThat(words.day(today, today)).isEqualTo("Today");
    assertThat(words.day(today.minusDays(1), today)).isEqualTo("Yesterday");
    assertThat(words.day(today.minusDays(2), today)).isEqualTo("Saturday, 21 November 2026");
  }

  private static Entry with(Entry.Additions additions, State state) {
    Entry plain = entry("hello", state, SEALED);
    return new Entry(
        plain.id(),
        plain.contact(),
        plain.time(),
        additions.isWithdrawn() ? "" : plain.text(),
        state,
        SEALED,
        additions);
  }

  private static Entry entry(String text, State state, Security security) {
    return new Entry(
        new MessageId("m1"),
        Jid.of("bob@a.example"),
        Instant.ofEpochSecond(1_700_000_000L),
        text,
        state,
        security);
  }
}
