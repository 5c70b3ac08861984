package org.simpp.server.push;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.simpp.model.Jid;
import org.simpp.server.feature.Feature;
import org.simpp.server.iq.IqHandler;
import org.simpp.server.iq.IqRefusal;
import org.simpp.server.iq.IqRequest;
import org.simpp.server.iq.IqRequest.Target;
import org.simpp.server.settings.ServerSettings.Push;
import org.simpp.store.StoreException;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.ElementCodec;
import org.simpp.xmpp.StanzaCondition;
import org.simpp.xmpp.push.PushTarget;

/** Turns notifications on and off, a client at a time (XEP-0357, sections 4 to 6). */
final class PushRequests implements Feature {
  /** Bytes of what a client wants published with each notification. */
  private static final int MAX_OPTIONS = 4_096;

  private final Registrations registrations;
  private final Supplier<Push> settings;

  PushRequests(Registrations registrations, Supplier<Push> settings) {
    this.registrations = registrations;
    this.settings = settings;
  }

  /** Where the operator has named a push service. */
  @Override
  public Set<String> ofAccount() {
    return settings.get().services().isEmpty() ? Set.of() : Set.of(PushTarget.NAMESPACE);
  }

  @Override
  public List<IqHandler> handlers() {
    return List.of(
        handler(PushTarget.ENABLE, this::enable), handler(PushTarget.DISABLE, this::disable));
  }

  private static IqHandler handler(String name, IqHandler.Answering answering) {
    return IqHandler.of(
        new Element.Name(PushTarget.NAMESPACE, name), Set.of(Target.OWN_ACCOUNT), answering);
  }

  private Optional<Element> enable(IqRequest request) throws IqRefusal, StoreException {
    PushTarget target = target(request);
    boolean isNamed = settings.get().services().contains(target.service().bare());
    if (!isNamed) {
      throw new IqRefusal(
          StanzaCondition.NOT_ALLOWED, "the operator of this server has named other push services");
    }
    if (ElementCodec.write(target.toElement()).length() > MAX_OPTIONS) {
      throw new IqRefusal(StanzaCondition.NOT_ACCEPTABLE, "too much is to be published");
    }
    Jid client = request.session().address();
    registrations.put(new Registration(client.bare(), client.resource(), target));
    return Optional.empty();
  }

  /** All nodes of the service, where none is named (section 6). */
  private Optional<Element> disable(IqRequest request) throws IqRefusal, StoreException {
    PushTarget target = target(request);
    boolean isForOne = request.child().attribute("node").isPresent();
    registrations.removeIf(
        request.session().account(),
        one ->
            one.target().service().equals(target.service())
                && (!isForOne || one.target().isSame(target)));
    return Optional.empty();
  }

  private static PushTarget target(IqRequest request) throws IqRefusal {
    if (!request.isSet()) {
      throw new IqRefusal(StanzaCondition.BAD_REQUEST, "notifications are turned on with set");
    }
    return PushTarget.of(request.child())
        .orElseThrow(
            () -> new IqRefusal(StanzaCondition.BAD_REQUEST, "a push service has an address"));
  }
}
