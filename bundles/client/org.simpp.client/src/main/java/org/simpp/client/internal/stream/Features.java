package org.simpp.client.internal.stream;

import java.util.List;
import java.util.TreeSet;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.avatar.PublishedAvatar;
import org.simpp.xmpp.caps.Capabilities;
import org.simpp.xmpp.disco.DiscoInfo;
import org.simpp.xmpp.disco.Identity;
import org.simpp.xmpp.ping.Ping;
import org.simpp.xmpp.pubsub.PubSub;
import org.simpp.xmpp.receipts.Receipt;
import org.simpp.xmpp.simpp.SimppNamespaces;
import org.simpp.xmpp.time.EntityTime;
import org.simpp.xmpp.version.SoftwareVersion;

/**
 * What this program says of itself by service discovery (XEP-0030) and in its presence (XEP-0115).
 */
public final class Features {
  private static final String NODE = "urn:x-simpp:desktop";
  private static final Identity IDENTITY = new Identity("client", "pc", "", "SIMPP");
  private static final List<String> ALWAYS =
      List.of(
          DiscoInfo.NAMESPACE,
          Capabilities.NAMESPACE,
          SoftwareVersion.NAMESPACE,
          Ping.NAMESPACE,
          Receipt.NAMESPACE,
          PublishedAvatar.METADATA + PubSub.NOTIFY,
          EntityTime.NAMESPACE);

  private final DiscoInfo info;

  public Features(boolean receivesSimpp) {
    TreeSet<String> features = new TreeSet<>(ALWAYS);
    if (receivesSimpp) {
      features.add(SimppNamespaces.SIMPP_2007);
      features.add(SimppNamespaces.CONTENT_2007);
    }
    info = DiscoInfo.of(IDENTITY, features);
  }

  /**
   * The answer to a request for information.
   *
   * @param node as it was asked for, "" for none
   */
  public Element info(String node) {
    return info.withNode(node).toElement();
  }

  /** What stands in a presence. */
  public Element caps() {
    return Capabilities.of(NODE, info).toElement();
  }
}
