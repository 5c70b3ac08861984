package org.simpp.client.internal.stream;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.transport.Link;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.Namespaces;
import org.simpp.xmpp.StanzaCodec;
import org.simpp.xmpp.avatar.PublishedAvatar;
import org.simpp.xmpp.pubsub.PubSub;
import org.simpp.xmpp.upload.SlotRequest;

/**
 * The one way out: nothing that a person wrote to a contact leaves unsealed, because everything
 * that may leave is listed here and a body is not.
 *
 * <p>Guarantees of every message: it holds sealed boxes, receipts, hints and errors without text,
 * and not one element or character else. What is not listed is refused here, whoever asks.
 */
public final class Outlet {
  private static final String SIMPP = "urn:x-simpp:2007";

  /** What every file is called towards the server. */
  public static final String FILE_NAME = "sealed";

  private static final int MAX_BOX_CHARACTERS = 400_000;

  /** By namespace, the elements that a message may hold. */
  private static final Map<String, Set<String>> IN_MESSAGES =
      Map.of(
          SIMPP,
          Set.of("simpp"),
          "urn:xmpp:hints",
          Set.of("store", "no-store", "no-copy", "no-permanent-store"),
          "urn:xmpp:receipts",
          Set.of("request", "received"),
          "urn:xmpp:eme:0",
          Set.of("encryption"),
          Namespaces.CLIENT,
          Set.of("error"));

  /** What is known to the server by design: availability and the text beside it. */
  private static final Map<String, Set<String>> IN_PRESENCE =
      Map.of(
          Namespaces.CLIENT,
          Set.of("show", "status", "priority"),
          "http://jabber.org/protocol/caps",
          Set.of("c"),
          "urn:xmpp:idle:1",
          Set.of("idle"));

  private static final Set<String> IN_IQ =
      Set.of(
          "jabber:iq:roster",
          "jabber:iq:version",
          "jabber:iq:register",
          "http://jabber.org/protocol/disco#info",
          "http://jabber.org/protocol/disco#items",
          "urn:xmpp:ping",
          "urn:xmpp:time",
          "urn:xmpp:mam:2",
          "urn:xmpp:pars:0",
          SlotRequest.NAMESPACE,
          PubSub.NAMESPACE,
          SIMPP,
          "urn:x-simpp:2007#reg",
          Namespaces.CLIENT);

  private final Conveyor conveyor;

  /**
   * @param isAcknowledged whether what is sent over {@code link} is acknowledged (XEP-0198)
   */
  public Outlet(Link link, boolean isAcknowledged) {
    this.conveyor = new Conveyor(link, isAcknowledged);
  }

  /** What carries everything that passes here; it holds still while the connection is cut. */
  Conveyor conveyor() {
    return conveyor;
  }

  /** Whether the stage of what is sent says that the server has it, and not only that it left. */
  public boolean isAcknowledged() {
    return conveyor.isAcknowledged();
  }

  /**
   * Sends a stanza of these elements.
   *
   * @param to null for this account's server
   * @param type null for none
   * @param id null for none
   * @throws IllegalArgumentException if an element may not leave; nothing is sent then
   */
  public CompletionStage<Void> send(
      Stanza.Kind kind,
      @Nullable Jid to,
      @Nullable String type,
      @Nullable String id,
      List<Element> payload) {
    payload.forEach(element -> requireAllowed(kind, element));
    return conveyor.send(
        Stanza.builder(kind)
            .to(to)
            .type(type)
            .id(id)
            .payload(StanzaCodec.payload(payload))
            .build());
  }

  private static void requireAllowed(Stanza.Kind kind, Element element) {
    boolean isListed =
        switch (kind) {
          case MESSAGE ->
              IN_MESSAGES.getOrDefault(element.namespace(), Set.of()).contains(element.localName())
                  && holdsNoText(element);
          case PRESENCE ->
              IN_PRESENCE.getOrDefault(element.namespace(), Set.of()).contains(element.localName());
          case IQ ->
              IN_IQ.contains(element.namespace())
                  && (!element.namespace().equals(Namespaces.CLIENT)
                      || element.localName().equals("error"))
                  && (!element.namespace().equals(SlotRequest.NAMESPACE) || isNameless(element))
                  && (!element.namespace().equals(PubSub.NAMESPACE) || isOfPictures(element));
        };
    if (!isListed) {
      throw new IllegalArgumentException(
          "%s in a %s may not leave unsealed".formatted(element, kind.elementName()));
    }
  }

  /** The server learns how long a sealed file is, and not what it is called. */
  private static boolean isNameless(Element slotRequest) {
    return slotRequest.attribute("filename").filter(FILE_NAME::equals).isPresent();
  }

  /** Whether it asks for a picture or publishes one: no other node is written to. */
  private static boolean isOfPictures(Element pubsub) {
    return pubsub.children().stream()
        .allMatch(
            what ->
                what.attribute("node")
                    .filter(
                        node ->
                            node.equals(PublishedAvatar.DATA)
                                || node.equals(PublishedAvatar.METADATA))
                    .isPresent());
  }

  /** Whether there is nothing to read in it: no text but a box. */
  private static boolean holdsNoText(Element element) {
    if (element.is(SIMPP, "simpp")) {
      return element.children().isEmpty() && isBox(element.text());
    }
    return element.text().isEmpty() && element.children().stream().allMatch(Outlet::holdsNoText);
  }

  private static boolean isBox(String text) {
    if (text.length() > MAX_BOX_CHARACTERS) {
      return false;
    }
    try {
      byte[] box = Base64.getDecoder().decode(text);
      // Version 7 of a box, or the 32 bytes of CC5 (SIMPP-2007, section 1.8)
      return box.length == 32 || (box.length > 32 && box[0] == 7);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
