package org.simpp.xmpp.sasl;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.simpp.model.Bytes;
import org.simpp.transport.LinkSecurity;
import org.simpp.transport.SaslClientMechanism;
import org.simpp.transport.SaslException;
import org.simpp.transport.SaslException.Condition;

/**
 * SCRAM that goes on only where what the client was offered is what the server says that it offers
 * (XEP-0474, section 6.2). A server that says nothing of it is believed: whoever takes the words
 * out of its message changes what both sides prove. Not thread-safe.
 */
final class OfferCheck implements SaslClientMechanism {
  private static final String ATTRIBUTE = "h=";

  private final SaslClientMechanism scram;
  private final byte[] expected;
  private boolean isFirst;

  /**
   * @param mechanisms that were offered
   * @param bindings the types of channel binding that were offered
   */
  OfferCheck(
      SaslClientMechanism scram, ScramHash hash, Set<String> mechanisms, Set<String> bindings) {
    this.scram = Objects.requireNonNull(scram);
    String attribute = new DowngradeProtection(List.copyOf(mechanisms)).attribute(hash, bindings);
    expected = attribute.replaceFirst("^,", "").getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public String name() {
    return scram.name();
  }

  @Override
  public Bytes begin(LinkSecurity security) throws SaslException {
    isFirst = true;
    return scram.begin(security);
  }

  @Override
  public Bytes respond(Bytes challenge) throws SaslException {
    if (isFirst) {
      isFirst = false;
      for (String field : ScramMessage.fields(ScramMessage.text(challenge))) {
        require(field);
      }
    }
    return scram.respond(challenge);
  }

  @Override
  public void succeeded(Bytes additionalData) throws SaslException {
    scram.succeeded(additionalData);
  }

  private void require(String field) throws SaslException {
    boolean isChanged =
        field.startsWith(ATTRIBUTE)
            && !MessageDigest.isEqual(expected, field.getBytes(StandardCharsets.UTF_8));
    if (isChanged) {
      String message = "the ways to log in that came are not those that the server offers";
      throw new SaslException(Condition.ABORTED, message, new OfferChangedException(message));
    }
  }
}
