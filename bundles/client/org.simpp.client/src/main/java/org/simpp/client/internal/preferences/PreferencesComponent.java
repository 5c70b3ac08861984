package org.simpp.client.internal.preferences;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.simpp.client.settings.Preferences;
import org.simpp.client.settings.Setting;
import org.simpp.client.settings.SiteFault;
import org.simpp.model.Registration;

/** Finds the files of this computer. */
@Component(service = Preferences.class)
public final class PreferencesComponent implements Preferences {
  private static final System.Logger LOG = System.getLogger(PreferencesComponent.class.getName());

  private final LivePreferences preferences;

  @Activate
  public PreferencesComponent(BundleContext context) {
    Places places =
        Places.of(
            System.getProperty("os.name", ""),
            System.getenv("ProgramData"),
            context.getProperty("osgi.install.area"),
            context.getProperty("osgi.instance.area"));
    ChosenFile chosen =
        places.workspace() == null
            ? null
            : new ChosenFile(places.workspace().resolve("settings.properties"));
    preferences = new LivePreferences(SiteFile.firstOf(places.site()), chosen);
    preferences
        .faults()
        .forEach(fault -> LOG.log(System.Logger.Level.WARNING, "not used: {0}", fault));
  }

  @Deactivate
  void close() {
    preferences.close();
  }

  @Override
  public <T> T get(Setting<T> setting) {
    return preferences.get(setting);
  }

  @Override
  public boolean isLocked(Setting<?> setting) {
    return preferences.isLocked(setting);
  }

  @Override
  public <T> CompletionStage<Void> choose(Setting<T> setting, T value) {
    return preferences.choose(setting, value);
  }

  @Override
  public List<SiteFault> faults() {
    return preferences.faults();
  }

  @Override
  public Registration listen(Consumer<Setting<?>> listener) {
    return preferences.listen(listener);
  }
}
