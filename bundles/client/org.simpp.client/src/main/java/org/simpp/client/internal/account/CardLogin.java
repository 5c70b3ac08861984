package org.simpp.client.internal.account;

import java.util.List;
import java.util.Objects;
import org.simpp.card.CardException;
import org.simpp.client.ClientException;
import org.simpp.client.Trouble.Cause;
import org.simpp.client.internal.Troubles;
import org.simpp.client.internal.settings.AccountSettings;
import org.simpp.client.internal.stream.Login;
import org.simpp.crypto.Randomness;
import org.simpp.model.SecretBytes;
import org.simpp.protocol.ClientServerKeys;
import org.simpp.protocol.SimppClientMechanism;
import org.simpp.transport.ClientLink;
import org.simpp.transport.SaslClientMechanism;

/** By the key on the card, through SIMPP-2007 (laboratory). No other mechanism is ever taken. */
final class CardLogin implements Login {
  private final AccountSettings settings;
  private final SimppClientMechanism mechanism;

  CardLogin(AccountSettings settings, OpenCard card, Randomness randomness) throws CardException {
    this.settings = settings;
    this.mechanism =
        new SimppClientMechanism(
            card.suite(),
            settings.account(),
            Objects.requireNonNull(settings.serverKey(), "a laboratory account knows KUS"),
            card.serverKey(),
            randomness);
  }

  @Override
  public List<SaslClientMechanism> mechanisms(ClientLink link) throws ClientException {
    if (!link.offeredMechanisms().contains(SimppClientMechanism.NAME)) {
      throw Troubles.exception(
          Cause.LABORATORY_OFF,
          "the server does not offer the laboratory's log-in; its operator switches it on",
          settings.serverName());
    }
    return List.of(mechanism);
  }

  @Override
  public SecretBytes sessionSecret() {
    try (ClientServerKeys keys = mechanism.takeKeys()) {
      return keys.export();
    }
  }

  @Override
  public void close() {
    mechanism.close();
  }
}
