package org.simpp.card.keystore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.simpp.card.CardEvent;
import org.simpp.card.CardException;
import org.simpp.card.CardException.Reason;
import org.simpp.card.CardSession;
import org.simpp.card.KeyCard;
import org.simpp.crypto.CryptoException;
import org.simpp.crypto.Curve;
import org.simpp.model.Bytes;
import org.simpp.model.SecretBytes;

/** A folder of software cards. */
final class CardFolder implements AutoCloseable {
  private static final int MEMORY_KIB = 65_536;
  private static final int PASSES = 3;
  private static final int LANES = 1;
  private static final int SERIAL_LENGTH = 8;
  private static final int MAX_HOLDER = 3_071;

  private final Path location;
  private final Disk disk;
  private final PinHardening cost;
  private final SecureRandom random = new SecureRandom();
  private final Set<CardSession> sessions = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /** With the product's cost: Argon2id over 64 MiB, three passes. */
  CardFolder(Path location) {
    this(
        location,
        new FileDisk(),
        new PinHardening(MEMORY_KIB, PASSES, LANES, Bytes.of(new byte[PinHardening.SALT_LENGTH])));
  }

  CardFolder(Path location, Disk disk, PinHardening cost) {
    this.location = location;
    this.disk = disk;
    this.cost = cost;
  }

  Path location() {
    return location;
  }

  /** Does {@code work} while nobody else writes in this folder. */
  <T> T locked(FolderLock.Work<T> work) throws CardException {
    return new FolderLock(location).holding(work);
  }

  PinHardening freshHardening() {
    return cost.withSalt(fresh(PinHardening.SALT_LENGTH));
  }

  Bytes freshNonce() {
    return fresh(KeyWrap.NONCE_LENGTH);
  }

  /** What is in the folder, by file name; one that cannot be read is there with its trouble. */
  SortedMap<String, Found> scan() throws CardException {
    SortedMap<String, Found> found = new TreeMap<>();
    if (!Files.isDirectory(location)) {
      return found;
    }
    try (Stream<Path> files = Files.list(location)) {
      files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(CardStorage.SUFFIX))
          .forEach(name -> found.put(name, look(name)));
      return found;
    } catch (IOException | UncheckedIOException e) {
      throw new CardException(
          Reason.UNAVAILABLE,
          "the folder of cards " + location + " cannot be read: " + e + "; check its permissions",
          e);
    }
  }

  List<KeyCard> cards() throws CardException {
    List<KeyCard> cards = new ArrayList<>();
    for (Found found : scan().values()) {
      if (found.card() != null) {
        cards.add(found.card());
      }
    }
    return cards;
  }

  /** The files that no card can be had from: neither the newer copy nor the older is whole. */
  List<CardEvent.Damaged> damaged() throws CardException {
    List<CardEvent.Damaged> damaged = new ArrayList<>();
    scan()
        .forEach(
            (name, found) -> {
              if (found.card() == null) {
                damaged.add(
                    new CardEvent.Damaged(location.resolve(name).toString(), found.trouble()));
              }
            });
    return damaged;
  }

  /** Makes a card with those keys, which stay the caller's. */
  KeyCard make(String holder, SecretBytes pin, Map<Curve, SecretBytes> keys) throws CardException {
    requireHolder(holder);
    PinRules.require(pin);
    Map<Curve, Bytes> publicKeys = publicKeys(keys);
    try (SecretBytes joined = SoftwareCard.join(keys)) {
      return locked(() -> make(holder, pin, publicKeys, joined));
    }
  }

  private KeyCard make(
      String holder, SecretBytes pin, Map<Curve, Bytes> publicKeys, SecretBytes keys)
      throws CardException {
    for (KeyCard other : cards()) {
      if (other.identity().holder().equals(holder)) {
        throw new CardException(
            Reason.EXISTS,
            "there is a card of "
                + holder
                + " in "
                + location
                + " already; use it, or move its file away first");
      }
    }
    String serial = "SW-" + fresh(SERIAL_LENGTH).hex().toUpperCase(Locale.ROOT);
    CardFile file =
        CardFile.seal(serial, holder, publicKeys, freshHardening(), freshNonce(), pin, keys);
    CardStorage storage = new CardStorage(disk, location, serial);
    storage.store(file);
    return new SoftwareCard(this, storage, new CardStorage.Loaded(file, ""));
  }

  /** Knows {@code session} until it is closed. */
  CardSession keep(CardSession session) throws CardException {
    sessions.add(session);
    if (closed) {
      session.close();
      throw new CardException(
          Reason.UNAVAILABLE, "the software cards were just switched off; try again");
    }
    return session;
  }

  void forget(CardSession session) {
    sessions.remove(session);
  }

  /** Ends every session. */
  @Override
  public void close() {
    closed = true;
    sessions.forEach(CardSession::close);
  }

  private Found look(String name) {
    String serial = name.substring(0, name.length() - CardStorage.SUFFIX.length());
    CardStorage storage = new CardStorage(disk, location, serial);
    try {
      CardStorage.Loaded loaded = storage.load();
      if (!loaded.card().serial().equals(serial)) {
        return Found.unreadable(
            "the card "
                + location.resolve(name)
                + " was renamed: it is "
                + loaded.card().serial()
                + "; give it its name back");
      }
      return new Found(new SoftwareCard(this, storage, loaded), loaded.trouble());
    } catch (CardException e) {
      return Found.unreadable(String.valueOf(e.getMessage()));
    }
  }

  private static Map<Curve, Bytes> publicKeys(Map<Curve, SecretBytes> keys) {
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("a card has at least one key");
    }
    Map<Curve, Bytes> publicKeys = new EnumMap<>(Curve.class);
    for (Map.Entry<Curve, SecretBytes> key : keys.entrySet()) {
      try {
        publicKeys.put(key.getKey(), CardCurve.of(key.getKey()).publicKey(key.getValue()));
      } catch (CryptoException e) {
        throw new IllegalArgumentException("that is no private key on " + key.getKey().label(), e);
      }
    }
    return publicKeys;
  }

  private static void requireHolder(String holder) {
    int length = Bytes.utf8(holder).length();
    if (holder.isBlank()
        || length > MAX_HOLDER
        || holder.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "a holder is an address of 1 to " + MAX_HOLDER + " bytes without control characters");
    }
  }

  private Bytes fresh(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return Bytes.givenAway(bytes);
  }
}
