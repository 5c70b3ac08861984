package org.simpp.xmpp.avatar;

import java.util.Optional;
import org.simpp.xmpp.Element;

/**
 * What is published of an avatar (XEP-0084): its data at one node, and at another one what is to be
 * known of it, each as the item of the image's id.
 *
 * @param id of the image whose data is published
 * @param type {@code image/png} …
 */
public record PublishedAvatar(String id, String type) {
  /** The node of the images, and the namespace of an item there. */
  public static final String DATA = "urn:xmpp:avatar:data";

  /** The node that says which image it is now, and the namespace of an item there. */
  public static final String METADATA = "urn:xmpp:avatar:metadata";

  /**
   * The one of which the data is published, not a picture somewhere else; empty where there is none
   * (XEP-0084, sections 4.2 and 4.4).
   */
  public static Optional<PublishedAvatar> of(Element metadata) {
    return metadata.children(METADATA, "info").stream()
        .filter(info -> info.attribute("url").orElse("").isEmpty())
        .filter(info -> info.attribute("id").filter(id -> !id.isEmpty()).isPresent())
        .map(
            info ->
                new PublishedAvatar(
                    info.attribute("id").orElseThrow(), info.attribute("type").orElse("")))
        .findFirst();
  }

  /** The image that an item at the data's node holds; empty where it holds another or none. */
  public Optional<Image> image(Element data) {
    return data.is(DATA, "data")
        ? Image.of(type, data.text()).filter(image -> image.id().equals(id))
        : Optional.empty();
  }

  /** What is published of {@code image} at the data's node. */
  public static Element data(Image image) {
    return Element.of(DATA, "data", image.base64());
  }

  /** What is published of {@code image} at the other node. */
  public static Element metadata(Image image) {
    Element info =
        Element.builder(METADATA, "info")
            .attribute("bytes", Integer.toString(image.data().length()))
            .attribute("id", image.id())
            .attribute("type", image.type().isEmpty() ? "image/png" : image.type())
            .build();
    return Element.builder(METADATA, "metadata").child(info).build();
  }

  /** What is published there of no image at all (XEP-0084, section 4.2.1). */
  public static Element none() {
    return Element.of(METADATA, "metadata");
  }
}
