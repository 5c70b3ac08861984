package org.simpp.card;

import org.osgi.annotation.versioning.ProviderType;
import org.simpp.crypto.Curve;
import org.simpp.crypto.KeyHandle;

/** A card opened with its PIN. Closing it forgets everything that the PIN made usable. */
@ProviderType
public interface CardSession extends AutoCloseable {
  KeyCard card();

  /**
   * The key on that curve; it stops working when this session is closed or the card is removed.
   *
   * @throws CardException with {@link CardException.Reason#NO_SUCH_KEY} if there is none
   */
  KeyHandle key(Curve curve) throws CardException;

  @Override
  void close();
}
