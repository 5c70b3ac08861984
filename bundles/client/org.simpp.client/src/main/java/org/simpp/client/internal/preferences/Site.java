package org.simpp.client.internal.preferences;

import java.util.List;
import java.util.Map;
import org.simpp.client.settings.Setting;
import org.simpp.client.settings.SiteFault;

/**
 * What the organisation says: either values, by the names of the settings, or what is wrong with
 * its file.
 */
record Site(Map<String, Given> values, List<SiteFault> faults) {
  /** No word from the organisation. */
  static final Site NONE = new Site(Map.of(), List.of());

  /** A value as it is written, known to be allowed. */
  record Given(String written, boolean isLocked) {}

  Site {
    values = faults.isEmpty() ? Map.copyOf(values) : Map.of();
    faults = List.copyOf(faults);
  }

  static Site damaged(SiteFault fault) {
    return new Site(Map.of(), List.of(fault));
  }

  /** Whether the person cannot change the setting. */
  boolean isLocked(Setting<?> setting) {
    Given given = values.get(setting.name());
    return faults.isEmpty() ? given != null && given.isLocked() : setting.strictest().isPresent();
  }
}
