package org.simpp.server.disco;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.simpp.server.feature.DiscoNodes;
import org.simpp.server.feature.Feature;
import org.simpp.server.iq.IqHandler;
import org.simpp.server.roster.Rosters;
import org.simpp.server.session.SessionTable;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.caps.Capabilities;
import org.simpp.xmpp.disco.DiscoInfo;
import org.simpp.xmpp.disco.DiscoItems;
import org.simpp.xmpp.disco.Identity;

/**
 * What the server and its accounts are and can do at this moment, and the short text that stands
 * for the server's answer (XEP-0115, section 6.3), so that a client which has asked once need not
 * ask at its next login.
 */
public final class Discovery implements Feature {
  private static final String NODE = "urn:x-simpp:server";

  private final Supplier<Feature> features;
  private final List<IqHandler> handlers;

  /**
   * @param features all that the server has, this one among them
   */
  public Discovery(Supplier<Feature> features, SessionTable sessions, Rosters rosters) {
    this.features = features;
    this.handlers =
        List.of(new InfoHandler(this, rosters), new ItemsHandler(this, sessions, rosters));
  }

  @Override
  public Set<String> ofServer() {
    return Set.of(DiscoInfo.NAMESPACE, DiscoItems.NAMESPACE, Capabilities.NAMESPACE);
  }

  @Override
  public Set<String> ofAccount() {
    return Set.of(DiscoInfo.NAMESPACE, DiscoItems.NAMESPACE);
  }

  @Override
  public List<Element> ofStream() {
    return List.of(capabilities().toElement());
  }

  @Override
  public List<IqHandler> handlers() {
    return handlers;
  }

  /** The server's answer to whoever asks without a node. */
  DiscoInfo server() {
    Feature all = features.get();
    return info(
        new Identity("server", "im", "", "SIMPP"),
        all.identitiesOfServer(),
        all.ofServer(),
        all.formsOfServer());
  }

  /** The answer to whoever asks for {@code node}; empty where it stands for nothing, or no more. */
  Optional<DiscoInfo> server(String node) {
    return node.equals(capabilities().discoNode())
        ? Optional.of(server().withNode(node))
        : Optional.empty();
  }

  /** An account's answer. */
  DiscoInfo account() {
    Feature all = features.get();
    return info(
        new Identity("account", "registered", "", ""),
        all.identitiesOfAccount(),
        all.ofAccount(),
        List.of());
  }

  private static DiscoInfo info(
      Identity first, List<Identity> others, Set<String> features, List<Element> forms) {
    List<Identity> identities = new ArrayList<>();
    identities.add(first);
    identities.addAll(others);
    return new DiscoInfo("", identities, List.copyOf(features), forms);
  }

  /** The nodes of all features. */
  DiscoNodes allNodes() {
    return features.get().nodes().orElseThrow();
  }

  private Capabilities capabilities() {
    return Capabilities.of(NODE, server());
  }
}
