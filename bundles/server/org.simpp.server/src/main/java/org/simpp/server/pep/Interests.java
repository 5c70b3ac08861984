package org.simpp.server.pep;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.simpp.server.iq.Questions;
import org.simpp.server.session.Session;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.caps.Capabilities;
import org.simpp.xmpp.disco.DiscoInfo;
import org.simpp.xmpp.pubsub.PubSub;

/**
 * Which nodes' events a resource wants (XEP-0060, section 9.2). It says so in the capabilities of
 * its presence; what they stand for a client is asked once, and is believed of all who say the same
 * where it has the hash that they gave (XEP-0115, section 5.4). Safe for use by many threads.
 */
final class Interests {
  private static final int MAX_KNOWN = 5_000;
  private static final int MAX_NODES = 100;
  private static final int MAX_NAME = 1_023;

  private record Kept(Capabilities capabilities, Set<String> nodes) {}

  /** Told of nodes that a resource wants events of from now on. */
  interface Listener {
    void wants(Session session, Set<String> nodes);
  }

  private final Questions questions;
  private final ConcurrentHashMap<Session, Kept> sessions = new ConcurrentHashMap<>();

  /** What the capabilities that were seen last stand for; guarded by itself. */
  private final Map<Capabilities, Set<String>> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Capabilities, Set<String>> eldest) {
          return size() > MAX_KNOWN;
        }
      };

  Interests(Questions questions) {
    this.questions = questions;
  }

  /** Of which nodes the resource wants events. */
  Set<String> of(Session session) {
    Kept kept = sessions.get(session);
    return kept == null ? Set.of() : kept.nodes();
  }

  /**
   * The resource says of itself what it can do, or something else; on its account's lane.
   *
   * @param listener told, at once or later on the same lane, of nodes that are new
   */
  void announced(Session session, Optional<Capabilities> announced, Listener listener) {
    if (announced.isEmpty()) {
      forget(session);
      return;
    }
    Capabilities capabilities = announced.get();
    Kept before = sessions.get(session);
    if (before != null && before.capabilities().equals(capabilities)) {
      return;
    }
    Optional<Set<String>> nodes = known(capabilities);
    if (nodes.isPresent()) {
      keep(session, capabilities, nodes.get(), listener);
    } else {
      questions.ask(
          session,
          DiscoInfo.request(capabilities.discoNode()),
          answer -> learn(session, capabilities, answer, listener));
    }
  }

  /** The resource wants nothing any more. */
  void forget(Session session) {
    sessions.remove(session);
    questions.forget(session);
  }

  private Optional<Set<String>> known(Capabilities capabilities) {
    synchronized (known) {
      return Optional.ofNullable(known.get(capabilities));
    }
  }

  private void learn(
      Session session, Capabilities asked, Optional<Element> answer, Listener listener) {
    Optional<DiscoInfo> info = answer.flatMap(DiscoInfo::of);
    Set<String> nodes = info.map(Interests::nodes).orElse(Set.of());
    if (info.isPresent() && asked.standFor(info.get())) {
      synchronized (known) {
        known.put(asked, nodes);
      }
    }
    boolean isCurrent =
        session.available().filter(now -> asked.equals(now.capabilities())).isPresent();
    if (!isCurrent) {
      return;
    }
    if (info.isPresent()) {
      keep(session, asked, nodes, listener);
    } else {
      // it did not say what it wants: with its next presence it is asked again
      sessions.remove(session);
    }
  }

  private void keep(
      Session session, Capabilities capabilities, Set<String> nodes, Listener listener) {
    Kept before = sessions.put(session, new Kept(capabilities, nodes));
    Set<String> added =
        before == null
            ? nodes
            : nodes.stream()
                .filter(node -> !before.nodes().contains(node))
                .collect(Collectors.toUnmodifiableSet());
    if (!added.isEmpty()) {
      listener.wants(session, added);
    }
  }

  private static Set<String> nodes(DiscoInfo info) {
    return info.features().stream()
        .filter(feature -> feature.endsWith(PubSub.NOTIFY))
        .map(feature -> feature.substring(0, feature.length() - PubSub.NOTIFY.length()))
        .filter(node -> !node.isEmpty() && node.length() <= MAX_NAME)
        .limit(MAX_NODES)
        .collect(Collectors.toUnmodifiableSet());
  }
}
