package org.simpp.xmpp.push;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Jid;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.forms.DataForm;
import org.simpp.xmpp.forms.FormField;

/**
 * What a notification tells (XEP-0357, section 7).
 *
 * @param messages how many have come since the client was here
 * @param sender of the last one; null where that is not to be told
 * @param body of the last one; null where there is none, or it is not to be told
 */
public record PushSummary(int messages, @Nullable Jid sender, @Nullable String body) {
  private static final String FORM = "urn:xmpp:push:summary";

  /** Characters of a body that are told. */
  private static final int MAX_BODY = 1_000;

  /** As {@code <notification/>}. */
  public Element toElement() {
    List<FormField> fields = new ArrayList<>();
    fields.add(field("message-count", FormField.Type.TEXT_SINGLE, Integer.toString(messages)));
    if (sender != null) {
      fields.add(field("last-message-sender", FormField.Type.JID_SINGLE, sender.toString()));
    }
    if (body != null) {
      fields.add(field("last-message-body", FormField.Type.TEXT_SINGLE, beginning(body)));
    }
    return Element.builder(PushTarget.NAMESPACE, "notification")
        .child(DataForm.of(DataForm.Type.SUBMIT, FORM, fields).toElement())
        .build();
  }

  private static FormField field(String name, FormField.Type type, String value) {
    return FormField.of(name, type, "", value);
  }

  /** Not cut within a character. */
  private static String beginning(String text) {
    return text.codePointCount(0, text.length()) <= MAX_BODY
        ? text
        : text.substring(0, text.offsetByCodePoints(0, MAX_BODY));
  }
}
