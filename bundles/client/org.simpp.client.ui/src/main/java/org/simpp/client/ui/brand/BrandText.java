package org.simpp.client.ui.brand;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.swt.graphics.RGB;
import org.simpp.client.ui.brand.BrandFault.Kind;
import org.simpp.client.ui.look.Palette;
import org.simpp.client.ui.look.Theme;
import org.simpp.client.ui.look.Tint;

/** The lines of a branding, taken strictly. */
record BrandText(Map<String, String> texts, Palette palette, List<BrandFault> faults) {
  static final String HEADER = "simpp-branding 1";

  /** How long each text may be. */
  private static final Map<String, Integer> LENGTHS =
      Map.of(Brand.NAME, 24, Brand.TAGLINE, 80, Brand.LOGIN, 200);

  private static final Pattern LINE = Pattern.compile("([A-Za-z_.-]+)\\s*=\\s*(\\S.*)");
  private static final Pattern COLOUR_NAME = Pattern.compile("colour\\.([a-z-]+)\\.(light|dark)");
  private static final Pattern COLOUR = Pattern.compile("#([0-9a-f]{6})");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(name|account|date)\\}");

  static BrandText read(String text) {
    Reader reader = new Reader();
    List<String> lines = text.lines().map(String::strip).toList();
    if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
      reader.fault(1, lines.isEmpty() ? "" : lines.get(0), HEADER);
    } else {
      for (int line = 2; line <= lines.size(); line++) {
        String content = lines.get(line - 1);
        if (!content.isEmpty() && !content.startsWith("#")) {
          reader.take(line, content);
        }
      }
    }
    return new BrandText(reader.texts, reader.palette, reader.faults);
  }

  private static final class Reader {
    private final Map<String, String> texts = new HashMap<>();
    private final List<BrandFault> faults = new ArrayList<>();
    private Palette palette = Palette.house();

    void take(int line, String content) {
      Matcher parts = LINE.matcher(content);
      if (!parts.matches()) {
        fault(line, content, "NAME = VALUE");
        return;
      }
      String name = parts.group(1);
      Matcher colour = COLOUR_NAME.matcher(name);
      Integer length = LENGTHS.get(name.replace(Brand.CHINESE, ""));
      if (colour.matches()) {
        colour(line, colour, parts.group(2));
      } else if (length == null) {
        fault(line, name, "name, tagline, login, colour.ROLE.light, colour.ROLE.dark");
      } else {
        text(line, name, parts.group(2), length);
      }
    }

    private void text(int line, String name, String words, int length) {
      String plain =
          name.startsWith(Brand.LOGIN) ? PLACEHOLDER.matcher(words).replaceAll("") : words;
      if (words.length() > length) {
        fault(line, name, "<= " + length);
      } else if (plain.indexOf('{') >= 0 || plain.chars().anyMatch(Character::isISOControl)) {
        fault(line, name, "{name}, {account}, {date}");
      } else if (texts.putIfAbsent(name, words) != null) {
        fault(line, name, "1");
      }
    }

    private void colour(int line, Matcher name, String written) {
      Optional<Tint> tint = Palette.role(name.group(1));
      Matcher value = COLOUR.matcher(written);
      if (tint.isEmpty()) {
        fault(line, name.group(), Palette.roles());
      } else if (!value.matches()) {
        fault(line, written, "#0f3d5c");
      } else {
        int number = Integer.parseInt(value.group(1), 16);
        RGB colour = new RGB(number >> 16, (number >> 8) & 0xff, number & 0xff);
        Theme theme = name.group(2).equals("light") ? Theme.LIGHT : Theme.DARK;
        palette = palette.with(tint.get(), theme, colour);
      }
    }

    private void fault(int line, String subject, String rule) {
      String shown = subject.length() <= 80 ? subject : subject.substring(0, 80);
      faults.add(new BrandFault(Kind.LINE, Branding.TEXTS, line, shown, rule));
    }
  }
}
