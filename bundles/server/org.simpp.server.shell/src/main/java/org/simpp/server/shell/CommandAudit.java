package org.simpp.server.shell;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.CommandSessionListener;
import org.apache.karaf.shell.support.ShellUtil;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.simpp.server.AuditLog;

/**
 * Notes Karaf's own commands that change something, before they run. Their names alone: arguments
 * may be secret. Our own commands leave their lines themselves.
 */
@Component(service = CommandSessionListener.class)
public final class CommandAudit implements CommandSessionListener {
  /** A word where a command may stand. */
  private static final Pattern WORD = Pattern.compile("(?:^|[;|&{(=\\n])\\s*([a-zA-Z][\\w.:-]*)");

  private static final Pattern LOOKS =
      Pattern.compile(
          "simpp:.*|shell:(alias|clear|date|echo|each|grep|head|history|if|info|less|logout|more"
              + "|new|printf|sleep|sort|tac|tail|threads|while|wc)"
              + "|.*[:-](list|info|display|get|exists|show|tree|headers|classes|capabilities"
              + "|requirements|diag|status|version|help|man|id|exception-display"
              + "|version-list|meta)");

  private final AuditLog audit;

  @Activate
  public CommandAudit(@Reference AuditLog audit) {
    this.audit = audit;
  }

  @Override
  public void beforeExecute(CommandSession session, CharSequence line) {
    if (session.get(".commands") instanceof Set<?> known) {
      String user = ShellUtil.getCurrentUserName();
      for (String command : changing(line, known)) {
        audit.noteCommand(user == null ? "unknown" : user, command);
      }
    }
  }

  @Override
  public void afterExecute(CommandSession session, CharSequence line, Exception exception) {}

  @Override
  public void afterExecute(CommandSession session, CharSequence line, Object result) {}

  /**
   * The commands in {@code line} that may change something; {@code *} is the scope of those that
   * were given without one. A word that is no command of {@code known} is not repeated: it may be
   * part of a password.
   */
  static Set<String> changing(CharSequence line, Set<?> known) {
    Set<String> found = new LinkedHashSet<>();
    Matcher words = WORD.matcher(line);
    while (words.find()) {
      String word = words.group(1);
      for (Object command : known) {
        boolean isMeant = command.equals(word) || command.toString().endsWith(":" + word);
        if (isMeant && !LOOKS.matcher(command.toString()).matches()) {
          found.add(word.contains(":") ? word : "*:" + word);
        }
      }
    }
    return found;
  }
}
