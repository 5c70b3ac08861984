package org.simpp.xmpp.upload;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.time.XmppDates;

/**
 * Asks for a place to upload one file to (XEP-0363, sections 4 and 5).
 *
 * @param fileName without any folder, at most 255 bytes in UTF-8
 * @param size in bytes, at least 1
 * @param contentType "" where the request does not say
 * @param purpose what it is for: {@link #MESSAGE}, {@link #EPHEMERAL} …
 * @param expireBefore when it may not be there any more; null unless it is ephemeral
 */
public record SlotRequest(
    String fileName,
    long size,
    String contentType,
    String purpose,
    @Nullable Instant expireBefore) {
  /** The namespace, which is the feature too. */
  public static final String NAMESPACE = "urn:xmpp:http:upload:0";

  /** The namespace of purposes; a feature is this, {@code #} and a purpose (section 5). */
  public static final String PURPOSES = "urn:xmpp:http:upload:purpose:0";

  /** To be sent to somebody; so it is where nothing is said (section 5.1). */
  public static final String MESSAGE = "message";

  /** To be sent to somebody, and away at a certain time (section 5.3). */
  public static final String EPHEMERAL = "ephemeral";

  private static final int MAX_NAME_BYTES = 255;
  private static final int MAX_TYPE = 128;
  private static final Pattern SIZE = Pattern.compile("0*[1-9][0-9]{0,17}");
  private static final Pattern TYPE =
      Pattern.compile("[A-Za-z0-9!#$&^_.+-]{1,64}/[A-Za-z0-9!#$&^_.+-]{1,64}( *;[ -~]*)?");

  /**
   * @throws IllegalArgumentException if the name is none, or another value is out of its range
   */
  public SlotRequest {
    Objects.requireNonNull(purpose);
    if (!isFileName(fileName)) {
      throw new IllegalArgumentException("a file's name has 1 to 255 bytes and no folder");
    }
    if (size < 1) {
      throw new IllegalArgumentException("a file has at least one byte");
    }
    if (!contentType.isEmpty() && !isContentType(contentType)) {
      throw new IllegalArgumentException("a content type is written type/subtype");
    }
    if (purpose.equals(EPHEMERAL) != (expireBefore != null)) {
      throw new IllegalArgumentException("what is ephemeral, and only that, has an end");
    }
  }

  /** For a message. */
  public static SlotRequest forMessage(String fileName, long size, String contentType) {
    return new SlotRequest(fileName, size, contentType, MESSAGE, null);
  }

  /** What {@code request} writes; empty where it is none, or says what may not be. */
  public static Optional<SlotRequest> of(Element request) {
    Optional<String> size = request.attribute("size").filter(text -> SIZE.matcher(text).matches());
    if (!request.is(NAMESPACE, "request") || size.isEmpty()) {
      return Optional.empty();
    }
    Optional<Element> purpose =
        request.children().stream().filter(child -> child.namespace().equals(PURPOSES)).findFirst();
    try {
      return Optional.of(
          new SlotRequest(
              request.attribute("filename").orElse(""),
              Long.parseLong(size.get()),
              request.attribute("content-type").orElse(""),
              purpose.map(Element::localName).orElse(MESSAGE),
              purpose
                  .flatMap(element -> element.attribute("expire-before"))
                  .flatMap(XmppDates::parse)
                  .orElse(null)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean isFileName(String name) {
    return !name.isBlank()
        && name.getBytes(StandardCharsets.UTF_8).length <= MAX_NAME_BYTES
        && !name.equals(".")
        && !name.equals("..")
        && name.codePoints().noneMatch(SlotRequest::isForbidden);
  }

  private static boolean isForbidden(int character) {
    return character == '/'
        || character == '\\'
        || Character.isISOControl(character)
        || Character.getType(character) == Character.SURROGATE;
  }

  private static boolean isContentType(String text) {
    return text.length() <= MAX_TYPE && TYPE.matcher(text).matches();
  }

  /** As a {@code <request/>}. */
  public Element toElement() {
    Element.Builder request =
        Element.builder(NAMESPACE, "request")
            .attribute("filename", fileName)
            .attribute("size", Long.toString(size))
            .attribute("content-type", contentType.isEmpty() ? null : contentType);
    if (!purpose.equals(MESSAGE)) {
      request.child(
          Element.builder(PURPOSES, purpose)
              .attribute(
                  "expire-before", expireBefore == null ? null : XmppDates.write(expireBefore))
              .build());
    }
    return request.build();
  }
}
