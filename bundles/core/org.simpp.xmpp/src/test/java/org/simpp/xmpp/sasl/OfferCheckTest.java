package org.simpp.xmpp.sasl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Bytes;
import org.simpp.model.SecretBytes;
import org.simpp.transport.LinkSecurity;
import org.simpp.transport.SaslException;

/** The client's side of XEP-0474, on the specification's own example. */
class OfferCheckTest {
  private static final String NONCE = "12C4CD5C-E38E-4A98-8F6D-15C38F51CCC6";
  private static final String FIRST =
      "r=" + NONCE + "a09117a6-ac50-4f2f-93f1-93799c2bddf6,s=QSXCR+Q6sek8bf92,i=4096";
  private static final String HASH = ",h=G6k/rBLDqgOhRRaCuuatSDFkJ08=";
  private static final Set<String> MECHANISMS = Set.of("SCRAM-SHA-1", "SCRAM-SHA-1-PLUS");
  private static final Set<String> BINDINGS = Set.of("tls-server-end-point", "tls-exporter");
  private static final LinkSecurity SECURITY =
      new LinkSecurity("TLSv1.3", "a cipher", Map.of(), Bytes.of((byte) 1));

  private static Bytes answer(Set<String> mechanisms, Set<String> bindings, String challenge)
      throws SaslException {
    ScramClient scram =
        new ScramClient(
            ScramHash.SHA_1,
            false,
            "user",
            SecretBytes.takeOver("pencil".getBytes(StandardCharsets.UTF_8)),
            () -> NONCE);
    OfferCheck check = new OfferCheck(scram, ScramHash.SHA_1, mechanisms, bindings);
    check.begin(SECURITY);
    return check.respond(Bytes.utf8(challenge));
  }

  @Test
  @Specification("XEP-0474, section 6.2")
  void offerThatCameAsItWasMade_isTaken() throws Exception {
    assertThat(answer(MECHANISMS, BINDINGS, FIRST + HASH).utf8()).startsWith("c=biws,r=" + NONCE);
  }

  @Test
  @Specification("XEP-0474, section 6.2")
  void offerThatWasChanged_endsTheLogin() {
    for (var mechanisms :
        List.of(Set.of("SCRAM-SHA-1"), Set.of("SCRAM-SHA-1", "SCRAM-SHA-1-PLUS", "X"))) {
      assertRefused(mechanisms, BINDINGS, FIRST + HASH);
    }
    assertRefused(MECHANISMS, Set.of("tls-exporter"), FIRST + HASH);
    assertRefused(MECHANISMS, Set.of(), FIRST + HASH);
    assertRefused(MECHANISMS, BINDINGS, FIRST + ",x=y,h=");
  }

  private static void assertRefused(
      Set<String> mechanisms, Set<String> bindings, String challenge) {
    assertThatThrownBy(() -> answer(mechanisms, bindings, challenge))
        .isInstanceOf(SaslException.class)
        .hasCauseInstanceOf(OfferChangedException.class);
  }

  @Test
  @Specification("RFC 5802, section 5.1")
  void serverThatSaysNothingOfIt_isBelieved_forItsProofIsOfWhatItSaid() throws Exception {
    assertThat(answer(Set.of("SCRAM-SHA-1"), Set.of(), FIRST).utf8()).startsWith("c=biws");
    assertThat(answer(MECHANISMS, BINDINGS, FIRST + HASH).utf8())
        .as("without the attribute the proof is another")
        .isNotEqualTo(answer(MECHANISMS, BINDINGS, FIRST).utf8());
  }
}
