package org.simpp.card;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;
import org.simpp.crypto.CipherSuite;
import org.simpp.crypto.Curve;
import org.simpp.crypto.Randomness;
import org.simpp.model.Registration;
import org.simpp.model.SecretBytes;

/**
 * Where cards are found: a reader, a token's slot, or the folder of software cards. Published as an
 * OSGi service, one a technology.
 *
 * <p>Methods may take as long as a reader does; never call them on an event loop or a UI thread.
 */
@ProviderType
public interface CardReader {
  /** Service property: the technology's name: {@code keystore}, {@code pcsc} … */
  String TECHNOLOGY = "simpp.card.technology";

  /** The reader's own name, as a person would recognise it. */
  String name();

  /**
   * The cards that are there now; a damaged one is left out and told to the watchers.
   *
   * @throws CardException with {@link CardException.Reason#UNAVAILABLE}
   */
  List<KeyCard> cards() throws CardException;

  /**
   * What is there now and cannot be read as a card, with what is wrong and what to do next.
   *
   * @throws CardException with {@link CardException.Reason#UNAVAILABLE}
   */
  List<CardEvent.Damaged> damaged() throws CardException;

  /**
   * Makes a card with fresh random keys, made inside it where it is a real one.
   *
   * @param suite computes public keys where the technology does not itself
   * @throws CardException with {@link CardException.Reason#EXISTS}, {@link
   *     CardException.Reason#PIN_NOT_ALLOWED} or {@link CardException.Reason#UNAVAILABLE}
   */
  KeyCard personalise(
      String holder, SecretBytes pin, Set<Curve> curves, CipherSuite suite, Randomness randomness)
      throws CardException;

  /**
   * Makes a card that holds the given private keys: a laboratory choice (a key derived from a
   * password) and for software cards only.
   *
   * @param keys still the caller's to close
   * @throws CardException as {@link #personalise}; {@link CardException.Reason#UNAVAILABLE} where
   *     the technology takes no key from outside
   */
  KeyCard personaliseWithKeys(
      String holder, SecretBytes pin, Map<Curve, SecretBytes> keys, CipherSuite suite)
      throws CardException;

  /**
   * Tells {@code watcher} of every card that comes, goes or turns out to be damaged from now on, on
   * a thread of the provider's, until the returned handle is closed.
   */
  Registration watch(Consumer<CardEvent> watcher);
}
