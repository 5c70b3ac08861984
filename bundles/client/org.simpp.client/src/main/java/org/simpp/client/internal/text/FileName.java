package org.simpp.client.internal.text;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/** Names of files that others have chosen. */
public final class FileName {
  /** In UTF-8; file systems allow 255, and something is put around it while it is written. */
  private static final int MAX_BYTES = 180;

  private static final int MAX_ENDING = 16;
  private static final String UNNAMED = "file";

  /** What Windows takes for devices, whatever follows a dot. */
  private static final Set<String> DEVICES = Set.of("con", "prn", "aux", "nul", "com", "lpt");

  private FileName() {}

  /**
   * {@code name} as a file can have it in a folder of any system, and as it is shown: no folder
   * before it, no character that hides or turns others round, not hidden, not long. It may well be
   * the name of a program.
   */
  public static String safe(String name) {
    String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    StringBuilder kept = new StringBuilder();
    last.codePoints().limit(4_096).filter(FileName::isHarmless).forEach(kept::appendCodePoint);
    String bare = kept.toString().strip().replaceAll("^[. ]+", "").replaceAll("[. ]+$", "");
    String shown = shortened(bare);
    return shown.isEmpty() ? UNNAMED : isDevice(shown) ? "_" + shown : shown;
  }

  private static boolean isHarmless(int character) {
    int type = Character.getType(character);
    return type != Character.CONTROL
        && type != Character.FORMAT
        && type != Character.SURROGATE
        && type != Character.UNASSIGNED
        && type != Character.PRIVATE_USE
        && type != Character.LINE_SEPARATOR
        && type != Character.PARAGRAPH_SEPARATOR
        && "<>:\"|?*".indexOf(character) < 0;
  }

  /** The ending says what it is opened with, so it stays. */
  private static String shortened(String name) {
    int dot = name.lastIndexOf('.');
    boolean hasEnding = dot > 0 && name.length() - dot <= MAX_ENDING;
    String stem = hasEnding ? name.substring(0, dot) : name;
    String ending = name.substring(stem.length());
    while (bytes(stem) + bytes(ending) > MAX_BYTES) {
      stem = stem.substring(0, stem.offsetByCodePoints(stem.length(), -1));
    }
    return stem + ending;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static boolean isDevice(String name) {
    String stem = name.replaceFirst("\\..*", "").strip().toLowerCase(Locale.ROOT);
    return DEVICES.contains(stem) || DEVICES.contains(stem.replaceFirst("[0-9]$", ""));
  }
}
