package org.simpp.client.settings;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.simpp.model.Registration;

/** What is set, and nothing else of preferences. */
public final class ChosenSettings implements Preferences {
  private final Map<Setting<?>, String> all = new ConcurrentHashMap<>();

  public <T> void put(Setting<T> setting, T value) {
    String written = setting.write(value);
    if (setting.read(written).isEmpty()) {
      throw new AssertionError(setting + " does not allow " + value);
    }
    all.put(setting, written);
  }

  @Override
  public <T> T get(Setting<T> setting) {
    String value = all.get(setting);
    return value == null ? setting.preset() : setting.read(value).orElseThrow();
  }

  @Override
  public boolean isLocked(Setting<?> setting) {
    return false;
  }

  @Override
  public <T> CompletionStage<Void> choose(Setting<T> setting, T value) {
    return CompletableFuture.failedStage(new AssertionError("nobody chooses"));
  }

  @Override
  public List<SiteFault> faults() {
    return List.of();
  }

  @Override
  public Registration listen(Consumer<Setting<?>> listener) {
    return () -> {};
  }
}
