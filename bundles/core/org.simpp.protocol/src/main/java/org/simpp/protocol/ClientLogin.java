package org.simpp.protocol;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.simpp.crypto.CipherSuite;
import org.simpp.crypto.CryptoException;
import org.simpp.crypto.Curve;
import org.simpp.crypto.KeyHandle;
import org.simpp.crypto.KeyUnavailableException;
import org.simpp.crypto.Randomness;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.SecretBytes;
import org.simpp.protocol.LoginWire.Opening;

/**
 * Phase 2 at the client: CS1, then CS3 for CS2, then KAS for CS4. When KAS is given, the server has
 * proved twice that it holds KA, and freshly.
 *
 * <p>One instance makes one login. Not safe for use by several threads.
 */
public final class ClientLogin implements AutoCloseable {
  private final CipherSuite suite;
  private final Bytes serverKey;
  private final KeyHandle key;
  private final LoginWire wire;
  private final Opening opening;
  private @Nullable ClientServerKeys agreed;
  private Bytes expectedCs4 = Bytes.empty();

  /**
   * @param suite a stable handle on suite 0x0701
   * @param account the bare address that signs in
   * @param serverKey KUS on P-224, known in advance
   * @param key KRA on P-224
   * @param randomness gives RA here, and nothing later
   */
  public ClientLogin(
      CipherSuite suite, Jid account, Bytes serverKey, KeyHandle key, Randomness randomness) {
    this.suite = Objects.requireNonNull(suite);
    this.serverKey = Objects.requireNonNull(serverKey);
    this.key = UserKeys.requireCurve(key, Curve.P224);
    this.wire = new LoginWire(suite);
    this.opening = new Opening(WireText.requireAccount(account), Nonces.draw(randomness));
  }

  /** CS1. */
  public Bytes begin() {
    return wire.cs1(opening);
  }

  /**
   * CS3, the answer to CS2. Takes as long as the card does.
   *
   * @throws CryptoException if CS2 does not come from the server, or answers another login
   * @throws KeyUnavailableException if the key cannot be used now
   */
  public Bytes respond(Bytes cs2) throws CryptoException, KeyUnavailableException {
    close();
    KeySchedule schedule = new KeySchedule(suite);
    Jid account = opening.account();
    try (SecretBytes masterKey = key.agree(serverKey);
        BoxKey box = schedule.masterBox(masterKey, account);
        SecretBytes content = box.open(BoxType.CS2, cs2)) {
      Nonces nonces = wire.readCs2Content(opening, content);
      ClientServerKeys keys = schedule.clientServer(masterKey, account, nonces);
      agreed = keys;
      try (SecretBytes confirm = keys.confirm()) {
        expectedCs4 = wire.cs4(confirm, account, nonces);
        return wire.cs3(confirm, account, nonces);
      }
    }
  }

  /**
   * KAS, if CS4 proves the server; whoever takes it closes it.
   *
   * @throws CryptoException if it does not
   */
  public ClientServerKeys succeeded(Bytes cs4) throws CryptoException {
    ClientServerKeys keys = agreed;
    if (keys == null || !expectedCs4.equals(cs4)) {
      close();
      throw new CryptoException();
    }
    agreed = null;
    return keys;
  }

  /** Forgets what has been agreed and not handed out. */
  @Override
  public void close() {
    if (agreed != null) {
      agreed.close();
      agreed = null;
    }
  }
}
