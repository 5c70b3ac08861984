package org.simpp.server.commands;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.simpp.model.Jid;
import org.simpp.model.SecretBytes;
import org.simpp.server.AdministrationException;
import org.simpp.server.ServerAdministration;
import org.simpp.server.ServerOperations;
import org.simpp.server.iq.IqRefusal;
import org.simpp.xmpp.StanzaCondition;
import org.simpp.xmpp.commands.Command;
import org.simpp.xmpp.forms.DataForm;
import org.simpp.xmpp.forms.FormField;

/**
 * What administrators may do from a client (XEP-0133, section 4): what operators do at the shell,
 * by the same {@link ServerAdministration}, which leaves the same lines in the audit trail.
 */
final class AdministratorWork {
  /** How many accounts one command may name. */
  private static final int MAX_ACCOUNTS = 1_000;

  private final ServerAdministration administration;
  private final ServerOperations operations;

  AdministratorWork(ServerAdministration administration, ServerOperations operations) {
    this.administration = administration;
    this.operations = operations;
  }

  List<AdministratorCommand> commands() {
    FormField account =
        FormField.of("accountjid", FormField.Type.JID_SINGLE, "The address of the account")
            .required();
    FormField accounts =
        FormField.of("accountjids", FormField.Type.JID_MULTI, "The addresses of the accounts")
            .required();
    FormField password =
        FormField.of("password", FormField.Type.TEXT_PRIVATE, "The password").required();
    FormField again =
        FormField.of("password-verify", FormField.Type.TEXT_PRIVATE, "The password again");
    return List.of(
        new AdministratorCommand(
            "add-user", "Add a user", List.of(account, password, again.required()), this::add),
        new AdministratorCommand("delete-user", "Delete users", List.of(accounts), this::delete),
        new AdministratorCommand(
            "change-user-password",
            "Change a user's password",
            List.of(account, password),
            this::changePassword),
        new AdministratorCommand(
            "end-user-session", "End users' sessions", List.of(accounts), this::endSessions),
        new AdministratorCommand(
            "announce",
            "Tell all who are online",
            List.of(
                FormField.of("announcement", FormField.Type.TEXT_MULTI, "What to tell").required()),
            this::announce));
  }

  /** XEP-0133, section 4.1. */
  private List<FormField> add(String operator, DataForm form)
      throws IqRefusal, AdministrationException {
    if (!form.value("password").equals(form.value("password-verify"))) {
      throw badPayload();
    }
    try (SecretBytes password = password(form)) {
      administration.addAccount(operator, account(form), password);
    }
    return List.of();
  }

  /** XEP-0133, section 4.2. */
  private List<FormField> delete(String operator, DataForm form)
      throws IqRefusal, AdministrationException {
    for (Jid account : accounts(form)) {
      administration.deleteAccount(operator, account);
    }
    return List.of();
  }

  /** XEP-0133, section 4.7. */
  private List<FormField> changePassword(String operator, DataForm form)
      throws IqRefusal, AdministrationException {
    try (SecretBytes password = password(form)) {
      administration.changePassword(operator, account(form), password);
    }
    return List.of();
  }

  /** XEP-0133, section 4.5; a full address ends that session alone. */
  private List<FormField> endSessions(String operator, DataForm form)
      throws IqRefusal, AdministrationException {
    for (Jid account : accounts(form)) {
      administration.kick(operator, account);
    }
    return List.of();
  }

  /** XEP-0133, section 4.23. */
  private List<FormField> announce(String operator, DataForm form)
      throws IqRefusal, AdministrationException {
    String text = String.join("\n", form.values("announcement"));
    if (text.isBlank()) {
      throw badPayload();
    }
    operations.announce(operator, null, text, false);
    return List.of();
  }

  private static SecretBytes password(DataForm form) throws IqRefusal {
    String password = form.value("password").orElseThrow(AdministratorWork::badPayload);
    return SecretBytes.takeOver(password.getBytes(StandardCharsets.UTF_8));
  }

  static Jid account(DataForm form) throws IqRefusal {
    return address(form.value("accountjid").orElseThrow(AdministratorWork::badPayload));
  }

  private static List<Jid> accounts(DataForm form) throws IqRefusal {
    List<String> texts = form.values("accountjids");
    if (texts.isEmpty() || texts.size() > MAX_ACCOUNTS) {
      throw badPayload();
    }
    List<Jid> accounts = new ArrayList<>();
    for (String text : texts) {
      accounts.add(address(text));
    }
    return accounts;
  }

  private static Jid address(String text) throws IqRefusal {
    try {
      return Jid.of(text);
    } catch (IllegalArgumentException e) {
      throw badPayload();
    }
  }

  static IqRefusal badPayload() {
    return new IqRefusal(Command.error(StanzaCondition.BAD_REQUEST, "bad-payload"));
  }
}
