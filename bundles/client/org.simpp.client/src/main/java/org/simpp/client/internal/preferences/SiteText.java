package org.simpp.client.internal.preferences;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.simpp.client.internal.preferences.Site.Given;
import org.simpp.client.settings.Setting;
import org.simpp.client.settings.SiteFault;
import org.simpp.client.settings.SiteFault.Kind;

/**
 * The text of the organisation's file, taken strictly: a line that is not understood may be a lock
 * that was mistyped, so with one fault nothing of the file holds.
 */
final class SiteText {
  static final String HEADER = "simpp-site-settings 1";
  static final int MAX_LINES = 500;

  /** An administrator sees the first faults; a file of noise does not fill the screen. */
  private static final int MAX_FAULTS = 20;

  private static final int MAX_SUBJECT = 80;
  private static final String EXAMPLE = "default | locked NAME = VALUE";
  private static final Pattern LINE =
      Pattern.compile("(default|locked)[ \t]+([a-z.-]+)[ \t]*=[ \t]*(.*)");

  private final String file;
  private final Map<String, Setting<?>> known;
  private final Map<String, Given> values = new HashMap<>();
  private final List<SiteFault> faults = new ArrayList<>();

  /**
   * @param file for what is said of it
   * @param known the settings that there are, by name
   */
  SiteText(String file, Map<String, Setting<?>> known) {
    this.file = file;
    this.known = known;
  }

  Site read(String text) {
    List<String> lines = text.lines().toList();
    if (lines.isEmpty() || !lines.get(0).strip().equals(HEADER)) {
      fault(Kind.NO_HEADER, 1, "", HEADER);
    } else if (lines.size() > MAX_LINES) {
      fault(Kind.TOO_LARGE, MAX_LINES + 1, "", String.valueOf(MAX_LINES));
    } else {
      for (int line = 2; line <= lines.size(); line++) {
        String content = lines.get(line - 1).strip();
        if (!content.isEmpty() && !content.startsWith("#")) {
          take(line, content);
        }
      }
    }
    return new Site(values, faults);
  }

  private void take(int line, String content) {
    Matcher parts = LINE.matcher(content);
    if (!parts.matches()) {
      fault(Kind.NOT_A_SETTING, line, content, EXAMPLE);
      return;
    }
    String name = parts.group(2);
    Setting<?> setting = known.get(name);
    if (setting == null) {
      fault(Kind.UNKNOWN, line, name, "");
    } else if (setting.read(parts.group(3)).isEmpty()) {
      fault(Kind.VALUE, line, name, setting.rule());
    } else if (values.containsKey(name)) {
      fault(Kind.TWICE, line, name, "");
    } else {
      values.put(name, new Given(parts.group(3), parts.group(1).equals("locked")));
    }
  }

  private void fault(Kind kind, int line, String subject, String rule) {
    if (faults.size() < MAX_FAULTS) {
      String shown = subject.length() <= MAX_SUBJECT ? subject : subject.substring(0, MAX_SUBJECT);
      faults.add(new SiteFault(kind, file, line, shown, rule));
    }
  }
}
