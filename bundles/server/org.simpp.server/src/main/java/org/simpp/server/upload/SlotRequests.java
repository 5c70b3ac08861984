package org.simpp.server.upload;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.simpp.server.feature.Feature;
import org.simpp.server.iq.IqHandler;
import org.simpp.server.iq.IqRefusal;
import org.simpp.server.iq.IqRequest;
import org.simpp.server.settings.ServerSettings;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.StanzaCondition;
import org.simpp.xmpp.disco.Identity;
import org.simpp.xmpp.forms.DataForm;
import org.simpp.xmpp.forms.FormField;
import org.simpp.xmpp.upload.SlotRefusal;
import org.simpp.xmpp.upload.SlotRequest;
import org.simpp.xmpp.upload.UploadSlot;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives slots (XEP-0363, sections 3 to 6). The server itself is the service, so that it is found
 * with the first question that a client asks, and no further domain needs a certificate.
 */
final class SlotRequests implements Feature {
  private static final Logger log = LoggerFactory.getLogger(SlotRequests.class);
  private static final Set<String> PURPOSES = Set.of(SlotRequest.MESSAGE, SlotRequest.EPHEMERAL);
  private static final Duration MOMENT = Duration.ofSeconds(10);
  private static final Duration WHILE = Duration.ofHours(1);
  private static final int SECRET_BYTES = 16;

  /**
   * What slots are made of.
   *
   * @param terms as they are now
   * @param address where clients reach the server over HTTP; empty for nowhere
   * @param isCounted whether it is known what there is already
   */
  record Surroundings(
      UploadFolder folder,
      Allowances allowances,
      Supplier<ServerSettings.Uploads> terms,
      Supplier<Optional<URI>> address,
      BooleanSupplier isCounted,
      Clock clock) {}

  private final Surroundings around;
  private final SecureRandom random = new SecureRandom();

  SlotRequests(Surroundings around) {
    this.around = around;
  }

  private boolean isOffered() {
    return around.terms().get().areOffered() && around.address().get().isPresent();
  }

  @Override
  public Set<String> ofServer() {
    return isOffered()
        ? Set.of(
            SlotRequest.NAMESPACE,
            SlotRequest.PURPOSES + "#" + SlotRequest.MESSAGE,
            SlotRequest.PURPOSES + "#" + SlotRequest.EPHEMERAL)
        : Set.of();
  }

  @Override
  public List<Identity> identitiesOfServer() {
    return isOffered() ? List.of(new Identity("store", "file", "", "SIMPP")) : List.of();
  }

  @Override
  public List<Element> formsOfServer() {
    if (!isOffered()) {
      return List.of();
    }
    String largest = Long.toString(around.terms().get().largest());
    return List.of(
        DataForm.of(
                DataForm.Type.RESULT,
                SlotRequest.NAMESPACE,
                List.of(FormField.of("max-file-size", FormField.Type.TEXT_SINGLE, "", largest)))
            .toElement());
  }

  @Override
  public List<IqHandler> handlers() {
    return List.of(
        IqHandler.of(
            new Element.Name(SlotRequest.NAMESPACE, "request"),
            Set.of(IqRequest.Target.SERVER),
            this::slot));
  }

  private Optional<Element> slot(IqRequest request) throws IqRefusal {
    ServerSettings.Uploads terms = around.terms().get();
    URI address =
        around
            .address()
            .get()
            .filter(there -> terms.areOffered())
            .orElseThrow(() -> new IqRefusal(StanzaCondition.SERVICE_UNAVAILABLE, ""));
    SlotRequest asked =
        Optional.of(request.child())
            .filter(child -> !request.isSet())
            .flatMap(SlotRequest::of)
            .orElseThrow(
                () ->
                    new IqRefusal(
                        StanzaCondition.BAD_REQUEST,
                        "a slot is asked for with get, a file's name and its size in bytes"));
    if (!PURPOSES.contains(asked.purpose())) {
      throw new IqRefusal(
          StanzaCondition.FEATURE_NOT_IMPLEMENTED, "files are kept for messages only");
    }
    if (asked.size() > terms.largest()) {
      throw new IqRefusal(SlotRefusal.tooLarge(terms.largest()));
    }
    String secret = fresh();
    Slot slot = slot(request, asked, terms, secret);
    keep(slot, terms);
    return Optional.of(answer(address, slot, secret).toElement());
  }

  private Slot slot(
      IqRequest request, SlotRequest asked, ServerSettings.Uploads terms, String secret)
      throws IqRefusal {
    Instant now = around.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    Instant expires = now.plus(terms.age());
    Instant wanted = asked.expireBefore();
    if (wanted != null && wanted.isBefore(expires)) {
      expires = wanted;
    }
    if (!expires.isAfter(now)) {
      throw new IqRefusal(StanzaCondition.NOT_ACCEPTABLE, "it would have expired already");
    }
    return new Slot(
        fresh(),
        request.session().account(),
        asked.fileName(),
        asked.size(),
        asked.contentType(),
        Slot.keyOf(secret),
        now,
        expires);
  }

  private void keep(Slot slot, ServerSettings.Uploads terms) throws IqRefusal {
    if (!around.isCounted().getAsBoolean()) {
      throw later("The server counts its files", slot.made().plus(MOMENT));
    }
    Optional<Allowances.Refusal> refusal = around.allowances().ask(slot, terms);
    if (refusal.isPresent()) {
      throw later(refusal.get().text(), refusal.get().retry());
    }
    try {
      if (around.folder().hasRoomFor(slot.size())) {
        around.folder().create(slot);
        return;
      }
      log.error("a file of {} bytes is refused: the disk of the uploads is full", slot.size());
    } catch (IOException e) {
      log.error("a slot cannot be kept", e);
    }
    around.allowances().remove(slot);
    throw later("The server cannot keep files now", slot.made().plus(WHILE));
  }

  private static IqRefusal later(String text, Instant retry) {
    return new IqRefusal(SlotRefusal.later(text, retry));
  }

  /** Both addresses are the same; who writes shows that it may by a header besides. */
  private static UploadSlot answer(URI address, Slot slot, String secret) {
    URI url = URI.create(address + UploadPages.PREFIX + slot.id() + "/" + encoded(slot.fileName()));
    return new UploadSlot(
        url, List.of(new UploadSlot.Header("Authorization", Slot.authorization(secret))), url);
  }

  /** As it stands in an address (RFC 3986, section 2.1). */
  static String encoded(String fileName) {
    return URLEncoder.encode(fileName, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }

  private String fresh() {
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
