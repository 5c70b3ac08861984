package org.simpp.client.internal.avatars;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.simpp.client.Avatars;
import org.simpp.client.ClientException;
import org.simpp.client.internal.Listeners;
import org.simpp.client.internal.Loop;
import org.simpp.client.internal.stream.Line;
import org.simpp.client.internal.stream.Wire;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.Registration;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.avatar.Image;
import org.simpp.xmpp.avatar.PublishedAvatar;
import org.simpp.xmpp.pubsub.NodeReading;
import org.simpp.xmpp.pubsub.PubSubItem;

/** What contacts have published of their pictures, and those that were asked for. */
public final class LiveAvatars implements Avatars {
  /** All pictures on this computer together, in bytes. */
  private static final long MAX_KEPT = 64L << 20;

  private static final String PNG = "image/png";

  /** Base64 writes four characters for three bytes, and may break lines. */
  private static final int MAX_CHARACTERS = MAX_RECEIVED / 3 * 4 + 8_192;

  private final Loop loop;
  private final Wire wire;
  private final Jid account;
  private final AvatarFolder folder;
  private final Predicate<Jid> isContact;
  private final Listeners<Jid> listeners;
  private final Map<Jid, PublishedAvatar> known = new ConcurrentHashMap<>();
  private final Map<String, CompletionStage<Optional<Bytes>>> coming = new HashMap<>();

  /**
   * For one account.
   *
   * @param account a bare address
   * @param folder where pictures are kept
   * @param isContact whether that bare address is on the contact list
   */
  public LiveAvatars(
      Loop loop, Wire wire, Jid account, Path folder, Clock clock, Predicate<Jid> isContact) {
    this.loop = loop;
    this.wire = wire;
    this.account = account;
    this.folder = new AvatarFolder(folder, clock, MAX_KEPT);
    this.isContact = isContact;
    this.listeners = new Listeners<>(loop);
  }

  @Override
  public Optional<String> id(Jid address) {
    return Optional.ofNullable(known.get(address.bare())).map(PublishedAvatar::id);
  }

  @Override
  public CompletionStage<Optional<Bytes>> picture(Jid address) {
    return loop.compose(() -> wanted(address.bare()));
  }

  @Override
  public CompletionStage<Void> publish(Bytes png) {
    if (png.isEmpty() || png.length() > MAX_PUBLISHED) {
      throw new IllegalArgumentException("a picture has 1 to " + MAX_PUBLISHED + " bytes");
    }
    Image image = new Image(PNG, png);
    return loop.compose(
        () ->
            published(PublishedAvatar.DATA, image.id(), PublishedAvatar.data(image))
                .thenCompose(
                    done ->
                        published(
                            PublishedAvatar.METADATA, image.id(), PublishedAvatar.metadata(image)))
                .thenRun(() -> learn(account, new PublishedAvatar(image.id(), PNG))));
  }

  @Override
  public CompletionStage<Void> remove() {
    return loop.compose(
        () ->
            published(PublishedAvatar.METADATA, "", PublishedAvatar.none())
                .thenRun(() -> forget(account)));
  }

  @Override
  public Registration listen(Consumer<Jid> listener) {
    return listeners.add(listener);
  }

  /**
   * Takes what a message tells of a picture; false where it tells of none. Only of who is on the
   * contact list anything is kept. On the loop.
   */
  public boolean received(Jid from, List<Element> children) {
    Optional<Element> event =
        children.stream()
            .filter(child -> NodeReading.isOf(child, PublishedAvatar.METADATA))
            .findFirst();
    Jid owner = from.bare();
    if (event.isPresent() && (owner.equals(account) || isContact.test(owner))) {
      NodeReading.told(event.get(), PublishedAvatar.METADATA)
          .flatMap(item -> Optional.ofNullable(item.payload()))
          .flatMap(PublishedAvatar::of)
          .filter(avatar -> AvatarFolder.isId(avatar.id()))
          .ifPresentOrElse(avatar -> learn(owner, avatar), () -> forget(owner));
    }
    return event.isPresent();
  }

  private void learn(Jid owner, PublishedAvatar avatar) {
    if (!avatar.equals(known.put(owner, avatar))) {
      listeners.tell(owner);
    }
  }

  private void forget(Jid owner) {
    if (known.remove(owner) != null) {
      listeners.tell(owner);
    }
  }

  private CompletionStage<Void> published(String node, String id, Element payload) {
    Element request = NodeReading.publish(node, new PubSubItem(id, payload));
    try {
      return loop.here(wire.require().requests().request(null, "set", request))
          .thenApply(done -> null);
    } catch (ClientException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /** One request for each picture, however many ask for it. */
  private CompletionStage<Optional<Bytes>> wanted(Jid owner) {
    PublishedAvatar avatar = known.get(owner);
    if (avatar == null) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
    CompletionStage<Optional<Bytes>> open = coming.get(avatar.id());
    if (open != null) {
      return open;
    }
    CompletionStage<Optional<Bytes>> found =
        loop.elsewhere(() -> folder.read(avatar.id()))
            .exceptionally(failure -> unread(failure))
            .thenCompose(
                kept ->
                    kept.isPresent()
                        ? CompletableFuture.completedFuture(kept)
                        : fetched(owner, avatar));
    coming.put(avatar.id(), found);
    return found.whenComplete((bytes, failure) -> loop.run(() -> coming.remove(avatar.id())));
  }

  private CompletionStage<Optional<Bytes>> fetched(Jid owner, PublishedAvatar avatar) {
    Optional<Line> line = wire.line();
    if (line.isEmpty()) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
    Element question = NodeReading.item(PublishedAvatar.DATA, avatar.id());
    return loop.here(line.get().requests().request(owner, "get", question))
        .handle(
            (answer, failure) ->
                failure == null
                    ? answer.flatMap(pubsub -> image(avatar, pubsub))
                    : Optional.<Image>empty())
        .thenCompose(image -> kept(image));
  }

  private static Optional<Image> image(PublishedAvatar avatar, Element answer) {
    return NodeReading.answered(answer, PublishedAvatar.DATA)
        .flatMap(item -> Optional.ofNullable(item.payload()))
        .filter(data -> data.text().length() <= MAX_CHARACTERS)
        .flatMap(avatar::image)
        .filter(image -> image.data().length() <= MAX_RECEIVED);
  }

  private CompletionStage<Optional<Bytes>> kept(Optional<Image> image) {
    return loop.elsewhere(
        () -> {
          if (image.isPresent()) {
            keep(image.get());
          }
          return image.map(Image::data);
        });
  }

  /** A picture that cannot be kept is shown all the same, and fetched again another time. */
  private void keep(Image image) {
    try {
      folder.keep(image);
    } catch (IOException e) {
      System.getLogger(LiveAvatars.class.getName())
          .log(Level.INFO, () -> "a picture is not kept on this computer: " + e);
    }
  }

  private static Optional<Bytes> unread(Throwable failure) {
    System.getLogger(LiveAvatars.class.getName())
        .log(Level.INFO, () -> "a picture cannot be read and is fetched again: " + failure);
    return Optional.empty();
  }
}
