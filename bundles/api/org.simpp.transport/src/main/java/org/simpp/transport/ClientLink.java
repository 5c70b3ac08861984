package org.simpp.transport;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;

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

  /**
   * As {@link #login(List, String)}, for a session that may outlive the link: it goes on with an
   * earlier one, or begins one that can be gone on with, where the server offers that (XEP-0198).
   *
   * @param earlier what an earlier link has handed over; null for a session of its own
   */
  CompletionStage<SessionStart> login(
      List<SaslClientMechanism> mechanisms, String resource, @Nullable Resumption earlier);

  /**
   * As {@link Link#send}; but where the server acknowledges ({@link SessionStart}), the stage
   * completes when it has acknowledged the stanza, be it over a later link, and fails when it is
   * certain that it will not. Too much that is not acknowledged is refused with {@link
   * TransportException.Reason#TIMEOUT}.
   */
  @Override
  CompletionStage<Void> send(Stanza stanza);

  /**
   * Asks the server to acknowledge (XEP-0198, section 4); how long to wait is the caller's affair.
   *
   * @return completes when it has answered; exceptionally when the link closes before
   * @throws IllegalStateException if the server does not acknowledge on this link
   */
  CompletionStage<Void> check();

  /** The address of this computer that the link goes from; empty once it is closed. */
  Optional<InetAddress> localAddress();

  /** Breaks the connection at once and leaves the stream unfinished, for another to go on with. */
  void sever(TransportException cause);

  /**
   * Hands over what the next login can go on with, once this link is closed or its login has
   * failed. Until then what is sent belongs to it; afterwards nothing is taken any more.
   *
   * @return empty where there is nothing to go on with: what was sent has failed then
   */
  Optional<Resumption> handOver();
}
