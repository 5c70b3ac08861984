package org.simpp.client.internal.account;

import org.simpp.card.CardException;
import org.simpp.card.CardSession;
import org.simpp.card.KeyCard;
import org.simpp.crypto.CipherSuite;
import org.simpp.crypto.CryptoException;
import org.simpp.crypto.Curve;
import org.simpp.crypto.KeyHandle;
import org.simpp.crypto.KeyUnavailableException;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.SecretBytes;

/** A card that was opened with its PIN, and what its keys are used for here. */
final class OpenCard implements AutoCloseable {
  private static final int HISTORY_KEY_LENGTH = 32;

  private final CardSession session;
  private final CipherSuite suite;

  private OpenCard(CardSession session, CipherSuite suite) {
    this.session = session;
    this.suite = suite;
  }

  /**
   * Opens {@code card}; takes as long as the card does.
   *
   * @param pin still the caller's to close
   */
  static OpenCard open(KeyCard card, SecretBytes pin, CipherSuite suite) throws CardException {
    return new OpenCard(card.open(pin), suite);
  }

  KeyCard card() {
    return session.card();
  }

  CipherSuite suite() {
    return suite;
  }

  /** The key for the server. */
  KeyHandle serverKey() throws CardException {
    return session.key(Curve.P224);
  }

  /** The key for contacts. */
  KeyHandle contactKey() throws CardException {
    return session.key(Curve.P192);
  }

  /**
   * The key of the history, which nobody makes without this card and its PIN: derived from what the
   * card agrees on with its own public key, so that there is no secret to keep beside it.
   */
  SecretBytes historyKey(Jid account) throws CardException, KeyUnavailableException {
    KeyHandle key = serverKey();
    try (SecretBytes shared = key.agree(key.publicKey())) {
      Bytes purpose = Bytes.utf8("SIMPP client history " + account);
      return suite.derive(shared, Bytes.empty(), purpose, HISTORY_KEY_LENGTH);
    } catch (CryptoException e) {
      throw new CardException(
          CardException.Reason.DAMAGED, "the card's own public key does not pass its check", e);
    }
  }

  @Override
  public void close() {
    session.close();
  }
}
