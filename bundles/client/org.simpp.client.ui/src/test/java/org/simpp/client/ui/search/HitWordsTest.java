package org.simpp.client.ui.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.simpp.client.Entry;
import org.simpp.client.ui.language.Messages;
import org.simpp.model.Jid;
import org.simpp.model.MessageId;

class HitWordsTest {
  private final HitWords words = new HitWords(Messages.in("en"), ZoneOffset.UTC, contact -> "Bob");

  @ParameterizedTest
  @CsvSource({
    "short,short,short",
    "'two\n  lines',lines,two lines",
    "今晚七點在老地方見,老地方,今晚七點在老地方見",
    "text,absent,text"
  })
  void excerpt_ofAShortText_isAllOfIt(String text, String query, String excerpt) {
    assertThat(words.excerpt(entry(text, true), query)).isEqualTo(excerpt);
  }

  @Test
  void excerpt_ofALongText_isWhereTheWordStands() {
    String text = "a ".repeat(200) + "NEEDLE" + " b".repeat(200);

    assertThat(words.excerpt(entry(text, true), "needle"))
        .startsWith("…")
        .endsWith("…")
        .contains("NEEDLE")
        .hasSizeLessThan(170);
  }

  @Test
  void excerpt_cutsNoCharacterInTwo() {
    String text = "😀".repeat(300) + "x" + "😀".repeat(300);

    assertThat(words.excerpt(entry(text, true), "x").codePoints())
        .allSatisfy(
            point -> assertThat(Character.getType(point)).isNotEqualTo((int) Character.SURROGATE));
    assertThat(words.excerpt(entry("y" + text, true), "x").codePoints())
        .allSatisfy(
            point -> assertThat(Character.getType(point)).isNotEqualTo((int) Character.SURROGATE));
  }

  @Test
  void writer_isTheContact_orOneselfToTheContact() {
    assertThat(words.writer(entry("text", true))).isEqualTo("Bob");
    assertThat(words.writer(entry("text", false))).isEqualTo("You, to Bob");
  }

  private static Entry entry(String text, boolean received) {
    return new Entry(
        new MessageId("1"),
        Jid.of("bob@simpp.example"),
        Instant.EPOCH,
        text,
        received ? new Entry.State.Received() : new Entry.State.Sent(),
        new Entry.Security.Plain(),
        Entry.Additions.NONE);
  }
}
