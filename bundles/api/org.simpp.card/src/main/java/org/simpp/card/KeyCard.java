package org.simpp.card;

import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;
import org.simpp.crypto.Curve;
import org.simpp.model.Bytes;
import org.simpp.model.SecretBytes;

/**
 * One card: its private keys can be used after the PIN, and read by nobody.
 *
 * <p>Every method but {@link #identity} and {@link #damage} may take as long as the card does and
 * must not be called on an event loop or a UI thread. Safe for use by several threads.
 */
@ProviderType
public interface KeyCard {
  CardIdentity identity();

  /**
   * What was wrong with the card when it was found, and what was done, to be told to a person;
   * empty for a sound one. The card can be used all the same.
   */
  Optional<String> damage();

  /** The curves on which the card holds a key. */
  Set<Curve> curves();

  /**
   * The public key on that curve, readable without a PIN.
   *
   * @throws CardException with {@link CardException.Reason#NO_SUCH_KEY} if there is none
   */
  Bytes publicKey(Curve curve) throws CardException;

  /**
   * The retry counter, read live: how many wrong PINs are left before the card blocks; 0 when it is
   * blocked.
   */
  int pinTriesLeft() throws CardException;

  /**
   * Opens the card for use. A wrong PIN costs one try, durably, before this returns; a right one
   * restores them all.
   *
   * @param pin UTF-8; not kept, and still the caller's to close
   * @throws CardException with {@link CardException.Reason#WRONG_PIN} (and the tries left) or
   *     {@link CardException.Reason#PIN_BLOCKED}
   */
  CardSession open(SecretBytes pin) throws CardException;

  /**
   * Replaces the PIN; the keys stay. A wrong old one counts as in {@link #open}.
   *
   * @throws CardException as {@link #open}; {@link CardException.Reason#PIN_NOT_ALLOWED} for a new
   *     one against the rules
   */
  void changePin(SecretBytes oldPin, SecretBytes newPin) throws CardException;
}
