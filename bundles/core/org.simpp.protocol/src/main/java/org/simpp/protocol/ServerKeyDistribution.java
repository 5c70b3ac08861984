package org.simpp.protocol;

import java.util.Objects;
import org.simpp.crypto.CryptoException;
import org.simpp.crypto.Randomness;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.SecretBytes;

/**
 * CC1 and CC2 at the server, for one client: opens what it asks, seals what it gets. When A asks
 * for B, A gets (IDB, KUB) and B gets (IDA, KUA), each through its own channel.
 *
 * <p>Not safe for use by several threads: seal and send as one step.
 */
public final class ServerKeyDistribution {
  private final Jid account;
  private final ClientServerChannel channel;

  /**
   * @param account whose login the channel belongs to
   * @param channel the server's end; the caller closes it
   */
  public ServerKeyDistribution(Jid account, ClientServerChannel channel) {
    this.account = WireText.requireAccount(account);
    this.channel = Objects.requireNonNull(channel);
  }

  /**
   * The contact whose key the client asks for in CC1.
   *
   * @throws CryptoException if CC1 does not come from the client, comes again, or is malformed
   */
  public Jid open(Bytes cc1) throws CryptoException {
    try (SecretBytes content = channel.open(BoxType.CLIENT_SERVER, cc1)) {
      return DistributionWire.readCc1(account, content);
    }
  }

  /** CC2: gives the client that key, a box 0x32. */
  public Bytes grant(PeerKey key, Randomness randomness) {
    try (SecretBytes content = DistributionWire.cc2(key)) {
      return channel.seal(BoxType.KEY_DISTRIBUTION, content, randomness);
    }
  }
}
