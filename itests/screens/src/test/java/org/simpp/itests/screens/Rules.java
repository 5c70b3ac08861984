package org.simpp.itests.screens;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.simpp.client.settings.KnownSettings;
import org.simpp.client.settings.Preferences;
import org.simpp.client.settings.Setting;
import org.simpp.client.settings.SiteFault;
import org.simpp.model.Registration;

/**
 * Settings as they stand, which nobody changes.
 *
 * @param values what was chosen, by name, as it is written
 * @param locked the names of what the organisation decides
 */
record Rules(Map<String, String> values, Set<String> locked, List<SiteFault> faults)
    implements Preferences {
  /** An organisation that decides where the server is and how dark the screens are. */
  static Rules ofTheHarbour() {
    return new Rules(
        Map.of(KnownSettings.SERVER_ADDRESS.name(), "chat.harbour.example:5222"),
        Set.of(
            KnownSettings.SERVER_ADDRESS.name(),
            KnownSettings.APPEARANCE_COLOURS.name(),
            KnownSettings.APPEARANCE_LANGUAGE.name()),
        List.of());
  }

  /** A file with a mistyped lock. */
  static Rules damaged() {
    SiteFault fault =
        new SiteFault(
            SiteFault.Kind.VALUE,
            "/etc/simpp/desktop.settings",
            7,
            "appearance.text",
            KnownSettings.APPEARANCE_TEXT.rule());
    return new Rules(Map.of(), Set.of(), List.of(fault, fault));
  }

  @Override
  public <T> T get(Setting<T> setting) {
    return Optional.ofNullable(values.get(setting.name()))
        .flatMap(setting::read)
        .orElse(setting.preset());
  }

  @Override
  public boolean isLocked(Setting<?> setting) {
    return locked.contains(setting.name());
  }

  @Override
  public <T> CompletionStage<Void> choose(Setting<T> setting, T value) {
    throw new AssertionError("nobody chose " + setting + ": " + value);
  }

  @Override
  public Registration listen(Consumer<Setting<?>> listener) {
    return () -> {};
  }
}
