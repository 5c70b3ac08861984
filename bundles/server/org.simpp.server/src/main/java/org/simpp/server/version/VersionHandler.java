package org.simpp.server.version;

import java.util.Optional;
import java.util.Set;
import org.simpp.server.iq.IqHandler;
import org.simpp.server.iq.IqRefusal;
import org.simpp.server.iq.IqRequest;
import org.simpp.server.iq.IqRequest.Target;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.StanzaCondition;
import org.simpp.xmpp.version.SoftwareVersion;

/** Says which software the server is (XEP-0092); the operating system is nobody's business. */
public final class VersionHandler implements IqHandler {
  private final String version;

  public VersionHandler(String version) {
    this.version = version;
  }

  @Override
  public Element.Name name() {
    return new Element.Name(SoftwareVersion.NAMESPACE, "query");
  }

  @Override
  public Set<Target> targets() {
    return Set.of(Target.SERVER);
  }

  @Override
  public Optional<Element> answer(IqRequest request) throws IqRefusal {
    if (request.isSet()) {
      throw new IqRefusal(StanzaCondition.BAD_REQUEST, "a version is asked with get");
    }
    return Optional.of(new SoftwareVersion("SIMPP", version, "").toElement());
  }
}
