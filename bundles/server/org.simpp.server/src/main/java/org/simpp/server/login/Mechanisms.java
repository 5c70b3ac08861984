package org.simpp.server.login;

import java.security.SecureRandom;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.simpp.model.Jid;
import org.simpp.model.SecretBytes;
import org.simpp.transport.LinkSecurity;
import org.simpp.transport.SaslServerMechanism;
import org.simpp.xmpp.sasl.CredentialLookup;
import org.simpp.xmpp.sasl.NonceSource;
import org.simpp.xmpp.sasl.ScramHost;
import org.simpp.xmpp.sasl.ScramServer;

/** The SASL mechanisms that the server offers on a link, the strongest first. */
public final class Mechanisms {
  private final Jid domain;
  private final CredentialLookup credentials;
  private final Supplier<SecretBytes> secret;
  private final IntSupplier iterations;
  private final NonceSource nonces;

  /**
   * Offers what {@code credentials} can check.
   *
   * @param secret that only this server knows, the same at every start
   * @param iterations what most credentials have
   */
  public Mechanisms(
      Jid domain,
      CredentialLookup credentials,
      Supplier<SecretBytes> secret,
      IntSupplier iterations) {
    this.domain = domain;
    this.credentials = credentials;
    this.secret = secret;
    this.iterations = iterations;
    SecureRandom random = new SecureRandom();
    this.nonces = NonceSource.of(random::nextBytes);
  }

  /** Those for one link. */
  public List<SaslServerMechanism> of(LinkSecurity security) {
    ScramHost host =
        new ScramHost(domain.domain(), credentials, secret.get(), iterations.getAsInt(), nonces);
    return ScramServer.all(host, security);
  }
}
