package org.simpp.client.internal.account;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.simpp.card.CardEvent;
import org.simpp.card.CardException;
import org.simpp.card.CardIdentity;
import org.simpp.card.CardReader;
import org.simpp.card.CardSession;
import org.simpp.card.KeyCard;
import org.simpp.crypto.CipherSuite;
import org.simpp.crypto.Curve;
import org.simpp.crypto.KeyHandle;
import org.simpp.crypto.Randomness;
import org.simpp.crypto.SoftwareKey;
import org.simpp.model.Bytes;
import org.simpp.model.Registration;
import org.simpp.model.SecretBytes;

/** Cards that open at once: the software card's Argon2id is slow on purpose. */
final class CardsInMemory implements CardReader {
  private final List<KeyCard> cards = new CopyOnWriteArrayList<>();

  @Override
  public String name() {
    return "in memory";
  }

  @Override
  public List<KeyCard> cards() {
    return cards;
  }

  @Override
  public List<CardEvent.Damaged> damaged() {
    return List.of();
  }

  @Override
  public KeyCard personalise(
      String holder, SecretBytes pin, Set<Curve> curves, CipherSuite suite, Randomness randomness) {
    Map<Curve, KeyHandle> keys = new EnumMap<>(Curve.class);
    curves.forEach(curve -> keys.put(curve, SoftwareKey.generate(suite, curve, randomness)));
    KeyCard card =
        new Card(
            new CardIdentity(holder, holder, CardIdentity.Kind.SOFTWARE, name()), pin.copy(), keys);
    cards.add(card);
    return card;
  }

  @Override
  public KeyCard personaliseWithKeys(
      String holder, SecretBytes pin, Map<Curve, SecretBytes> keys, CipherSuite suite)
      throws CardException {
    throw new CardException(CardException.Reason.UNAVAILABLE, "no key is taken from outside");
  }

  @Override
  public Registration watch(Consumer<CardEvent> watcher) {
    return () -> {};
  }

  private record Card(CardIdentity identity, SecretBytes pin, Map<Curve, KeyHandle> keys)
      implements KeyCard {
    @Override
    public Optional<String> damage() {
      return Optional.empty();
    }

    @Override
    public Set<Curve> curves() {
      return keys.keySet();
    }

    @Override
    public Bytes publicKey(Curve curve) {
      return keys.get(curve).publicKey();
    }

    @Override
    public int pinTriesLeft() {
      return 3;
    }

    @Override
    public CardSession open(SecretBytes given) throws CardException {
      if (!given.equals(pin)) {
        throw CardException.wrongPin(2);
      }
      return new Session(this);
    }

    @Override
    public void changePin(SecretBytes oldPin, SecretBytes newPin) throws CardException {
      throw new CardException(CardException.Reason.UNAVAILABLE, "the PIN stays");
    }
  }

  private record Session(Card card) implements CardSession {
    @Override
    public KeyHandle key(Curve curve) {
      return card.keys().get(curve);
    }

    @Override
    public void close() {}
  }
}
