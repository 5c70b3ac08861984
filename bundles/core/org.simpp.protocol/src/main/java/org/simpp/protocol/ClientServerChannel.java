package org.simpp.protocol;

import java.util.Objects;
import org.simpp.crypto.CryptoException;
import org.simpp.crypto.Randomness;
import org.simpp.model.Bytes;
import org.simpp.model.SecretBytes;

/**
 * One end of the channel that follows a login: each box opens once, at the other end only, in the
 * order of sealing. Both box types of a direction share one row of numbers.
 *
 * <p>Not safe for use by several threads: seal and send as one step.
 */
public final class ClientServerChannel implements AutoCloseable {
  private final SealingDirection outgoing;
  private final OpeningDirection incoming;

  ClientServerChannel(SealingDirection outgoing, OpeningDirection incoming) {
    this.outgoing = Objects.requireNonNull(outgoing);
    this.incoming = Objects.requireNonNull(incoming);
  }

  /** A box 0x31 or 0x32 for the other end. */
  public Bytes seal(BoxType type, SecretBytes plaintext, Randomness randomness) {
    return outgoing.seal(requireOurs(type), plaintext, randomness);
  }

  /**
   * The content of a box from the other end.
   *
   * @throws CryptoException if it is forged, damaged, of another type, or not newer than the last
   */
  public SecretBytes open(BoxType type, Bytes box) throws CryptoException {
    return incoming.open(requireOurs(type), box);
  }

  @Override
  public void close() {
    outgoing.close();
    incoming.close();
  }

  private static BoxType requireOurs(BoxType type) {
    if (type != BoxType.CLIENT_SERVER && type != BoxType.KEY_DISTRIBUTION) {
      throw new IllegalArgumentException("client and server exchange no boxes " + type);
    }
    return type;
  }
}
