package org.simpp.card.keystore;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.simpp.card.CardException;
import org.simpp.card.CardSession;
import org.simpp.card.KeyCard;
import org.simpp.crypto.CryptoException;
import org.simpp.crypto.Curve;
import org.simpp.crypto.KeyHandle;
import org.simpp.crypto.KeyUnavailableException;
import org.simpp.model.Bytes;
import org.simpp.model.SecretBytes;

/** The keys of an opened card, zeroed when it is closed. A removed file ends their use as well. */
final class SoftwareSession implements CardSession {
  private final CardFolder folder;
  private final KeyCard card;
  private final CardStorage storage;
  private final Map<Curve, SecretBytes> keys;

  /** Keeps a key from being zeroed while it computes. */
  private final ReadWriteLock inUse = new ReentrantReadWriteLock();

  SoftwareSession(
      CardFolder folder, KeyCard card, CardStorage storage, Map<Curve, SecretBytes> keys) {
    this.folder = folder;
    this.card = card;
    this.storage = storage;
    this.keys = new EnumMap<>(keys);
  }

  @Override
  public KeyCard card() {
    return card;
  }

  @Override
  public KeyHandle key(Curve curve) throws CardException {
    return new SoftwareHandle(this, curve, card.publicKey(curve));
  }

  @Override
  public void close() {
    inUse.writeLock().lock();
    try {
      keys.values().forEach(SecretBytes::close);
    } finally {
      inUse.writeLock().unlock();
    }
    folder.forget(this);
  }

  @Override
  public String toString() {
    return "SoftwareSession[" + card + "]";
  }

  SecretBytes agree(Curve curve, Bytes peer) throws CryptoException, KeyUnavailableException {
    inUse.readLock().lock();
    try {
      return CardCurve.of(curve).agree(require(curve), peer);
    } finally {
      inUse.readLock().unlock();
    }
  }

  Bytes sign(Curve curve, Bytes message) throws CryptoException, KeyUnavailableException {
    inUse.readLock().lock();
    try {
      return CardCurve.of(curve).sign(require(curve), message);
    } finally {
      inUse.readLock().unlock();
    }
  }

  private SecretBytes require(Curve curve) throws KeyUnavailableException {
    SecretBytes key = keys.get(curve);
    if (key == null || key.isClosed()) {
      throw new KeyUnavailableException("the card's session has ended; enter the PIN again");
    }
    if (!storage.exists()) {
      throw new KeyUnavailableException(
          "the card of " + card.identity().holder() + " was removed; put it back");
    }
    return key;
  }
}
