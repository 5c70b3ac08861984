package org.simpp.client.ui.settings;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;
import org.simpp.client.ui.settings.Appearance.Colours;

/**
 * Keeps the appearance on this computer: three lines that can be lost without harm, hence read with
 * forbearance.
 */
public record AppearanceFile(Path file) {
  private static final int MAX_BYTES = 4_096;

  /** What was chosen; as the system has it where there is no file, or none that can be read. */
  public Appearance read() {
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > MAX_BYTES) {
        return Appearance.ofSystem();
      }
      Properties lines = new Properties();
      lines.load(new StringReader(Files.readString(file)));
      return new Appearance(
          Colours.valueOf(lines.getProperty("colours", Colours.SYSTEM.name())),
          Integer.parseInt(lines.getProperty("text", "100")),
          lines.getProperty("language", ""));
    } catch (IOException | IllegalArgumentException e) {
      System.getLogger(AppearanceFile.class.getName())
          .log(System.Logger.Level.INFO, file + " is not readable; the system's look is used", e);
      return Appearance.ofSystem();
    }
  }

  /**
   * Replaces what is there.
   *
   * @throws IOException if it cannot be written; what was there is there still
   */
  public void write(Appearance appearance) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(
        fresh,
        "colours=%s%ntext=%d%nlanguage=%s%n"
            .formatted(appearance.colours(), appearance.textPercent(), appearance.language()));
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
