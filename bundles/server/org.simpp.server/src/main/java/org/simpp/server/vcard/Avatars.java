package org.simpp.server.vcard;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.server.iq.IqRefusal;
import org.simpp.server.pep.OwnNodes;
import org.simpp.server.presence.PresenceWatch;
import org.simpp.server.session.Session;
import org.simpp.store.StoreException;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.MalformedXmlException;
import org.simpp.xmpp.StanzaCodec;
import org.simpp.xmpp.avatar.Image;
import org.simpp.xmpp.avatar.PublishedAvatar;
import org.simpp.xmpp.avatar.VCardPhoto;
import org.simpp.xmpp.forms.DataForm;
import org.simpp.xmpp.forms.FormField;
import org.simpp.xmpp.pubsub.NodeConfiguration;
import org.simpp.xmpp.pubsub.NodeConfiguration.Access;
import org.simpp.xmpp.pubsub.PubSub;

/**
 * The avatar that an account has published (XEP-0084), for those who look for it in a vCard or in
 * presence (XEP-0398). There is one only: a vCard's photo is published too, for everybody, as the
 * vCard is.
 */
public final class Avatars implements PresenceWatch {
  /** No image; an id is a hash and never empty. */
  private static final String NONE = "";

  private static final NodeConfiguration FOR_EVERYBODY =
      NodeConfiguration.USUAL.with(
          DataForm.of(
              DataForm.Type.SUBMIT,
              PubSub.NODE_CONFIG,
              List.of(
                  FormField.of("pubsub#access_model", FormField.Type.TEXT_SINGLE, "", "open"))));

  private final OwnNodes nodes;
  private final Predicate<Jid> isOnline;

  /** The ids of accounts with a session, {@link #NONE} for those without an avatar. */
  private final ConcurrentHashMap<Jid, String> ids = new ConcurrentHashMap<>();

  public Avatars(OwnNodes nodes, Predicate<Jid> isOnline) {
    this.nodes = nodes;
    this.isOnline = isOnline;
    nodes.onChange(this::changed);
  }

  /** The avatar of {@code owner}; empty where there is none, or {@code asker} may not see it. */
  Optional<Image> of(Jid asker, Jid owner) throws StoreException {
    Optional<PublishedAvatar> published =
        nodes.last(asker, owner, PublishedAvatar.METADATA).flatMap(PublishedAvatar::of);
    if (published.isEmpty()) {
      return Optional.empty();
    }
    return nodes
        .item(asker, owner, PublishedAvatar.DATA, published.get().id())
        .flatMap(published.get()::image);
  }

  /** Publishes an image that came in a vCard (XEP-0398, section 3.2); on the owner's lane. */
  void publish(Jid owner, Image image) throws IqRefusal, StoreException {
    boolean isKnown = of(owner, owner).map(Image::id).filter(image.id()::equals).isPresent();
    if (!isKnown) {
      nodes.publish(
          owner, PublishedAvatar.DATA, image.id(), PublishedAvatar.data(image), FOR_EVERYBODY);
      nodes.publish(
          owner,
          PublishedAvatar.METADATA,
          image.id(),
          PublishedAvatar.metadata(image),
          FOR_EVERYBODY);
    }
  }

  /** Publishes that there is no image any more, where there was one; on the owner's lane. */
  void remove(Jid owner) throws IqRefusal, StoreException {
    if (nodes.last(owner, owner, PublishedAvatar.METADATA).isPresent()) {
      nodes.publish(owner, PublishedAvatar.METADATA, "none", PublishedAvatar.none(), FOR_EVERYBODY);
    }
  }

  /** An available presence gets the avatar's hash (XEP-0398, section 4). */
  @Override
  public Stanza spread(Session session, Stanza presence) throws StoreException {
    Jid account = session.account();
    String id = ids.get(account);
    if (id == null) {
      id = read(account);
      if (isOnline.test(account)) {
        ids.put(account, id);
      }
    }
    return stamped(presence, id);
  }

  @Override
  public Stanza direct(Session session, Stanza presence) {
    return stamped(presence, ids.getOrDefault(session.account(), NONE));
  }

  @Override
  public void left(Jid account) {
    ids.remove(account);
  }

  private static Stanza stamped(Stanza presence, String id) {
    if (id.isEmpty() || presence.type().isPresent()) {
      return presence;
    }
    try {
      List<Element> children = StanzaCodec.children(presence);
      List<Element> stamped = VCardPhoto.stamp(children, id);
      return stamped.equals(children)
          ? presence
          : presence.withPayload(StanzaCodec.payload(stamped));
    } catch (MalformedXmlException e) {
      return presence;
    }
  }

  /** Of an avatar that only some may see nothing is told to all. */
  private String read(Jid account) throws StoreException {
    Optional<Element> metadata = nodes.last(account, account, PublishedAvatar.METADATA);
    Optional<PublishedAvatar> published = metadata.flatMap(PublishedAvatar::of);
    if (published.isEmpty() || !isForContacts(account)) {
      return NONE;
    }
    return published.get().id();
  }

  private boolean isForContacts(Jid account) throws StoreException {
    for (String node : List.of(PublishedAvatar.METADATA, PublishedAvatar.DATA)) {
      Access access = nodes.access(account, node).orElse(Access.WHITELIST);
      if (access != Access.OPEN && access != Access.PRESENCE) {
        return false;
      }
    }
    return true;
  }

  /** Read anew at once, so that directed presence has it, which cannot wait for it. */
  private void changed(OwnNodes.Changed change) {
    boolean isAvatar =
        change.node().equals(PublishedAvatar.METADATA)
            || change.node().equals(PublishedAvatar.DATA);
    if (!isAvatar || !isOnline.test(change.owner())) {
      return;
    }
    try {
      ids.put(change.owner(), read(change.owner()));
    } catch (StoreException e) {
      ids.remove(change.owner());
    }
  }
}
