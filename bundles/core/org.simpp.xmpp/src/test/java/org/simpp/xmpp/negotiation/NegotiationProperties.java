package org.simpp.xmpp.negotiation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What holds however a peer behaves. */
class NegotiationProperties {
  private static final String SESSION =
      Rehearsal.bindRequest("desk")
          + "<presence id='1'/> <message id='2'><body>說</body></message>"
          + "<r xmlns='urn:xmpp:sm:3'/><iq type='get' id='3'/></stream:stream>";

  @Property(tries = 300)
  void session_cutAnywhere_isTheSame(
      @ForAll @Size(20) List<@IntRange(min = 1, max = 40) Integer> cuts) {
    Rehearsal whole = Rehearsal.loggedIn().says(SESSION);
    Rehearsal cut = Rehearsal.loggedIn();

    ByteBuffer bytes = ByteBuffer.wrap(SESSION.getBytes(StandardCharsets.UTF_8));
    for (int length : cuts) {
      int next = Math.min(length, bytes.remaining());
      cut.negotiation.receive(bytes.slice(bytes.position(), next));
      bytes.position(bytes.position() + next);
    }
    cut.negotiation.receive(bytes);

    assertThat(cut.heard()).isEqualTo(whole.heard());
    assertThat(cut.done).isEqualTo(whole.done);
  }

  /** Whatever comes before login, no stanza reaches the session and no resource is asked for. */
  @Property(tries = 1000)
  void anything_beforeLogin_deliversNothing(
      @ForAll boolean isOverTls, @ForAll("fragments") List<String> fragments) {
    Rehearsal rehearsal = isOverTls ? Rehearsal.overTls() : Rehearsal.inClear();

    fragments.forEach(rehearsal::says);

    assertThat(rehearsal.done)
        .noneMatch(what -> what.startsWith("deliver"))
        .noneMatch(what -> what.startsWith("element"))
        .noneMatch(what -> what.startsWith("bind"))
        .noneMatch(what -> what.startsWith("established"));
    if (rehearsal.ended != null) {
      assertThat(rehearsal.heard()).endsWith("</stream:stream>");
    }
  }

  @Provide
  Arbitrary<List<String>> fragments() {
    return Arbitraries.of(
            Rehearsal.HEADER,
            Rehearsal.STARTTLS,
            Rehearsal.auth("wrong"),
            Rehearsal.bindRequest("desk"),
            "<abort xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>",
            "<response xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>",
            "<success xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>",
            "<iq type='get' id='1'/>",
            "<message><body>",
            "</body></message>",
            "<presence/>",
            " ",
            "\u0000",
            "</stream:stream>")
        .list()
        .ofMaxSize(8);
  }
}
