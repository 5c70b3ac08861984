package org.simpp.itests.products;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A screen of its own, on which a scenario moves real desktops by their accessible names. */
final class Screen {
  private static final Path PYTHON = Product.ROOT.resolve("itests/products/src/test/python");
  private static final Path LABELS =
      Product.ROOT.resolve(
          "bundles/client/org.simpp.client.ui/src/main/resources/org/simpp/client/ui");
  private static final int SCENARIO_SECONDS = 600;

  private Screen() {}

  /** Plays {@code scenario}, a file beside {@code atspi.py}, to its end. */
  static Product.Result play(String scenario, String... arguments) throws Exception {
    List<String> words = new ArrayList<>();
    words.addAll(List.of("xvfb-run", "-a", "-s", "-screen 0 2120x760x24"));
    words.addAll(List.of("dbus-run-session", "--"));
    words.add(PYTHON.resolve("with_window_manager.sh").toString());
    words.addAll(List.of("/usr/bin/python3", PYTHON.resolve(scenario).toString()));
    words.addAll(List.of(arguments));
    return Product.execute(
        Map.of("GDK_BACKEND", "x11"), SCENARIO_SECONDS, words.toArray(String[]::new));
  }

  /** The texts of the desktop in a language, which is "" for English. */
  static String labels(String language) {
    String suffix = language.isEmpty() ? "" : "_" + language;
    return LABELS.resolve("messages" + suffix + ".properties").toString();
  }

  /** An empty folder for what a scenario leaves to be looked at. */
  static Path emptyFolder(String name) throws IOException, InterruptedException {
    Path work = Product.OUTPUT.resolve(name);
    Product.execute(Map.of(), 30, "rm", "-rf", work.toString());
    return Files.createDirectories(work);
  }
}
