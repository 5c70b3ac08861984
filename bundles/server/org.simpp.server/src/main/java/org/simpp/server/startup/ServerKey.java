package org.simpp.server.startup;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.simpp.card.CardException;
import org.simpp.card.CardReader;
import org.simpp.card.CardSession;
import org.simpp.crypto.CipherSuite;
import org.simpp.crypto.CryptoException;
import org.simpp.crypto.Curve;
import org.simpp.crypto.KeyHandle;
import org.simpp.crypto.KeyUnavailableException;
import org.simpp.crypto.Randomness;
import org.simpp.model.Bytes;
import org.simpp.model.SecretBytes;
import org.simpp.registry.CardReaders;
import org.simpp.registry.ProviderMissingException;
import org.simpp.server.settings.ServerSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * KRS through whatever reader holds the server's card now. When a reader departs, its key reports
 * itself unavailable: the call opens the card anew with the PIN of its file, waiting for the next
 * reader if there is none, and is made while that reader is held. Using a key twice does no harm.
 */
final class ServerKey implements KeyHandle {
  /**
   * Where the card is found.
   *
   * @param suite computes public keys where a card does not itself
   * @param home the PIN's file is named from here
   * @param patience how long a call waits for a reader
   */
  record Place(
      CardReaders readers,
      Supplier<ServerSettings> settings,
      CipherSuite suite,
      Randomness randomness,
      Path home,
      Duration patience) {

    Optional<CardReader> reader() {
      return readers.reader(settings.get().cardTechnology());
    }

    CardSession open(CardReader reader) throws CardException, IOException {
      ServerSettings now = settings.get();
      return new ServerCard(reader, suite, randomness)
          .open(now.domain().toString(), home.resolve(now.pinFile()));
    }
  }

  private record Opened(CardReader reader, CardSession session, KeyHandle key) {
    static Opened of(Place place, CardReader reader) throws CardException, IOException {
      CardSession session = place.open(reader);
      return new Opened(reader, session, session.key(Curve.P224));
    }
  }

  private interface Use<T> {
    T of(KeyHandle key) throws CryptoException, KeyUnavailableException;
  }

  /** What came of a use while a reader was held; empty where it may go better in a moment. */
  private interface Outcome<T> {
    Optional<T> get() throws KeyUnavailableException;
  }

  private static final Logger log = LoggerFactory.getLogger(ServerKey.class);
  private static final long POLL_MILLIS = 50;
  private static final Set<CardException.Reason> PIN_REFUSED =
      Set.of(CardException.Reason.WRONG_PIN, CardException.Reason.PIN_BLOCKED);

  private final Place place;
  private final Bytes publicKey;
  private volatile Opened opened;
  private @Nullable CardReader refused;
  private boolean isClosed;

  private ServerKey(Place place, Opened opened) {
    this.place = place;
    this.opened = opened;
    this.publicKey = opened.key().publicKey();
  }

  /** Opens the card in {@code reader}, or makes it where there never was one. */
  static ServerKey open(Place place, CardReader reader) throws CardException, IOException {
    return new ServerKey(place, Opened.of(place, reader));
  }

  @Override
  public Curve curve() {
    return Curve.P224;
  }

  @Override
  public Bytes publicKey() {
    return publicKey;
  }

  @Override
  public SecretBytes agree(Bytes peerPublicKey) throws CryptoException, KeyUnavailableException {
    return use(key -> key.agree(peerPublicKey));
  }

  @Override
  public Bytes sign(Bytes message) throws CryptoException, KeyUnavailableException {
    return use(key -> key.sign(message));
  }

  @Override
  public synchronized void close() {
    isClosed = true;
    opened.session().close();
  }

  private <T> T use(Use<T> use) throws CryptoException, KeyUnavailableException {
    Opened now = opened;
    try {
      return use.of(now.key());
    } catch (KeyUnavailableException gone) {
      return useAnew(use, now, gone);
    }
  }

  /** However often readers come and go: the call is made while its reader is held. */
  private synchronized <T> T useAnew(Use<T> use, Opened before, KeyUnavailableException gone)
      throws CryptoException, KeyUnavailableException {
    long end = System.nanoTime() + place.patience().toNanos();
    Opened ended = before;
    while (!isClosed && System.nanoTime() <= end) {
      Optional<T> done = useHeld(use, ended);
      if (done.isPresent()) {
        return done.get();
      }
      ended = opened;
      try {
        Thread.sleep(POLL_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw gone;
      }
    }
    throw gone;
  }

  /** Empty where it may go better in a moment. */
  private <T> Optional<T> useHeld(Use<T> use, Opened ended)
      throws CryptoException, KeyUnavailableException {
    String technology = place.settings().get().cardTechnology();
    try {
      Outcome<T> outcome = place.readers().use(technology, reader -> useIn(reader, use, ended));
      return outcome.get();
    } catch (ProviderMissingException missing) {
      throw unusable(missing);
    }
  }

  private <T> Outcome<T> useIn(CardReader reader, Use<T> use, Opened ended) throws CryptoException {
    try {
      boolean isOpen = !opened.equals(ended) && opened.reader() == reader;
      if (!isOpen && !reopen(reader)) {
        return Optional::empty;
      }
    } catch (KeyUnavailableException unusable) {
      return () -> {
        throw unusable;
      };
    }
    try {
      T done = use.of(opened.key());
      return () -> Optional.of(done);
    } catch (KeyUnavailableException gone) {
      return Optional::empty;
    }
  }

  /**
   * False where it may go better in a moment. The key has been used once then, while the reader is
   * held: everything of its bundle is loaded that a later use needs.
   */
  private boolean reopen(CardReader reader) throws KeyUnavailableException {
    // one that refused the PIN is not asked again: each time costs a try
    if (reader == refused) {
      return false;
    }
    try {
      Opened next = Opened.of(place, reader);
      next.key().agree(publicKey).close();
      opened.session().close();
      opened = next;
      log.info("the server's card is open again, by {}", reader.name());
      return true;
    } catch (CardException e) {
      if (e.reason() == CardException.Reason.UNAVAILABLE) {
        return false;
      }
      refused = PIN_REFUSED.contains(e.reason()) ? reader : refused;
      throw unusable(e);
    } catch (IOException | CryptoException e) {
      throw unusable(e);
    }
  }

  private static KeyUnavailableException unusable(Exception e) {
    log.error("the server's card cannot be opened again: {}", e.getMessage());
    return new KeyUnavailableException("the server's card: " + e.getMessage(), e);
  }
}
