package org.simpp.client.internal.preferences;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.simpp.client.internal.preferences.Site.Given;
import org.simpp.client.settings.Preferences;
import org.simpp.client.settings.Setting;
import org.simpp.client.settings.SiteFault;
import org.simpp.model.Registration;

/** The organisation's word and the person's choices, put together. */
final class LivePreferences implements Preferences, AutoCloseable {
  private final Site site;
  private final @Nullable ChosenFile file;
  private final ExecutorService writer =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread made = new Thread(work, "preferences");
            made.setDaemon(true);
            return made;
          });
  private final List<Consumer<Setting<?>>> listeners = new CopyOnWriteArrayList<>();
  private volatile Map<String, String> chosen;

  /**
   * @param file where choices are kept; null keeps them for as long as this lives
   */
  LivePreferences(Site site, @Nullable ChosenFile file) {
    this.site = site;
    this.file = file;
    this.chosen = file == null ? Map.of() : file.read();
  }

  @Override
  public <T> T get(Setting<T> setting) {
    if (!site.faults().isEmpty() && setting.strictest().isPresent()) {
      return setting.strictest().get();
    }
    Optional<Given> given = Optional.ofNullable(site.values().get(setting.name()));
    Optional<T> locked = given.filter(Given::isLocked).map(Given::written).flatMap(setting::read);
    return locked
        .or(() -> Optional.ofNullable(chosen.get(setting.name())).flatMap(setting::read))
        .or(() -> given.map(Given::written).flatMap(setting::read))
        .orElse(setting.preset());
  }

  @Override
  public boolean isLocked(Setting<?> setting) {
    return site.isLocked(setting);
  }

  @Override
  public <T> CompletionStage<Void> choose(Setting<T> setting, T value) {
    if (isLocked(setting)) {
      throw new IllegalStateException(setting + " is set by the organisation");
    }
    String written = setting.write(value);
    if (setting.read(written).isEmpty()) {
      throw new IllegalArgumentException(setting + " is " + setting.rule());
    }
    CompletionStage<Void> kept = remember(setting.name(), written);
    listeners.forEach(listener -> listener.accept(setting));
    return kept;
  }

  @Override
  public List<SiteFault> faults() {
    return site.faults();
  }

  @Override
  public Registration listen(Consumer<Setting<?>> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** What was chosen until now is still written. */
  @Override
  public void close() {
    writer.shutdown();
  }

  private synchronized CompletionStage<Void> remember(String name, String written) {
    Map<String, String> more = new HashMap<>(chosen);
    more.put(name, written);
    Map<String, String> all = Map.copyOf(more);
    chosen = all;
    ChosenFile place = file;
    return place == null
        ? CompletableFuture.completedStage(null)
        : CompletableFuture.runAsync(() -> write(place, all), writer);
  }

  private static void write(ChosenFile place, Map<String, String> all) {
    try {
      place.write(all);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
