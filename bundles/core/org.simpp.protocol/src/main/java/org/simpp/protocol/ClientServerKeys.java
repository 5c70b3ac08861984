package org.simpp.protocol;

import org.simpp.crypto.CipherSuite;
import org.simpp.model.SecretBytes;

/**
 * KAS: the 160 bytes that a login leaves at both ends (SIMPP-2007, section 1.7). In order: the
 * client's direction (AES 16, HMAC 32), the server's (16, 32), confirmation 32, exporter 32.
 */
public final class ClientServerKeys implements AutoCloseable {
  /** Bytes of KAS. */
  public static final int LENGTH = 160;

  private static final int TO_CLIENT = BoxKey.LENGTH;
  private static final int CONFIRM = TO_CLIENT + BoxKey.LENGTH;
  private static final int EXPORTER = CONFIRM + 32;

  private final SecretBytes secret;

  private ClientServerKeys(SecretBytes secret) {
    if (secret.length() != LENGTH) {
      throw new IllegalArgumentException("KAS has 160 bytes, not " + secret.length());
    }
    this.secret = secret;
  }

  /**
   * The keys in {@code secret}, which is closed with them.
   *
   * @throws IllegalArgumentException if it has not {@link #LENGTH} bytes
   */
  public static ClientServerKeys takeOver(SecretBytes secret) {
    return new ClientServerKeys(secret);
  }

  /** A copy of all of them, to be closed by whoever asked for it. */
  public SecretBytes export() {
    return secret.copy();
  }

  /** The client's end of a new data channel. */
  public ClientServerChannel clientChannel(CipherSuite suite) {
    return new ClientServerChannel(
        new SealingDirection(suite, secret.slice(0, TO_CLIENT), 0),
        new OpeningDirection(suite, secret.slice(TO_CLIENT, CONFIRM), 0));
  }

  /** The server's end of a new data channel. */
  public ClientServerChannel serverChannel(CipherSuite suite) {
    return new ClientServerChannel(
        new SealingDirection(suite, secret.slice(TO_CLIENT, CONFIRM), 0),
        new OpeningDirection(suite, secret.slice(0, TO_CLIENT), 0));
  }

  /** A secret for what else binds itself to this login; to be closed by whoever asked for it. */
  public SecretBytes exporter() {
    return secret.slice(EXPORTER, LENGTH);
  }

  SecretBytes confirm() {
    return secret.slice(CONFIRM, EXPORTER);
  }

  @Override
  public void close() {
    secret.close();
  }
}
