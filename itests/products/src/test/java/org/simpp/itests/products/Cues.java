package org.simpp.itests.products;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Does beside a scenario what the scenario asks for by making a file of that name. */
final class Cues {
  private final Path folder;
  private final Map<String, Callable<String>> actions;

  /**
   * @param folder where the scenario makes its files
   * @param actions what to do, by the cue's name; what each returns is given to the scenario
   */
  Cues(Path folder, Map<String, Callable<String>> actions) {
    this.folder = folder;
    this.actions = actions;
  }

  /** Answers until the scenario is over, and returns what it did. */
  Product.Result answer(Callable<Product.Result> scenario) throws Exception {
    CompletableFuture<Product.Result> result = new CompletableFuture<>();
    Thread player = new Thread(() -> play(scenario, result), "scenario");
    player.start();
    while (true) {
      try {
        return result.get(100, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        answerOpen();
      }
    }
  }

  private static void play(
      Callable<Product.Result> scenario, CompletableFuture<Product.Result> result) {
    try {
      result.complete(scenario.call());
    } catch (Exception e) {
      result.completeExceptionally(e);
    }
  }

  private void answerOpen() throws Exception {
    for (Map.Entry<String, Callable<String>> action : actions.entrySet()) {
      Path done = folder.resolve(action.getKey() + ".done");
      if (Files.exists(folder.resolve(action.getKey())) && !Files.exists(done)) {
        say(done, action.getValue().call());
      }
    }
  }

  /** The file is there at once with all that it says. */
  private static void say(Path done, String words) throws IOException {
    Path written = Files.writeString(done.resolveSibling(done.getFileName() + ".part"), words);
    Files.move(written, done);
  }
}
