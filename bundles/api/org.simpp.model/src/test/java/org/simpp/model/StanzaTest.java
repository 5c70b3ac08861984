package org.simpp.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StanzaTest {
  private static final Stanza FULL =
      Stanza.builder(Stanza.Kind.MESSAGE)
          .from(Jid.of("a@b/c"))
          .to(Jid.of("d@e"))
          .id("1")
          .type("chat")
          .language("en")
          .declarations(Bytes.utf8(" xmlns:p='u'"))
          .payload(Bytes.utf8("<body>secret</body>"))
          .build();

  @Test
  void builder_keepsEveryPart() {
    assertThat(FULL.toBuilder().build()).isEqualTo(FULL).hasSameHashCodeAs(FULL);
    assertThat(FULL.hasType("chat")).isTrue();
    assertThat(FULL.hasType("normal")).isFalse();
    assertThat(FULL.language()).contains("en");
    assertThat(FULL.declarations()).isEqualTo(Bytes.utf8(" xmlns:p='u'"));
  }

  @Test
  void with_changesOnePartAlone() {
    Jid other = Jid.of("x@y");

    assertThat(FULL.withFrom(other).from()).contains(other);
    assertThat(FULL.withTo(other).to()).contains(other);
    assertThat(FULL.withPayload(Bytes.empty()).payload()).isEqualTo(Bytes.empty());
    assertThat(FULL.withFrom(other).withFrom(Jid.of("a@b/c"))).isEqualTo(FULL);
    assertThat(FULL.withTo(other)).isNotEqualTo(FULL);
  }

  @Test
  void empty_hasNothing() {
    Stanza empty = Stanza.builder(Stanza.Kind.PRESENCE).build();

    assertThat(empty.from()).isEmpty();
    assertThat(empty.to()).isEmpty();
    assertThat(empty.id()).isEmpty();
    assertThat(empty.type()).isEmpty();
    assertThat(empty.payload().isEmpty()).isTrue();
    assertThat(empty.kind().elementName()).isEqualTo("presence");
  }

  @Test
  void toString_showsNoPayload() {
    assertThat(FULL.toString()).contains("a@b/c", "chat", "19 bytes").doesNotContain("secret");
  }
}
