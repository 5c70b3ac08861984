package org.simpp.client.settings;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;
import org.simpp.model.Registration;

/**
 * What is set on this computer. An OSGi service; any thread may ask.
 *
 * <p>What the organisation has locked holds; else what the person has chosen; else what the
 * organisation gives as default; else the preset. Where the organisation's file is there and cannot
 * be used, {@link #faults} says why, nothing of it holds, and every setting of security stands
 * locked at its strictest value.
 */
@ProviderType
public interface Preferences {
  /** What holds now. */
  <T> T get(Setting<T> setting);

  /** Whether the organisation decides it alone. */
  boolean isLocked(Setting<?> setting);

  /**
   * The person's choice: it holds at once.
   *
   * @return completes when it is kept for the next start; fails with an {@link
   *     java.io.UncheckedIOException} where it cannot be
   * @throws IllegalStateException if the setting is locked: a screen does not offer that
   * @throws IllegalArgumentException if the setting does not allow the value
   */
  <T> CompletionStage<Void> choose(Setting<T> setting, T value);

  /** What is wrong with the organisation's file; none where it is whole, or there is none. */
  List<SiteFault> faults();

  /** Tells of every choice from now on, on the thread of whoever chooses, until it is closed. */
  Registration listen(Consumer<Setting<?>> listener);
}
