package org.simpp.server.commands;

import java.util.List;
import org.simpp.server.AdministrationException;
import org.simpp.server.iq.IqRefusal;
import org.simpp.xmpp.forms.DataForm;
import org.simpp.xmpp.forms.FormField;

/**
 * A command that administrators may give (XEP-0133, section 4).
 *
 * @param name what its node ends with
 * @param title for people
 * @param fields what is to be filled in first; none for a command that is done at once
 * @param work does it
 */
record AdministratorCommand(String name, String title, List<FormField> fields, Work work) {
  private static final String ADMIN = "http://jabber.org/protocol/admin";

  /** Does what a command says. */
  @FunctionalInterface
  interface Work {
    /**
     * Blocks until it is done.
     *
     * @param operator who gives it
     * @param form what was filled in
     * @return fields that say what came of it; none for nothing
     * @throws IqRefusal where the form cannot be taken
     * @throws AdministrationException where it is not done
     */
    List<FormField> run(String operator, DataForm form) throws IqRefusal, AdministrationException;
  }

  AdministratorCommand {
    fields = List.copyOf(fields);
  }

  String node() {
    return ADMIN + "#" + name;
  }

  /** What is to be filled in. */
  DataForm form() {
    return DataForm.of(DataForm.Type.FORM, ADMIN, fields).titled(title);
  }

  /** What came of it. */
  static DataForm result(List<FormField> fields) {
    return DataForm.of(DataForm.Type.RESULT, ADMIN, fields);
  }

  /** Whether {@code form} is one that belongs to administration. */
  static boolean isOurs(DataForm form) {
    return form.type() == DataForm.Type.SUBMIT && form.formType().map(ADMIN::equals).orElse(true);
  }
}
