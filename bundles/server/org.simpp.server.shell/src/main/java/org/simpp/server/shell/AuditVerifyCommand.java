package org.simpp.server.shell;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.CommandException;
import org.jspecify.annotations.Nullable;
import org.simpp.server.AuditLog;

/** Checks the audit trail; it fails where something is not as it was written. */
@Service
@Command(
    scope = "simpp",
    name = "audit-verify",
    description =
        "Check every line of the audit trail, and show its head: keep that somewhere else, and give"
            + " it with --head next time, so that a trail that was put back is noticed")
// Karaf sets the fields before it calls execute.
@SuppressWarnings("NullAway.Init")
public final class AuditVerifyCommand implements Action {
  private static final Pattern HEAD = Pattern.compile("(\\d{1,18}):([0-9a-f]{64})");

  @Reference private AuditLog audit;
  @Reference private Session session;

  @Option(name = "--head", description = "A head that was shown before: NUMBER:HASH")
  private String head = "";

  @Option(name = "--json", description = "Print JSON")
  private boolean json;

  @Override
  public @Nullable Object execute() throws Exception {
    AuditLog.Verdict verdict = audit.verify(known());
    new Listing("lines", "head", "findings")
        .row(
            verdict.lines(),
            verdict.head().number() + ":" + verdict.head().hash(),
            verdict.findings())
        .printOne(session.getConsole(), json);
    if (!verdict.findings().isEmpty()) {
      throw new CommandException(
          "the audit trail is not as the server wrote it; keep its files as they are and find out"
              + " who could write into the data folder");
    }
    return null;
  }

  private AuditLog.@Nullable Head known() throws CommandException {
    if (head.isEmpty()) {
      return null;
    }
    Matcher parts = HEAD.matcher(head);
    if (!parts.matches()) {
      throw new CommandException(
          "--head " + head + " is no head; write it as simpp:audit-verify shows it: NUMBER:HASH");
    }
    return new AuditLog.Head(Long.parseLong(parts.group(1)), parts.group(2));
  }
}
