package org.simpp.server.privatestorage;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.server.feature.Feature;
import org.simpp.server.iq.IqHandler;
import org.simpp.server.iq.IqRefusal;
import org.simpp.server.iq.IqRequest;
import org.simpp.server.iq.IqRequest.Target;
import org.simpp.server.settings.ServerSettings.Personal;
import org.simpp.store.DocumentStore;
import org.simpp.store.StoreException;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.ElementCodec;
import org.simpp.xmpp.MalformedXmlException;
import org.simpp.xmpp.StanzaCondition;

/** Keeps elements that only their owner's clients understand, each by its name (XEP-0049). */
public final class PrivateStorage implements Feature {
  /** The namespace, which is the feature too. */
  private static final String NAMESPACE = "jabber:iq:private";

  private static final String COLLECTION = "private";

  private final DocumentStore store;
  private final Supplier<Personal> limits;

  public PrivateStorage(DocumentStore store, Supplier<Personal> limits) {
    this.store = store;
    this.limits = limits;
  }

  @Override
  public Set<String> ofServer() {
    return Set.of(NAMESPACE);
  }

  @Override
  public List<IqHandler> handlers() {
    return List.of(
        IqHandler.of(
            new Element.Name(NAMESPACE, "query"),
            Set.of(Target.OWN_ACCOUNT, Target.OTHER_ACCOUNT),
            this::answer));
  }

  private Optional<Element> answer(IqRequest request) throws IqRefusal, StoreException {
    if (request.target() != Target.OWN_ACCOUNT) {
      throw new IqRefusal(StanzaCondition.FORBIDDEN, "private storage is its owner's alone");
    }
    List<Element> children = request.child().children();
    requireAcceptable(children);
    Jid owner = request.session().account();
    if (!request.isSet()) {
      return Optional.of(read(owner, children));
    }
    for (Element child : children) {
      keep(owner, child);
    }
    return Optional.empty();
  }

  /** XEP-0049, section 3. */
  private static void requireAcceptable(List<Element> children) throws IqRefusal {
    if (children.isEmpty()) {
      throw new IqRefusal(StanzaCondition.NOT_ACCEPTABLE, "an element of its own is awaited");
    }
    String namespace = children.get(0).namespace();
    boolean isOne = children.stream().allMatch(child -> child.namespace().equals(namespace));
    boolean isReserved =
        namespace.isEmpty() || namespace.startsWith("jabber:") || namespace.equals("vcard-temp");
    if (!isOne || isReserved) {
      throw new IqRefusal(
          StanzaCondition.NOT_ACCEPTABLE, "elements of one namespace that is not reserved");
    }
  }

  private Element read(Jid owner, List<Element> asked) throws IqRefusal, StoreException {
    if (asked.size() > 1) {
      throw new IqRefusal(StanzaCondition.NOT_ACCEPTABLE, "one element is asked for at a time");
    }
    Element.Name name = asked.get(0).name();
    Optional<Bytes> kept = store.find(owner, COLLECTION, document(name));
    try {
      Element element =
          kept.isEmpty()
              ? Element.of(name.namespace(), name.local())
              : ElementCodec.parse(kept.get());
      return Element.builder(NAMESPACE, "query").child(element).build();
    } catch (MalformedXmlException e) {
      throw new StoreException(
          StoreException.Reason.UNAVAILABLE, "an element is kept, but cannot be read", e);
    }
  }

  private void keep(Jid owner, Element element) throws IqRefusal, StoreException {
    Bytes xml = ElementCodec.write(element);
    Personal limit = limits.get();
    if (xml.length() > limit.documentBytes()) {
      throw new IqRefusal(
          StanzaCondition.NOT_ACCEPTABLE,
          "an element has at most " + limit.documentBytes() + " bytes");
    }
    if (element.nodes().isEmpty() && element.attributes().isEmpty()) {
      // An empty one is what is answered where there is none.
      store.remove(owner, COLLECTION, document(element.name()));
    } else {
      store.put(owner, COLLECTION, document(element.name()), xml, limit.privateDocuments());
    }
  }

  private static String document(Element.Name name) throws IqRefusal {
    String document = "{" + name.namespace() + "}" + name.local();
    if (document.length() > DocumentStore.MAX_NAME) {
      throw new IqRefusal(StanzaCondition.NOT_ACCEPTABLE, "the element's name is too long");
    }
    return document;
  }
}
