package org.simpp.server.login;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.simpp.crypto.CipherSuite;
import org.simpp.crypto.Randomness;
import org.simpp.model.Jid;
import org.simpp.model.SecretBytes;
import org.simpp.protocol.MasterKeyLookup;
import org.simpp.protocol.ServerLogin;
import org.simpp.protocol.SimppClientMechanism;
import org.simpp.protocol.SimppServerMechanism;
import org.simpp.server.lane.WorkThreads;
import org.simpp.transport.LinkSecurity;
import org.simpp.transport.SaslServerMechanism;
import org.simpp.xmpp.sasl.CredentialLookup;
import org.simpp.xmpp.sasl.NonceSource;
import org.simpp.xmpp.sasl.ScramHost;
import org.simpp.xmpp.sasl.ScramServer;

/** The SASL mechanisms that the server offers on a link, the strongest first. */
public final class Mechanisms {
  private final Jid domain;
  private final Supplier<SecretBytes> secret;
  private final Scram scram;
  private final Laboratory laboratory;
  private final Randomness randomness;
  private final NonceSource nonces;

  /**
   * What SCRAM needs.
   *
   * @param iterations what most credentials have
   * @param unboundFallback whether a client whose kind of channel binding was refused may do
   *     without
   */
  public record Scram(
      CredentialLookup credentials, IntSupplier iterations, BooleanSupplier unboundFallback) {}

  /**
   * What SIMPP-2007 needs, for the laboratory.
   *
   * @param offered whether it is offered now
   * @param threads where its logins are computed
   */
  public record Laboratory(
      BooleanSupplier offered,
      CipherSuite suite,
      MasterKeyLookup masterKeys,
      WorkThreads threads) {}

  /**
   * @param secret that only this server knows, the same at every start
   */
  public Mechanisms(Jid domain, Supplier<SecretBytes> secret, Scram scram, Laboratory laboratory) {
    this.domain = domain;
    this.secret = secret;
    this.scram = scram;
    this.laboratory = laboratory;
    SecureRandom random = new SecureRandom();
    this.randomness = random::nextBytes;
    this.nonces = NonceSource.of(randomness);
  }

  /** Those for one link. */
  public List<SaslServerMechanism> of(LinkSecurity security) {
    ScramHost host =
        new ScramHost(
            domain.domain(),
            scram.credentials(),
            secret.get(),
            scram.iterations().getAsInt(),
            scram.unboundFallback().getAsBoolean(),
            nonces);
    boolean hasLaboratory = laboratory.offered().getAsBoolean();
    List<String> others = hasLaboratory ? List.of(SimppClientMechanism.NAME) : List.of();
    List<SaslServerMechanism> all = new ArrayList<>(ScramServer.all(host, security, others));
    if (hasLaboratory) {
      ServerLogin login = new ServerLogin(laboratory.suite(), domain, secret.get());
      all.add(
          new AsideMechanism(
              new SimppServerMechanism(login, laboratory.masterKeys(), randomness),
              laboratory.threads()));
    }
    return List.copyOf(all);
  }
}
