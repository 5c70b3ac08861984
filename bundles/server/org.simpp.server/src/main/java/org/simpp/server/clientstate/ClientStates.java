package org.simpp.server.clientstate;

import java.util.List;
import org.simpp.server.feature.BindOption;
import org.simpp.server.feature.Feature;
import org.simpp.server.session.Session;
import org.simpp.transport.Link;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.csi.ClientState;

/** Lets clients say whether anybody looks at them (XEP-0352); the session does the rest. */
public final class ClientStates implements Feature, BindOption {
  @Override
  public List<Element> ofStream() {
    return List.of(ClientState.feature());
  }

  @Override
  public List<BindOption> bindOptions() {
    return List.of(this);
  }

  @Override
  public String name() {
    return ClientState.NAMESPACE;
  }

  @Override
  public List<Element> begin(Session session, Link link, List<Element> requests) {
    requests.stream()
        .flatMap(request -> ClientState.of(request).stream())
        .findFirst()
        .ifPresent(session::become);
    return List.of();
  }
}
