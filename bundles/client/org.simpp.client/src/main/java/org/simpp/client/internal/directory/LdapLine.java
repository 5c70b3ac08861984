package org.simpp.client.internal.directory;

import com.unboundid.ldap.sdk.ExtendedResult;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPExtendedOperationException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import com.unboundid.ldap.sdk.extensions.StartTLSExtendedRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.simpp.client.ClientException;
import org.simpp.client.Trouble.Cause;
import org.simpp.client.internal.directory.DirectoryText.Server;
import org.simpp.client.settings.KnownSettings;
import org.simpp.model.SecretBytes;

/** The one connection to the directory, made when somebody asks. Its calls wait. */
final class LdapLine implements AutoCloseable {
  private static final int MAX_MESSAGE = 1 << 20;

  private final Password password;
  private final Duration patience;
  private final Executor later;
  private @Nullable LDAPConnection open;
  private @Nullable Place place;
  private int uses;
  private volatile boolean isOutdated;

  /**
   * @param patience how long each step of connecting may take
   * @param rest without a question for so long it is closed
   */
  LdapLine(Password password, Duration patience, Duration rest) {
    this.password = password;
    this.patience = patience;
    this.later = CompletableFuture.delayedExecutor(rest.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** The connection to that place: the one that is there, or a new one. */
  synchronized LDAPConnection to(Place wanted) throws LDAPException, ClientException {
    int use = ++uses;
    later.execute(() -> rest(use));
    LDAPConnection there = open;
    if (there != null && !isOutdated && there.isConnected() && wanted.equals(place)) {
      return there;
    }
    isOutdated = false;
    close();
    LDAPConnection made = connected(wanted);
    open = made;
    place = wanted;
    return made;
  }

  /** The password is another: the next question is asked over a new connection. Does not wait. */
  void outdate() {
    isOutdated = true;
  }

  /** That connection is no good any more. */
  synchronized void drop(LDAPConnection gone) {
    if (open == gone) {
      close();
    }
  }

  @Override
  public synchronized void close() {
    if (open != null) {
      open.close();
      open = null;
    }
  }

  private synchronized void rest(int use) {
    if (use == uses) {
      close();
    }
  }

  private LDAPConnection connected(Place wanted) throws LDAPException, ClientException {
    boolean isNamed = !wanted.user().isEmpty();
    if (isNamed && wanted.isPlain()) {
      throw LdapTroubles.misset(
          KnownSettings.DIRECTORY_PLAINTEXT.name(), "a password is not sent without TLS");
    }
    try (SecretBytes word = password.get(wanted)) {
      if (isNamed && word.length() == 0) {
        throw LdapTroubles.trouble(
            Cause.DIRECTORY_REFUSES_LOGIN, "no password", wanted.server().toString());
      }
      LDAPConnection made = secured(wanted);
      if (isNamed) {
        bind(made, wanted, word);
      }
      return made;
    }
  }

  private LDAPConnection secured(Place wanted) throws LDAPException, ClientException {
    Server server = wanted.server();
    if (wanted.isPlain()) {
      return new LDAPConnection(options(), server.host(), server.port());
    }
    LdapSockets sockets =
        new LdapSockets(LdapTrust.of(wanted).getSocketFactory(), server.host(), patience);
    if (server.isTls()) {
      return new LDAPConnection(sockets, options(), server.host(), server.port());
    }
    LDAPConnection made = new LDAPConnection(options(), server.host(), server.port());
    startTls(made, sockets, wanted);
    return made;
  }

  /** TLS on a connection that began without (RFC 4511, section 4.14). */
  private static void startTls(LDAPConnection made, LdapSockets sockets, Place wanted)
      throws LDAPException, ClientException {
    try {
      ExtendedResult answer = made.processExtendedOperation(new StartTLSExtendedRequest(sockets));
      if (!answer.getResultCode().equals(ResultCode.SUCCESS)) {
        throw new LDAPExtendedOperationException(answer);
      }
    } catch (LDAPExtendedOperationException e) {
      made.close();
      throw LdapTroubles.trouble(
          Cause.DIRECTORY_WITHOUT_TLS, e.getMessage(), wanted.server().toString());
    } catch (LDAPException e) {
      made.close();
      throw e;
    }
  }

  private static void bind(LDAPConnection made, Place wanted, SecretBytes word)
      throws LDAPException {
    byte[] exposed = word.expose();
    try {
      made.bind(new SimpleBindRequest(wanted.user(), exposed));
    } catch (LDAPException e) {
      made.close();
      throw e;
    } finally {
      Arrays.fill(exposed, (byte) 0);
    }
  }

  private LDAPConnectionOptions options() {
    LDAPConnectionOptions options = new LDAPConnectionOptions();
    // connecting takes two steps where TLS is one of them
    options.setConnectTimeoutMillis((int) patience.multipliedBy(2).plusSeconds(1).toMillis());
    options.setResponseTimeoutMillis(patience.toMillis());
    options.setMaxMessageSize(MAX_MESSAGE);
    options.setFollowReferrals(false);
    options.setAbandonOnTimeout(true);
    return options;
  }
}
