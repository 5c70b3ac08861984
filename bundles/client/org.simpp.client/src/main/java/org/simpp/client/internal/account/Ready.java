package org.simpp.client.internal.account;

import org.jspecify.annotations.Nullable;
import org.simpp.card.CardException;
import org.simpp.card.KeyCard;
import org.simpp.client.ClientException;
import org.simpp.client.Trouble.Cause;
import org.simpp.client.internal.Loop;
import org.simpp.client.internal.Troubles;
import org.simpp.client.internal.conversation.NoKeys;
import org.simpp.client.internal.settings.AccountSettings;
import org.simpp.client.internal.stream.Login;
import org.simpp.crypto.KeyUnavailableException;
import org.simpp.crypto.Randomness;
import org.simpp.model.SecretBytes;

/**
 * An account whose card is open, or whose password was given: what it takes to enrol and to log in.
 */
final class Ready implements AutoCloseable {
  private final AccountSettings settings;
  private final Login login;
  private final @Nullable OpenCard card;
  private final @Nullable SecretBytes password;

  private Ready(
      AccountSettings settings,
      Login login,
      @Nullable OpenCard card,
      @Nullable SecretBytes password) {
    this.settings = settings;
    this.login = login;
    this.card = card;
    this.password = password;
  }

  /**
   * By password.
   *
   * @param password taken over
   */
  static Ready withPassword(AccountSettings settings, SecretBytes password, Randomness randomness) {
    Login login = new PasswordLogin(settings.account(), password.copy(), randomness);
    return new Ready(settings, login, null, password);
  }

  /** By a card, which is taken over. */
  static Ready withCard(AccountSettings settings, OpenCard card, Randomness randomness)
      throws CardException {
    return new Ready(settings, new CardLogin(settings, card, randomness), card, null);
  }

  /** The same with other settings. */
  Ready with(AccountSettings others) {
    return new Ready(others, login, card, password);
  }

  AccountSettings settings() {
    return settings;
  }

  Login login() {
    return login;
  }

  @Nullable OpenCard openCard() {
    return card;
  }

  @Nullable KeyCard card() {
    return card == null ? null : card.card();
  }

  /** Of a password account. */
  SecretBytes password() {
    if (password == null) {
      throw new IllegalStateException("a card account has no password");
    }
    return password;
  }

  /**
   * Whether the secret is the one that this was made with; takes as long as the card does.
   *
   * @param secret still the caller's to close
   */
  void prove(SecretBytes secret) throws CardException, ClientException {
    KeyCard opened = card();
    if (opened != null) {
      opened.open(secret).close();
    } else if (!password().equals(secret)) {
      throw Troubles.exception(
          Cause.LOGIN_REFUSED, "another password", settings.account().toString());
    }
  }

  /** To be closed by whoever asked for it. */
  SecretBytes historyKey() throws CardException, KeyUnavailableException {
    return card == null
        ? PasswordHistoryKey.of(settings.account(), password())
        : card.historyKey(settings.account());
  }

  LiveSession.SecrecyMaker secrecy(Loop loop, Means means) {
    OpenCard open = card;
    return open == null
        ? (wire, resources, programs, roster) -> new NoKeys(settings.account())
        : (wire, resources, programs, roster) ->
            new Simpp2007(loop, means, open, wire, resources, programs, roster);
  }

  /** Forgets the card's session and the password; calling it again does nothing. */
  @Override
  public void close() {
    login.close();
    if (card != null) {
      card.close();
    }
    if (password != null) {
      password.close();
    }
  }
}
