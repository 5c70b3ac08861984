package org.simpp.client.internal.preferences;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the person has chosen, a line a setting. It can be lost without harm, hence it is read with
 * forbearance: a line that says nothing is passed over, one of a setting that is not known is kept.
 */
record ChosenFile(Path file) {
  private static final int MAX_BYTES = 65_536;
  private static final String SIGN = " = ";

  /** By the settings' names; nothing where there is no file, or none that can be read. */
  Map<String, String> read() {
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > MAX_BYTES) {
        return Map.of();
      }
      try (Stream<String> lines = Files.lines(file)) {
        return lines
            .map(line -> line.split(SIGN, 2))
            .filter(parts -> parts.length == 2)
            .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1], (one, next) -> next));
      }
    } catch (IOException | java.io.UncheckedIOException e) {
      System.getLogger(ChosenFile.class.getName())
          .log(System.Logger.Level.INFO, file + " is not readable; nothing is chosen", e);
      return Map.of();
    }
  }

  /**
   * Replaces what is there.
   *
   * @throws IOException if it cannot be written; what was there is there still
   */
  void write(Map<String, String> chosen) throws IOException {
    String lines =
        new TreeMap<>(chosen)
            .entrySet().stream()
                .map(entry -> entry.getKey() + SIGN + entry.getValue() + "\n")
                .collect(Collectors.joining());
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.createDirectories(fresh.toAbsolutePath().getParent());
    Files.writeString(fresh, lines);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
