package org.simpp.server.feature;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.simpp.server.iq.IqHandler;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.disco.Identity;

/**
 * What one specification adds to the server: the requests that it answers, and the places where
 * clients learn of it. What is not overridden adds nothing. Asked often and from many threads, so
 * that what follows the settings is true at once.
 */
public interface Feature {
  /** What the server lists of it when it is asked what it can do (XEP-0030, section 3.1). */
  default Set<String> ofServer() {
    return Set.of();
  }

  /** What an account lists of it (XEP-0030, section 3.1). */
  default Set<String> ofAccount() {
    return Set.of();
  }

  /** What the server is, besides a server (XEP-0030, section 3.1). */
  default List<Identity> identitiesOfServer() {
    return List.of();
  }

  /** What an account is, besides an account (XEP-0030, section 3.1). */
  default List<Identity> identitiesOfAccount() {
    return List.of();
  }

  /** What the server tells of itself beyond that (XEP-0128): forms. */
  default List<Element> formsOfServer() {
    return List.of();
  }

  /** The nodes of it that can be discovered. */
  default Optional<DiscoNodes> nodes() {
    return Optional.empty();
  }

  /** What a stream that has logged in lists of it (RFC 6120, section 4.3.2). */
  default List<Element> ofStream() {
    return List.of();
  }

  /** The requests that it answers. */
  default List<IqHandler> handlers() {
    return List.of();
  }

  /** What of it a client may have enabled together with its resource (XEP-0386). */
  default List<BindOption> bindOptions() {
    return List.of();
  }
}
