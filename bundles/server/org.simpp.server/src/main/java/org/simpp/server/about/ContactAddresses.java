package org.simpp.server.about;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.simpp.server.feature.Feature;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.forms.DataForm;
import org.simpp.xmpp.forms.FormField;

/** Whom to turn to about the service (XEP-0157), as the operator has written it. */
public final class ContactAddresses implements Feature {
  private static final String SERVER_INFO = "http://jabber.org/network/serverinfo";

  private final Supplier<Map<String, List<String>>> addresses;

  /**
   * @param addresses URIs by what they are there for: {@code admin}, {@code abuse} …
   */
  public ContactAddresses(Supplier<Map<String, List<String>>> addresses) {
    this.addresses = addresses;
  }

  @Override
  public List<Element> formsOfServer() {
    List<FormField> fields = new ArrayList<>();
    addresses
        .get()
        .forEach(
            (purpose, uris) ->
                fields.add(
                    FormField.of(
                        purpose + "-addresses",
                        FormField.Type.TEXT_MULTI,
                        "",
                        uris.toArray(new String[0]))));
    return fields.isEmpty()
        ? List.of()
        : List.of(DataForm.of(DataForm.Type.RESULT, SERVER_INFO, fields).toElement());
  }
}
