package org.simpp.xmpp.upload;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.StanzaCondition;
import org.simpp.xmpp.StanzaError;
import org.simpp.xmpp.time.XmppDates;

/** Why there is no slot (XEP-0363, section 6): writing and reading such errors. */
public final class SlotRefusal {
  private static final String TOO_LARGE = "file-too-large";
  private static final String LARGEST = "max-file-size";
  private static final String RETRY = "retry";

  private SlotRefusal() {}

  /** No file of more than {@code largest} bytes is taken. */
  public static StanzaError tooLarge(long largest) {
    return new StanzaError(
        StanzaCondition.ErrorType.MODIFY,
        StanzaCondition.NOT_ACCEPTABLE,
        "File too large. The maximum file size is " + largest + " bytes",
        Element.builder(SlotRequest.NAMESPACE, TOO_LARGE)
            .child(LARGEST, Long.toString(largest))
            .build());
  }

  /** Not now, but after {@code time} perhaps. */
  public static StanzaError later(String text, Instant time) {
    return new StanzaError(
        StanzaCondition.ErrorType.WAIT,
        StanzaCondition.RESOURCE_CONSTRAINT,
        text,
        Element.builder(SlotRequest.NAMESPACE, RETRY)
            .attribute("stamp", XmppDates.write(time))
            .build());
  }

  /** Whether the file was too large. */
  public static boolean isTooLarge(StanzaError error) {
    return detail(error, TOO_LARGE).isPresent();
  }

  /** The largest file that would have been taken, in bytes; empty where it is not said. */
  public static OptionalLong largest(StanzaError error) {
    Optional<String> text =
        detail(error, TOO_LARGE)
            .flatMap(element -> element.childText(LARGEST))
            .filter(digits -> digits.matches("[0-9]{1,18}"));
    return text.isPresent() ? OptionalLong.of(Long.parseLong(text.get())) : OptionalLong.empty();
  }

  /** When to ask again; empty where it is not said. */
  public static Optional<Instant> retryAfter(StanzaError error) {
    return detail(error, RETRY)
        .flatMap(element -> element.attribute("stamp"))
        .flatMap(XmppDates::parse);
  }

  private static Optional<Element> detail(StanzaError error, String name) {
    return Optional.ofNullable(error.detail())
        .filter(element -> element.is(SlotRequest.NAMESPACE, name));
  }
}
