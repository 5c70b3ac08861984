package org.simpp.protocol;

import java.util.Objects;
import java.util.Optional;
import org.simpp.crypto.CipherSuite;
import org.simpp.crypto.CryptoException;
import org.simpp.crypto.Randomness;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.SecretBytes;
import org.simpp.protocol.LoginWire.Opening;

/**
 * Phase 2 at the server: who asks, then CS2 for CS1; the {@link PendingLogin} then takes CS3. It
 * needs no elliptic-curve operation.
 *
 * <p>An account that does not exist is answered like one that does, so that nobody learns which
 * addresses are in use (review 26). Safe for use by several threads.
 */
public final class ServerLogin {
  private static final int MASTER_KEY = 28;

  private final CipherSuite suite;
  private final Jid server;
  private final SecretBytes serverSecret;
  private final LoginWire wire;

  /**
   * @param suite a stable handle on suite 0x0701
   * @param server the server's own address, IDS
   * @param serverSecret 32 random bytes that stay the same for years; the caller closes them
   */
  public ServerLogin(CipherSuite suite, Jid server, SecretBytes serverSecret) {
    this.suite = Objects.requireNonNull(suite);
    this.server = server.server();
    this.serverSecret = Objects.requireNonNull(serverSecret);
    this.wire = new LoginWire(suite);
  }

  /**
   * The account whose KA is needed to answer CS1.
   *
   * @throws CryptoException if CS1 is malformed or names an account of another server
   */
  public Jid account(Bytes cs1) throws CryptoException {
    return opening(cs1).account();
  }

  /**
   * Answers CS1.
   *
   * @param masterKey KA as it was stored, or nothing for an account that is not registered; the
   *     caller closes it
   * @throws CryptoException if CS1 is malformed or names an account of another server
   */
  public PendingLogin challenge(Bytes cs1, Optional<SecretBytes> masterKey, Randomness randomness)
      throws CryptoException {
    Opening opening = opening(cs1);
    Nonces nonces = new Nonces(opening.clientNonce(), Nonces.draw(randomness));
    try (SecretBytes dummy = dummyKey(opening.account())) {
      SecretBytes used = masterKey.orElse(dummy);
      return challenge(opening.account(), nonces, used, masterKey.isPresent(), randomness);
    }
  }

  private PendingLogin challenge(
      Jid account, Nonces nonces, SecretBytes masterKey, boolean known, Randomness randomness) {
    KeySchedule schedule = new KeySchedule(suite);
    try (BoxKey box = schedule.masterBox(masterKey, account);
        SecretBytes content = wire.cs2Content(account, nonces)) {
      Bytes cs2 = box.seal(BoxType.CS2, content, randomness);
      ClientServerKeys keys = schedule.clientServer(masterKey, account, nonces);
      try (SecretBytes confirm = keys.confirm()) {
        Bytes cs3 = wire.cs3(confirm, account, nonces);
        Bytes cs4 = wire.cs4(confirm, account, nonces);
        return new PendingLogin(account, cs2, new PendingLogin.Proofs(cs3, cs4, known), keys);
      }
    }
  }

  private Opening opening(Bytes cs1) throws CryptoException {
    Opening opening = wire.readCs1(cs1);
    if (!opening.account().server().equals(server)) {
      throw new CryptoException();
    }
    return opening;
  }

  // Computed for every account, so that the time taken does not tell which ones exist.
  private SecretBytes dummyKey(Jid account) {
    Bytes mac = suite.mac(serverSecret, WireText.address(account));
    return SecretBytes.takeOver(mac.slice(0, MASTER_KEY).toByteArray());
  }
}
