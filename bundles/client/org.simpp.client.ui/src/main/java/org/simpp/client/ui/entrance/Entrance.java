package org.simpp.client.ui.entrance;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.simpp.client.CertificateJudge;
import org.simpp.client.ClientException;
import org.simpp.client.Invitation;
import org.simpp.client.KnownAccount;
import org.simpp.client.Messenger;
import org.simpp.client.NewAccount;
import org.simpp.client.Profile;
import org.simpp.client.ServerAddress;
import org.simpp.client.Session;
import org.simpp.client.SignIn;
import org.simpp.client.Trouble;
import org.simpp.model.Jid;
import org.simpp.model.SecretBytes;

/** What the forms of the way in do with what was typed; no widget. */
public final class Entrance {
  private final Messenger messenger;
  private final String language;

  public Entrance(Messenger messenger, String language) {
    this.messenger = messenger;
    this.language = language;
  }

  public CompletionStage<List<KnownAccount>> accounts() {
    return messenger.accounts();
  }

  /** Signs in with what was typed; {@code secret} is taken over. */
  public CompletionStage<Session> signIn(
      String account, SecretBytes secret, String server, CertificateJudge judge) {
    try {
      Jid address = address(account);
      return messenger.signIn(new SignIn(address, secret, server(server), language), judge);
    } catch (ClientException e) {
      secret.close();
      return CompletableFuture.failedStage(e);
    }
  }

  /** Creates the account of the invitation and signs in; {@code secret} is taken over. */
  public CompletionStage<Session> create(
      String invitation, SecretBytes secret, String server, CertificateJudge judge) {
    try {
      NewAccount account =
          new NewAccount(Invitation.parse(invitation), secret, server(server), language);
      return messenger.createAccount(account, judge);
    } catch (ClientException e) {
      secret.close();
      return CompletableFuture.failedStage(e);
    }
  }

  /** The invitation as it reads now; empty while it is not complete. */
  public static Optional<Invitation> invitation(String text) {
    try {
      return Optional.of(Invitation.parse(text));
    } catch (ClientException e) {
      return Optional.empty();
    }
  }

  /** The account of that address among the known ones. */
  public static Optional<KnownAccount> known(List<KnownAccount> accounts, String typed) {
    return accounts.stream().filter(a -> a.address().toString().equals(typed.strip())).findFirst();
  }

  /** Whether a PIN is asked for: a card holds the account's key. */
  public static boolean asksForPin(List<KnownAccount> accounts, String typed) {
    return known(accounts, typed).map(a -> a.profile() == Profile.LABORATORY_2007).orElse(false);
  }

  private static Jid address(String typed) throws ClientException {
    try {
      Jid address = Jid.of(typed.strip());
      if (address.isBare() && !address.isDomain()) {
        return address;
      }
    } catch (IllegalArgumentException e) {
      throw notAllowed(typed, e);
    }
    throw notAllowed(typed, null);
  }

  private static @Nullable ServerAddress server(String typed) throws ClientException {
    try {
      return typed.isBlank() ? null : ServerAddress.parse(typed);
    } catch (IllegalArgumentException e) {
      throw notAllowed(typed, e);
    }
  }

  private static ClientException notAllowed(String typed, @Nullable Throwable cause) {
    Trouble trouble =
        Trouble.of(Trouble.Cause.ADDRESS_NOT_ALLOWED, "not an address that can be used", typed);
    return new ClientException(trouble, cause);
  }
}
