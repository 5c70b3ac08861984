package org.simpp.client.ui.report;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.swt.SWT;
import org.jspecify.annotations.Nullable;
import org.simpp.client.ConnectionState;
import org.simpp.client.Session;
import org.simpp.client.Trouble;
import org.simpp.client.settings.KnownSettings;
import org.simpp.client.settings.Preferences;
import org.simpp.client.settings.Setting;
import org.simpp.client.settings.SiteFault;

/**
 * What an operator needs to know of a problem: versions, settings, how the connection stands and
 * the last lines of the log. It names no person, no computer and no key, and never holds what was
 * written. It is in English, for whoever reads many of them.
 */
public record Report(Preferences preferences, @Nullable Session session) {
  /** Names of people and of what belongs to them: that they are set is all that is told. */
  private static final Set<Setting<?>> PERSONAL =
      Set.of(KnownSettings.PROXY_USER, KnownSettings.DIRECTORY_USER, KnownSettings.DIRECTORY_BASE);

  /** The text at {@code now}, with these lines of the log. */
  public String text(Instant now, List<String> log) {
    Pseudonyms pseudonyms = new Pseudonyms();
    List<String> lines = new ArrayList<>();
    lines.add("Problem report of " + now.truncatedTo(ChronoUnit.SECONDS));
    lines.add("People, computers and keys are replaced. Read it before you hand it on.");
    versions(lines);
    settings(lines);
    connection(lines, pseudonyms);
    lines.add("");
    lines.add("== Log");
    lines.addAll(log);
    StringBuilder text = new StringBuilder();
    for (String line : lines) {
      text.append(told(line, pseudonyms)).append('\n');
    }
    return text.toString();
  }

  private static String told(String line, Pseudonyms pseudonyms) {
    String home = pseudonyms.hide(line, System.getProperty("user.home", ""), "[home]");
    return pseudonyms.of(home);
  }

  private static void versions(List<String> lines) {
    lines.add("");
    lines.add("== Versions");
    lines.add("SIMPP " + Version.ofThis());
    lines.add("Java " + System.getProperty("java.version"));
    lines.add(
        "%s %s, %s"
            .formatted(
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("os.arch")));
    lines.add("SWT %d, %s".formatted(SWT.getVersion(), SWT.getPlatform()));
  }

  private void settings(List<String> lines) {
    lines.add("");
    lines.add("== Settings");
    for (Setting<?> setting : KnownSettings.ALL) {
      String locked = preferences.isLocked(setting) ? " (locked by the organisation)" : "";
      lines.add(setting.name() + " = " + written(setting) + locked);
    }
    for (SiteFault fault : preferences.faults()) {
      lines.add("fault: %s, line %d, %s".formatted(fault.kind(), fault.line(), fault.subject()));
    }
  }

  private <T> String written(Setting<T> setting) {
    String value = setting.write(preferences.get(setting));
    return value.isEmpty() || !PERSONAL.contains(setting) ? value : "[set]";
  }

  private void connection(List<String> lines, Pseudonyms pseudonyms) {
    pseudonyms.knowHost(preferences.get(KnownSettings.SERVER_ADDRESS).replaceFirst(":\\d+$", ""));
    pseudonyms.knowHost(
        preferences.get(KnownSettings.DIRECTORY_SERVER).replaceAll("^ldaps?://|:\\d+$", ""));
    lines.add("");
    lines.add("== Session");
    Session open = session;
    if (open == null) {
      lines.add("nobody is signed in");
      return;
    }
    pseudonyms.knowHost(open.account().domain());
    lines.add("profile " + open.profile());
    lines.add("connection " + words(open.connection()));
    lines.add("contacts " + open.contacts().all().size());
    lines.add(
        "unread "
            + open.conversations().unread().values().stream().mapToInt(Integer::intValue).sum());
    for (Trouble notice : open.notices()) {
      lines.add("notice " + notice.key() + ": " + notice.detail());
    }
  }

  private static String words(ConnectionState state) {
    if (state instanceof ConnectionState.Online online) {
      return "online, " + online.address() + " at " + online.server() + ", " + online.tls();
    } else if (state instanceof ConnectionState.Reconnecting again) {
      return "reconnecting, " + again.cause().key() + ": " + again.cause().detail();
    } else if (state instanceof ConnectionState.Offline offline) {
      return "offline, " + offline.cause().key() + ": " + offline.cause().detail();
    }
    return "connecting";
  }
}
