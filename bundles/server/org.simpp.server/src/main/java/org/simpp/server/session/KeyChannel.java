package org.simpp.server.session;

import org.simpp.crypto.CipherSuite;
import org.simpp.crypto.CryptoException;
import org.simpp.crypto.Randomness;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.SecretBytes;
import org.simpp.protocol.ClientServerChannel;
import org.simpp.protocol.ClientServerKeys;
import org.simpp.protocol.PeerKey;
import org.simpp.protocol.ServerKeyDistribution;

/**
 * The channel that a SIMPP-2007 login leaves to a session, for CC1 and CC2. Used on the account's
 * lane alone, where sealing and sending are one step.
 */
public final class KeyChannel implements AutoCloseable {
  private final ClientServerChannel channel;
  private final ServerKeyDistribution distribution;
  private final Randomness randomness;

  /**
   * The server's end of the channel.
   *
   * @param secret KAS, as the login gave it; closed here
   */
  public KeyChannel(CipherSuite suite, Jid account, SecretBytes secret, Randomness randomness) {
    try (ClientServerKeys keys = ClientServerKeys.takeOver(secret)) {
      this.channel = keys.serverChannel(suite);
    }
    this.distribution = new ServerKeyDistribution(account, channel);
    this.randomness = randomness;
  }

  /**
   * The contact that CC1 asks for.
   *
   * @throws CryptoException if it does not come from this session's client, or comes again
   */
  public Jid open(Bytes cc1) throws CryptoException {
    return distribution.open(cc1);
  }

  /** CC2 with that key. */
  public Bytes grant(PeerKey key) {
    return distribution.grant(key, randomness);
  }

  @Override
  public void close() {
    channel.close();
  }
}
