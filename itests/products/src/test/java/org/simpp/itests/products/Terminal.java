package org.simpp.itests.products;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A person at a real terminal, who types when something is shown. */
final class Terminal {
  private static final int PATIENCE_SECONDS = 240;

  private final List<String> steps = new ArrayList<>();

  /** Types {@code text} and Enter when {@code awaited} has been shown since the step before. */
  Terminal enters(String awaited, String text) {
    return types(awaited, text + "\r");
  }

  /** Types {@code keys} when {@code awaited} has been shown since the step before. */
  Terminal types(String awaited, String keys) {
    steps.add(awaited);
    steps.add(keys);
    return this;
  }

  /** {@code ./run shell} for {@code server}: all that the terminal showed, and the status. */
  Product.Result at(RunningServer server, String... command)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>();
    words.add("/usr/bin/python3");
    words.add(Product.ROOT.resolve("itests/products/src/test/python/terminal.py").toString());
    words.addAll(steps);
    words.addAll(List.of("--", "./run", "shell", "--data", server.data().toString()));
    words.addAll(List.of(command));
    return Product.execute(Map.of(), PATIENCE_SECONDS, words.toArray(String[]::new));
  }
}
