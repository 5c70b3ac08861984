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
import org.simpp.transport.LinkSecurity;
import org.simpp.transport.SaslClientMechanism;
import org.simpp.transport.SaslException;
import org.simpp.transport.SaslException.Condition;

/**
 * The login of phase 2 as SASL mechanism {@code SIMPP-2007}: CS1 is the initial response, CS2 the
 * challenge, CS3 the response, CS4 comes with the success. Laboratory only.
 *
 * <p>Not safe for use by several threads.
 */
public final class SimppClientMechanism implements SaslClientMechanism, AutoCloseable {
  /** The name in the server's list. */
  public static final String NAME = "SIMPP-2007";

  private final CipherSuite suite;
  private final Jid account;
  private final Bytes serverKey;
  private final KeyHandle key;
  private final Randomness randomness;
  private @Nullable ClientLogin login;
  private @Nullable ClientServerKeys keys;

  /**
   * @param suite a stable handle on suite 0x0701
   * @param account the bare address that signs in
   * @param serverKey KUS on P-224, known in advance
   * @param key KRA on P-224
   */
  public SimppClientMechanism(
      CipherSuite suite, Jid account, Bytes serverKey, KeyHandle key, Randomness randomness) {
    this.suite = Objects.requireNonNull(suite);
    this.account = WireText.requireAccount(account);
    this.serverKey = Objects.requireNonNull(serverKey);
    this.key = UserKeys.requireCurve(key, Curve.P224);
    this.randomness = Objects.requireNonNull(randomness);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Bytes begin(LinkSecurity security) {
    close();
    ClientLogin fresh = new ClientLogin(suite, account, serverKey, key, randomness);
    login = fresh;
    return fresh.begin();
  }

  @Override
  public Bytes respond(Bytes challenge) throws SaslException {
    try {
      return requireBegun().respond(challenge);
    } catch (CryptoException e) {
      throw notProved(e);
    } catch (KeyUnavailableException e) {
      throw new SaslException(
          Condition.ABORTED, "the key cannot be used now; put the card in and sign in again", e);
    }
  }

  @Override
  public void succeeded(Bytes additionalData) throws SaslException {
    try {
      keys = requireBegun().succeeded(additionalData);
    } catch (CryptoException e) {
      throw notProved(e);
    }
  }

  /**
   * KAS of the login that succeeded; handed out once, and closed by whoever takes it.
   *
   * @throws IllegalStateException if no login has succeeded since the last call
   */
  public ClientServerKeys takeKeys() {
    ClientServerKeys taken = keys;
    if (taken == null) {
      throw new IllegalStateException("no login with SIMPP-2007 has succeeded");
    }
    keys = null;
    return taken;
  }

  /** Forgets what has been agreed and not taken. */
  @Override
  public void close() {
    if (login != null) {
      login.close();
      login = null;
    }
    if (keys != null) {
      keys.close();
      keys = null;
    }
  }

  private ClientLogin requireBegun() throws SaslException {
    if (login == null) {
      throw new SaslException(Condition.MALFORMED_REQUEST, "the exchange has not begun");
    }
    return login;
  }

  private static SaslException notProved(CryptoException cause) {
    return new SaslException(
        Condition.NOT_AUTHORIZED,
        "the server did not prove that it knows this account's key; compare the server key of the"
            + " invitation, and register again if the account was made anew",
        cause);
  }
}
