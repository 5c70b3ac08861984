package org.simpp.xmpp.reactions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.simpp.itests.specification.Specification;
import org.simpp.xmpp.support.Xml;

class ReactionsTest {
  private static final String ID = "744f6e18-a57a-11e9-a656-4889e7820c76";
  private static final String TWO =
      "<reactions id='744f6e18-a57a-11e9-a656-4889e7820c76' xmlns='urn:xmpp:reactions:0'>"
          + "<reaction>👋</reaction><reaction>🐢</reaction></reactions>";

  @Test
  @Specification("XEP-0444, section 3")
  void reactions_areReadAndWritten() {
    Reactions two = new Reactions(ID, List.of("👋", "🐢"));

    assertThat(Reactions.of(Xml.of(TWO))).contains(two);
    assertThat(two.toElement()).isEqualTo(Xml.of(TWO));
  }

  @Test
  @Specification("XEP-0444, section 3")
  void none_takesAllBack() {
    String none = "<reactions id='" + ID + "' xmlns='urn:xmpp:reactions:0'/>";

    assertThat(Reactions.of(Xml.of(none))).contains(new Reactions(ID, List.of()));
    assertThat(new Reactions(ID, List.of()).toElement()).isEqualTo(Xml.of(none));
  }

  @Test
  @Specification("XEP-0444, section 4")
  void whatIsNoEmoji_orThereTwice_isLeftOut() {
    String odd =
        TWO.replace("<reaction>🐢", "<reaction>words</reaction><reaction>👋</reaction><reaction>");

    assertThat(Reactions.of(Xml.of(odd))).contains(new Reactions(ID, List.of("👋")));
    assertThatIllegalArgumentException().isThrownBy(() -> new Reactions(ID, List.of("👋", "👋")));
    assertThatIllegalArgumentException().isThrownBy(() -> new Reactions(ID, List.of("words")));
    assertThatIllegalArgumentException().isThrownBy(() -> new Reactions("", List.of()));
    assertThat(Reactions.of(Xml.of("<reactions xmlns='urn:xmpp:reactions:0'/>"))).isEmpty();
    assertThat(Reactions.of(Xml.of("<reactions id='1' xmlns='urn:xmpp:reactions:1'/>"))).isEmpty();
  }

  @Test
  @Specification("XEP-0444, section 4")
  void reactions_areBounded() {
    StringBuilder many = new StringBuilder("<reactions id='1' xmlns='urn:xmpp:reactions:0'>");
    for (int c = 0x1F600; c < 0x1F630; c++) {
      many.append("<reaction>").append(Character.toString(c)).append("</reaction>");
    }

    assertThat(Reactions.of(Xml.of(many + "</reactions>")).orElseThrow().all())
        .hasSize(Reactions.MAX_REACTIONS);
  }

  @ParameterizedTest
  @Specification("XEP-0444, section 4")
  @ValueSource(
      strings = {
        "👍",
        "👍🏽",
        "❤️",
        "❤",
        "🇹🇼",
        "👨‍👩‍👧",
        "🏳️‍🌈",
        "1️⃣",
        "‼️",
        "☑️",
        "⭐",
        "↔️",
        "🫠",
        "🪿"
      })
  void emoji_isOne(String text) {
    assertThat(Emoji.isOne(text)).isTrue();
  }

  @ParameterizedTest
  @Specification("XEP-0444, section 4")
  @ValueSource(
      strings = {
        "", "a", "1", "字", "👍👍", "👍 ", " 👍", "ok👍", "\u202e", "\u200d", "<", "!", "👍a"
      })
  void whatIsNoEmoji_isNone(String text) {
    assertThat(Emoji.isOne(text)).isFalse();
    assertThat(Emoji.isOne("👍" + "\u200d👍".repeat(40))).isFalse();
  }
}
