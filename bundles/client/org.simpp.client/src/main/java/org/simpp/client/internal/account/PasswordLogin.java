package org.simpp.client.internal.account;

import java.util.List;
import org.simpp.client.ClientException;
import org.simpp.client.Trouble.Cause;
import org.simpp.client.internal.Troubles;
import org.simpp.client.internal.stream.Login;
import org.simpp.crypto.Randomness;
import org.simpp.model.Jid;
import org.simpp.model.SecretBytes;
import org.simpp.transport.ClientLink;
import org.simpp.transport.SaslClientMechanism;
import org.simpp.xmpp.sasl.ScramClient;

/** By password, through SCRAM. */
final class PasswordLogin implements Login {
  private final Jid account;
  private final SecretBytes password;
  private final Randomness randomness;

  /**
   * @param password taken over
   */
  PasswordLogin(Jid account, SecretBytes password, Randomness randomness) {
    this.account = account;
    this.password = password;
    this.randomness = randomness;
  }

  @Override
  public List<SaslClientMechanism> mechanisms(ClientLink link) throws ClientException {
    List<SaslClientMechanism> all =
        ScramClient.all(
            account.local(),
            password,
            randomness,
            link.offeredMechanisms(),
            link.offeredBindings());
    if (all.stream().noneMatch(one -> link.offeredMechanisms().contains(one.name()))) {
      throw Troubles.exception(
          Cause.SERVER_TOO_WEAK,
          "the server offers no SCRAM log-in, only " + link.offeredMechanisms(),
          account.domain());
    }
    return all;
  }

  @Override
  public SecretBytes sessionSecret() {
    return SecretBytes.copyOf(new byte[0]);
  }

  @Override
  public void close() {
    password.close();
  }
}
