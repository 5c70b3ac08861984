package org.simpp.server.commands;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.simpp.model.Jid;
import org.simpp.server.AccountSummary;
import org.simpp.server.AdministrationException;
import org.simpp.server.ServerAdministration;
import org.simpp.server.SessionSummary;
import org.simpp.server.iq.IqRefusal;
import org.simpp.xmpp.forms.DataForm;
import org.simpp.xmpp.forms.FormField;

/**
 * What administrators may look at from a client (XEP-0133, section 4): what {@code simpp:user-list}
 * and {@code simpp:session-list} show.
 */
final class AdministratorLists {
  /** How many accounts are listed. */
  private static final int MAX_ACCOUNTS = 1_000;

  private static final int PAGE = 1_000;
  private static final Set<String> AWAY = Set.of("away", "xa", "unavailable");

  private final ServerAdministration administration;

  /** Some accounts. */
  @FunctionalInterface
  private interface Accounts {
    Collection<String> now() throws AdministrationException;
  }

  AdministratorLists(ServerAdministration administration) {
    this.administration = administration;
  }

  List<AdministratorCommand> commands() {
    List<AdministratorCommand> commands = new ArrayList<>();
    // XEP-0133, sections 4.13, 4.15, 4.16, 4.17; 4.18, 4.20, 4.21, 4.22
    add(commands, "registered", "has an account", this::registered);
    add(commands, "online", "is online", () -> online().keySet());
    add(commands, "active", "is online and active", () -> online(false));
    add(commands, "idle", "is online and idle", () -> online(true));
    FormField account =
        FormField.of("accountjid", FormField.Type.JID_SINGLE, "The address of the account")
            .required();
    commands.add(
        new AdministratorCommand(
            "user-stats", "Show a user's sessions", List.of(account), this::sessionsOf));
    return commands;
  }

  private static void add(
      List<AdministratorCommand> commands, String kind, String who, Accounts accounts) {
    commands.add(
        new AdministratorCommand(
            "get-" + kind + "-users-num",
            "Count who " + who,
            List.of(),
            (operator, form) ->
                List.of(
                    FormField.of(
                        kind + "usersnum",
                        FormField.Type.TEXT_SINGLE,
                        "How many there are",
                        Integer.toString(accounts.now().size())))));
    commands.add(
        new AdministratorCommand(
            "get-" + kind + "-users-list",
            "List who " + who,
            List.of(
                FormField.choice(
                    "max_items",
                    "How many at most",
                    "100",
                    List.of("25", "50", "100", "200", "none"))),
            (operator, form) -> {
              long limit = limit(form);
              String[] shown = accounts.now().stream().limit(limit).toArray(String[]::new);
              return List.of(
                  FormField.of(kind + "userjids", FormField.Type.TEXT_MULTI, "Who " + who, shown));
            }));
  }

  private static long limit(DataForm form) throws IqRefusal {
    String most = form.value("max_items").orElse("100");
    if (most.equals("none")) {
      return MAX_ACCOUNTS;
    }
    if (!most.matches("[1-9][0-9]{0,5}")) {
      throw AdministratorWork.badPayload();
    }
    return Math.min(Long.parseLong(most), MAX_ACCOUNTS);
  }

  private Collection<String> registered() throws AdministrationException {
    List<String> all = new ArrayList<>();
    List<AccountSummary> page = administration.accounts("", PAGE);
    while (!page.isEmpty()) {
      page.forEach(one -> all.add(one.account().toString()));
      page = administration.accounts(all.get(all.size() - 1), PAGE);
    }
    return all;
  }

  /** Accounts with a session, and whether all of their sessions are idle. */
  private Map<String, Boolean> online() throws AdministrationException {
    Map<String, Boolean> accounts = new TreeMap<>();
    for (SessionSummary session : administration.sessions()) {
      accounts.merge(session.address().bare().toString(), isIdle(session), Boolean::logicalAnd);
    }
    return accounts;
  }

  private Collection<String> online(boolean idle) throws AdministrationException {
    return online().entrySet().stream()
        .filter(one -> one.getValue() == idle)
        .map(one -> one.getKey())
        .toList();
  }

  /** Its client says so, or is not there. */
  private static boolean isIdle(SessionSummary session) {
    return session.state() != SessionSummary.State.ACTIVE || AWAY.contains(session.presence());
  }

  /** XEP-0133, section 4.10. */
  private List<FormField> sessionsOf(String operator, DataForm form)
      throws IqRefusal, AdministrationException {
    Jid account = AdministratorWork.account(form).bare();
    List<SessionSummary> own =
        administration.sessions().stream()
            .filter(one -> one.address().bare().equals(account))
            .toList();
    return List.of(
        multi("ipaddresses", "Where its clients are", own.stream().map(one -> host(one.peer()))),
        multi(
            "onlineresources", "Its sessions", own.stream().map(one -> one.address().resource())));
  }

  private static FormField multi(String name, String label, Stream<String> values) {
    return FormField.of(
        name,
        FormField.Type.TEXT_MULTI,
        label,
        new TreeSet<>(values.toList()).toArray(String[]::new));
  }

  /** Without the port. */
  private static String host(String peer) {
    return peer.replaceFirst(":\\d+$", "");
  }
}
