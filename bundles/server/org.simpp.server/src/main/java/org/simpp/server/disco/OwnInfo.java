package org.simpp.server.disco;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.simpp.xmpp.caps.Capabilities;
import org.simpp.xmpp.disco.DiscoInfo;
import org.simpp.xmpp.disco.Identity;

/**
 * What the server is and can do at this moment, and the short text that stands for it (XEP-0115,
 * section 6.3), so that a client which has asked once need not ask at its next login.
 */
public final class OwnInfo {
  private static final String NODE = "urn:x-simpp:server";

  private final Supplier<? extends Collection<String>> features;

  /**
   * @param features the namespaces that the server understands now, besides capabilities
   */
  public OwnInfo(Supplier<Set<String>> features) {
    this.features = features;
  }

  /** The answer to whoever asks without a node. */
  DiscoInfo info() {
    Set<String> all = new TreeSet<>(features.get());
    all.add(Capabilities.NAMESPACE);
    return DiscoInfo.of(new Identity("server", "im", "", "SIMPP"), all);
  }

  /** The answer to whoever asks for {@code node}; empty where it stands for nothing, or no more. */
  Optional<DiscoInfo> info(String node) {
    return node.equals(capabilities().discoNode())
        ? Optional.of(info().withNode(node))
        : Optional.empty();
  }

  /** Of the features of a stream that has logged in. */
  public Capabilities capabilities() {
    return Capabilities.of(NODE, info());
  }
}
