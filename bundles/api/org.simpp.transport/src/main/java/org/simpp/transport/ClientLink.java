package org.simpp.transport;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;
import org.simpp.model.Jid;

/** A link of the initiating side. Before {@link #login} it carries IQs only (registration). */
@ProviderType
public interface ClientLink extends Link {
  /** The SASL mechanisms that the server offers. */
  Set<String> offeredMechanisms();

  /** The types of channel binding that it says it knows (XEP-0440); none where it says nothing. */
  Set<String> offeredBindings();

  /** The namespaces of the other stream features that it offers. */
  Set<String> offeredFeatures();

  /**
   * Authenticates with the first of {@code mechanisms} that the server offers, then binds a
   * resource (RFC 6120, sections 6 and 7).
   *
   * @param resource the wanted one; "" leaves it to the server
   * @return completes with the full address, or exceptionally with a {@link TransportException}
   */
  CompletionStage<Jid> login(List<SaslClientMechanism> mechanisms, String resource);
}
