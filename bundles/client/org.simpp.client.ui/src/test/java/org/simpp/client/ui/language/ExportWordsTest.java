package org.simpp.client.ui.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.simpp.client.Entry;
import org.simpp.client.JsonLines;
import org.simpp.client.Profile;
import org.simpp.model.Jid;
import org.simpp.model.MessageId;

class ExportWordsTest {
  private static final Instant MORNING = Instant.parse("2026-11-23T10:42:00Z");
  private static final Jid LEE = Jid.of("lee@simpp.example");

  @Test
  void head_saysThatNothingProtectsTheFile() {
    assertThat(words(Locale.ENGLISH).head())
        .contains("李家豪")
        .contains("2026-11-23 10:42")
        .contains("not encrypted")
        .endsWith("\n\n");
    assertThat(words(Locale.TRADITIONAL_CHINESE).head()).contains("未加密");
  }

  @Test
  void entry_isALine_andWhatFollowsIsIndented() {
    assertThat(words(Locale.ENGLISH).entry(entry("one\ntwo {0} \u2019", Entry.Additions.NONE)))
        .isEqualTo("[2026-11-23 10:42] 李家豪: one\n  two {0} \u2019\n");
    Entry.Additions all =
        new Entry.Additions(
            true,
            false,
            new Entry.Quote(null, false, "what was asked"),
            List.of(new Entry.Reaction("👍", true, false)));
    assertThat(words(Locale.ENGLISH).entry(entry("yes", all)))
        .isEqualTo(
            "[2026-11-23 10:42] 李家豪: \n  > You: what was asked\n  yes  – edited\n"
                + "  👍: your reaction\n");
  }

  @Test
  void file_isNamed() {
    Entry.Additions sent =
        new Entry.Additions(
            false, false, null, List.of(), new Entry.Attachment("a.pdf", 1_200, "x/y"));
    assertThat(words(Locale.ENGLISH).entry(entry("", sent)))
        .isEqualTo("[2026-11-23 10:42] 李家豪: [File a.pdf, 1,200 bytes]\n");
    assertThat(new JsonLines(LEE, LEE, MORNING).entry(entry("", sent)))
        .endsWith(",\"file\":{\"name\":\"a.pdf\",\"bytes\":1200,\"type\":\"x/y\"}}\n");
  }

  @Test
  void withdrawnEntry_isNotWritten() {
    assertThat(
            words(Locale.ENGLISH)
                .entry(entry("", new Entry.Additions(false, true, null, List.of()))))
        .isEqualTo("[2026-11-23 10:42] 李家豪: This message was withdrawn\n");
  }

  private static ExportWords words(Locale locale) {
    return new ExportWords(new EntryWords(new Messages(locale), ZoneOffset.UTC), "李家豪", MORNING);
  }

  private static Entry entry(String text, Entry.Additions additions) {
    return new Entry(
        new MessageId("1"),
        LEE,
        MORNING,
        text,
        new Entry.State.Received(),
        new Entry.Security.Simpp(Profile.LABORATORY_2007),
        additions);
  }
}
