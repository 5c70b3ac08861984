package org.simpp.server.reception;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.simpp.model.Bytes;
import org.simpp.model.Stanza;
import org.simpp.transport.Link;

/** What may be done before login: one way to register. */
public interface BeforeLogin {
  /** The stream features that announce it; none while it is not offered. */
  List<Bytes> features();

  /** Whether {@code iq} is for it. */
  boolean takes(Stanza iq);

  /**
   * Answers an IQ that it takes; see {@link org.simpp.transport.Receiver#beforeLogin}. Never
   * completes exceptionally.
   */
  CompletionStage<Optional<Stanza>> answer(Link link, Stanza iq);
}
