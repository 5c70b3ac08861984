package org.simpp.xmpp.avatar;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.Node;

/** The photo of a vCard (XEP-0054), and its hash in presence (XEP-0153, XEP-0398). */
public final class VCardPhoto {
  /** Of vCards. */
  public static final String VCARD = "vcard-temp";

  /** Of the hash in presence. */
  public static final String UPDATE = "vcard-temp:x:update";

  private VCardPhoto() {}

  /** The image in {@code vCard}; empty where it has none in itself. */
  public static Optional<Image> of(Element vCard) {
    return vCard
        .child(VCARD, "PHOTO")
        .flatMap(
            photo ->
                photo
                    .childText("BINVAL")
                    .flatMap(data -> Image.of(photo.childText("TYPE").orElse("").trim(), data)));
  }

  /** Whether {@code vCard} says in so many words that there is no image. */
  public static boolean isTakenAway(Element vCard) {
    return vCard
        .child(VCARD, "PHOTO")
        .map(
            photo ->
                photo.child(VCARD, "EXTVAL").isEmpty()
                    && photo.childText("BINVAL").orElse("").isBlank())
        .orElse(false);
  }

  /** {@code vCard} with that photo and no other. */
  public static Element with(Element vCard, Image image) {
    Element.Builder photo = Element.builder(VCARD, "PHOTO");
    if (!image.type().isEmpty()) {
      photo.child("TYPE", image.type());
    }
    photo.child("BINVAL", image.base64());
    return without(vCard).toBuilder().child(photo.build()).build();
  }

  /** {@code vCard} without a photo. */
  public static Element without(Element vCard) {
    List<Node> nodes =
        vCard.nodes().stream()
            .filter(node -> !(node instanceof Element one && one.is(VCARD, "PHOTO")))
            .toList();
    return new Element(vCard.name(), vCard.attributes(), nodes);
  }

  /**
   * What a presence holds, with that image's hash where it belongs: everywhere but where the client
   * says that it shows no image (XEP-0398, section 4).
   *
   * @param id the image's id, which is its hash
   */
  public static List<Element> stamp(List<Element> presence, String id) {
    List<Element> stamped = new ArrayList<>();
    for (Element child : presence) {
      if (!child.is(UPDATE, "x")) {
        stamped.add(child);
      } else if (child.childText("photo").filter(String::isBlank).isPresent()) {
        return presence;
      }
    }
    stamped.add(Element.builder(UPDATE, "x").child("photo", id).build());
    return stamped;
  }
}
