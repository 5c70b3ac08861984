package org.simpp.card.keystore;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.simpp.card.CardException;
import org.simpp.card.CardException.Reason;
import org.simpp.card.CardIdentity;
import org.simpp.card.CardSession;
import org.simpp.card.KeyCard;
import org.simpp.crypto.Curve;
import org.simpp.model.Bytes;
import org.simpp.model.SecretBytes;

/** One file as a card. The try is counted, durably, before the PIN is looked at. */
final class SoftwareCard implements KeyCard {
  private final CardFolder folder;
  private final CardStorage storage;
  private final CardIdentity identity;
  private final Map<Curve, Bytes> publicKeys;
  private final String damage;

  /**
   * @param loaded what was read, and why it was the older copy
   */
  SoftwareCard(CardFolder folder, CardStorage storage, CardStorage.Loaded loaded) {
    CardFile file = loaded.card();
    this.folder = folder;
    this.storage = storage;
    this.identity =
        new CardIdentity(
            file.serial(), file.holder(), CardIdentity.Kind.SOFTWARE, folder.location().toString());
    this.publicKeys = file.publicKeys();
    this.damage = loaded.trouble();
  }

  @Override
  public CardIdentity identity() {
    return identity;
  }

  @Override
  public Optional<String> damage() {
    return Optional.of(damage).filter(words -> !words.isEmpty());
  }

  @Override
  public Set<Curve> curves() {
    return publicKeys.keySet();
  }

  @Override
  public Bytes publicKey(Curve curve) throws CardException {
    Bytes key = publicKeys.get(curve);
    if (key == null) {
      throw new CardException(
          Reason.NO_SUCH_KEY,
          "the card of "
              + identity.holder()
              + " has no key on "
              + curve.label()
              + " but on "
              + curves());
    }
    return key;
  }

  @Override
  public int pinTriesLeft() throws CardException {
    return storage.load().card().triesLeft();
  }

  @Override
  public CardSession open(SecretBytes pin) throws CardException {
    return folder.locked(
        () -> {
          try (Unlocked unlocked = unlock(pin)) {
            storage.store(unlocked.file().withTriesLeft(CardFile.TRIES));
            return folder.keep(new SoftwareSession(folder, this, storage, split(unlocked)));
          }
        });
  }

  @Override
  public void changePin(SecretBytes oldPin, SecretBytes newPin) throws CardException {
    PinRules.require(newPin);
    folder.locked(
        () -> {
          try (Unlocked unlocked = unlock(oldPin)) {
            CardFile renewed = reseal(unlocked, newPin);
            storage.store(renewed);
            return renewed;
          }
        });
  }

  @Override
  public String toString() {
    return "SoftwareCard[" + identity.serial() + "]";
  }

  private Unlocked unlock(SecretBytes pin) throws CardException {
    CardFile file = storage.load().card();
    if (file.triesLeft() == 0) {
      throw CardException.wrongPin(0);
    }
    CardFile counted = file.withTriesLeft(file.triesLeft() - 1);
    storage.store(counted);
    SecretBytes keys =
        counted.open(pin).orElseThrow(() -> CardException.wrongPin(counted.triesLeft()));
    return new Unlocked(counted, keys);
  }

  private CardFile reseal(Unlocked unlocked, SecretBytes pin) {
    CardFile file = unlocked.file();
    return CardFile.seal(
        file.serial(),
        file.holder(),
        file.publicKeys(),
        folder.freshHardening(),
        folder.freshNonce(),
        pin,
        unlocked.keys());
  }

  private static Map<Curve, SecretBytes> split(Unlocked unlocked) {
    Map<Curve, SecretBytes> keys = new EnumMap<>(Curve.class);
    int from = 0;
    for (Curve curve : unlocked.file().publicKeys().keySet()) {
      keys.put(curve, unlocked.keys().slice(from, from + curve.fieldLength()));
      from += curve.fieldLength();
    }
    return keys;
  }

  /** Joins private keys in the order of the curves. */
  static SecretBytes join(Map<Curve, SecretBytes> keys) {
    byte[] joined = new byte[keys.keySet().stream().mapToInt(Curve::fieldLength).sum()];
    int from = 0;
    for (SecretBytes key : new EnumMap<>(keys).values()) {
      byte[] exposed = key.expose();
      System.arraycopy(exposed, 0, joined, from, exposed.length);
      from += exposed.length;
      Arrays.fill(exposed, (byte) 0);
    }
    return SecretBytes.takeOver(joined);
  }

  private record Unlocked(CardFile file, SecretBytes keys) implements AutoCloseable {
    @Override
    public void close() {
      keys.close();
    }
  }
}
