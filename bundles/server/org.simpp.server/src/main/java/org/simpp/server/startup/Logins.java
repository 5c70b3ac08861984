package org.simpp.server.startup;

import java.security.SecureRandom;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.simpp.crypto.CipherSuite;
import org.simpp.crypto.SuiteId;
import org.simpp.model.Jid;
import org.simpp.protocol.SimppClientMechanism;
import org.simpp.server.login.DerivedSecret;
import org.simpp.server.login.LoginTokens;
import org.simpp.server.login.Mechanisms;
import org.simpp.server.login.Passwords;
import org.simpp.server.login.StoredCredentials;
import org.simpp.server.login.StoredMasterKeys;
import org.simpp.server.reception.BeforeLogin;
import org.simpp.server.registration.KeyRegistration;
import org.simpp.server.registration.PasswordRegistration;
import org.simpp.server.session.KeyChannel;
import org.simpp.server.settings.ServerSettings;
import org.simpp.server.startup.Server.Parts;
import org.simpp.transport.SaslOutcome;

/** The ways into the server: mechanisms for those who have an account, registrations for others. */
final class Logins {
  private final Parts parts;
  private final Jid domain;
  private final Passwords passwords;
  private final CipherSuite suite;
  private final SecureRandom random = new SecureRandom();

  Logins(Parts parts, Jid domain) {
    this.parts = parts;
    this.domain = domain;
    this.passwords = new Passwords(() -> limits().passwordIterations());
    this.suite = parts.suites().require(SuiteId.SIMPP_2007);
  }

  /** Makes what is kept of a password. */
  Passwords passwords() {
    return passwords;
  }

  /** The SASL mechanisms. */
  Mechanisms mechanisms() {
    return new Mechanisms(
        domain,
        () -> parts.identity().get().secret(),
        new Mechanisms.Scram(
            new StoredCredentials(parts.stores().accounts(), parts.workThreads()),
            () -> limits().passwordIterations(),
            () -> parts.settings().get().unboundFallback()),
        new Mechanisms.Laboratory(
            this::isLaboratory,
            suite,
            new StoredMasterKeys(parts.stores().keys(), parts.workThreads()),
            parts.workThreads()));
  }

  /** What is made of the server's own secret. */
  DerivedSecret derived() {
    return new DerivedSecret(() -> parts.identity().get().secret());
  }

  /** The tokens for logins without a password. */
  LoginTokens tokens() {
    return new LoginTokens(
        domain,
        parts.stores().loginTokens(),
        parts.workThreads(),
        derived(),
        () -> limits().loginToken(),
        parts.clock());
  }

  /** Whether SIMPP-2007 is offered now. */
  boolean isLaboratory() {
    return parts.settings().get().laboratory();
  }

  /** What a login with SIMPP-2007 leaves to its session; null after any other. */
  @Nullable KeyChannel channel(Jid account, SaslOutcome.Success proof) {
    return proof.mechanism().equals(SimppClientMechanism.NAME)
        ? new KeyChannel(suite, account, proof.sessionSecret(), random::nextBytes)
        : null;
  }

  /** The ways to register; one of them is offered at a time. */
  List<BeforeLogin> registrations() {
    return List.of(
        new KeyRegistration(
            this::isLaboratory,
            new KeyRegistration.Desk(
                domain,
                suite,
                parts.serverKey(),
                parts.stores().invitations(),
                parts.stores().keys(),
                random::nextBytes,
                parts.clock()),
            parts.audit(),
            parts.workThreads()),
        new PasswordRegistration(
            () -> !isLaboratory(),
            domain,
            parts.stores().invitations(),
            parts.stores().accounts(),
            passwords,
            parts.audit(),
            parts.workThreads(),
            parts.clock()));
  }

  private ServerSettings.Limits limits() {
    return parts.settings().get().limits();
  }
}
