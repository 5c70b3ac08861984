package org.simpp.server.vcard;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.server.feature.Feature;
import org.simpp.server.iq.IqHandler;
import org.simpp.server.iq.IqRefusal;
import org.simpp.server.iq.IqRequest;
import org.simpp.server.iq.IqRequest.Target;
import org.simpp.store.DocumentStore;
import org.simpp.store.StoreException;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.ElementCodec;
import org.simpp.xmpp.MalformedXmlException;
import org.simpp.xmpp.StanzaCondition;
import org.simpp.xmpp.avatar.Image;
import org.simpp.xmpp.avatar.VCardPhoto;

/**
 * The vCards of accounts (XEP-0054), which everybody may read. A photo in them is the avatar that
 * is published, for those who may see that (XEP-0398, sections 3 and 8).
 */
public final class VCards implements Feature {
  /** What says that an avatar is one and the same in both places (XEP-0398, section 2). */
  private static final String CONVERSION = "urn:xmpp:pep-vcard-conversion:0";

  private static final String COLLECTION = "vcard";
  private static final String NAME = "vcard-temp";

  private final DocumentStore store;
  private final Avatars avatars;
  private final IntSupplier maxBytes;

  /**
   * @param maxBytes of one vCard, without its photo
   */
  public VCards(DocumentStore store, Avatars avatars, IntSupplier maxBytes) {
    this.store = store;
    this.avatars = avatars;
    this.maxBytes = maxBytes;
  }

  @Override
  public Set<String> ofServer() {
    return Set.of(VCardPhoto.VCARD);
  }

  @Override
  public Set<String> ofAccount() {
    return Set.of(VCardPhoto.VCARD, CONVERSION);
  }

  @Override
  public List<IqHandler> handlers() {
    return List.of(
        IqHandler.of(
            new Element.Name(VCardPhoto.VCARD, "vCard"),
            Set.of(Target.OWN_ACCOUNT, Target.OTHER_ACCOUNT),
            this::answer));
  }

  private Optional<Element> answer(IqRequest request) throws IqRefusal, StoreException {
    boolean isOwn = request.target() == Target.OWN_ACCOUNT;
    if (request.isSet()) {
      if (!isOwn) {
        throw new IqRefusal(StanzaCondition.FORBIDDEN, "a vCard is its owner's to change");
      }
      keep(request.addressee(), request.child());
      return Optional.empty();
    }
    // Nobody learns from it which accounts there are (XEP-0054, section 3.3).
    StanzaCondition none =
        isOwn ? StanzaCondition.ITEM_NOT_FOUND : StanzaCondition.SERVICE_UNAVAILABLE;
    return Optional.of(
        whole(request.session().account(), request.addressee())
            .orElseThrow(() -> new IqRefusal(none, "")));
  }

  private Optional<Element> whole(Jid asker, Jid owner) throws StoreException {
    Optional<Element> kept = kept(owner);
    Optional<Image> avatar = avatars.of(asker, owner);
    if (kept.isEmpty() && avatar.isEmpty()) {
      return Optional.empty();
    }
    Element vCard = kept.orElse(Element.of(VCardPhoto.VCARD, "vCard"));
    return Optional.of(avatar.map(image -> VCardPhoto.with(vCard, image)).orElse(vCard));
  }

  private void keep(Jid owner, Element vCard) throws IqRefusal, StoreException {
    Optional<Image> photo = VCardPhoto.of(vCard);
    boolean isTakenAway = VCardPhoto.isTakenAway(vCard);
    Element rest = photo.isPresent() || isTakenAway ? VCardPhoto.without(vCard) : vCard;
    Bytes xml = ElementCodec.write(rest);
    if (xml.length() > maxBytes.getAsInt()) {
      throw new IqRefusal(
          StanzaCondition.NOT_ACCEPTABLE,
          "a vCard without its photo has at most " + maxBytes.getAsInt() + " bytes");
    }
    if (photo.isPresent()) {
      avatars.publish(owner, photo.get());
    } else if (isTakenAway) {
      avatars.remove(owner);
    }
    store.put(owner, COLLECTION, NAME, xml, 1);
  }

  private Optional<Element> kept(Jid owner) throws StoreException {
    Optional<Bytes> kept = store.find(owner, COLLECTION, NAME);
    try {
      return kept.isEmpty() ? Optional.empty() : Optional.of(ElementCodec.parse(kept.get()));
    } catch (MalformedXmlException e) {
      throw new StoreException(
          StoreException.Reason.UNAVAILABLE, "a vCard is kept, but cannot be read", e);
    }
  }
}
