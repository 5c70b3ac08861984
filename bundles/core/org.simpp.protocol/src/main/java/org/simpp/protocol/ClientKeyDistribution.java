package org.simpp.protocol;

import java.util.Objects;
import org.simpp.crypto.CipherSuite;
import org.simpp.crypto.CryptoException;
import org.simpp.crypto.Curve;
import org.simpp.crypto.Randomness;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.SecretBytes;

/**
 * CC1 and CC2 at the client. The keys are those the server gives: it is trusted not to swap them,
 * which only the comparison of fingerprints can check (review 2).
 *
 * <p>Not safe for use by several threads.
 */
public final class ClientKeyDistribution {
  private final CipherSuite suite;
  private final Jid account;
  private final ClientServerChannel channel;

  /**
   * @param account whose login the channel belongs to
   * @param channel the client's end; the caller closes it
   */
  public ClientKeyDistribution(CipherSuite suite, Jid account, ClientServerChannel channel) {
    this.suite = Objects.requireNonNull(suite);
    this.account = WireText.requireAccount(account);
    this.channel = Objects.requireNonNull(channel);
  }

  /** CC1: asks for the key of {@code peer}, a box 0x31. */
  public Bytes request(Jid peer, Randomness randomness) {
    try (SecretBytes content = DistributionWire.cc1(account, WireText.requireAccount(peer))) {
      return channel.seal(BoxType.CLIENT_SERVER, content, randomness);
    }
  }

  /**
   * The key in CC2, a box 0x32 that answers a request or comes of itself when somebody asked for
   * ours. The caller checks that an answer names the contact that it asked for.
   *
   * @throws CryptoException if it does not come from the server, comes again, or holds no valid key
   */
  public PeerKey open(Bytes cc2) throws CryptoException {
    try (SecretBytes content = channel.open(BoxType.KEY_DISTRIBUTION, cc2)) {
      PeerKey key = DistributionWire.readCc2(content);
      suite.requireValid(Curve.P192, key.publicKey());
      return key;
    }
  }
}
