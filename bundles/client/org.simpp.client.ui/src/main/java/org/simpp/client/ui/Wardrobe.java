package org.simpp.client.ui;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.jspecify.annotations.Nullable;
import org.simpp.client.directory.PeopleDirectory;
import org.simpp.client.settings.KnownSettings;
import org.simpp.client.settings.Preferences;
import org.simpp.client.settings.ProxyLogin;
import org.simpp.client.ui.brand.Brand;
import org.simpp.client.ui.brand.BrandFault;
import org.simpp.client.ui.brand.Branding;
import org.simpp.client.ui.language.Messages;
import org.simpp.client.ui.language.SiteWords;
import org.simpp.client.ui.look.Look;
import org.simpp.client.ui.look.NativeLook;
import org.simpp.client.ui.look.Pieces;
import org.simpp.client.ui.look.Theme;
import org.simpp.client.ui.settings.Appearance;
import org.simpp.client.ui.settings.Appearances;
import org.simpp.client.ui.thread.UiThread;

/** The look and the language that the window has now, and how it gets others. */
final class Wardrobe implements Appearances {
  private final Composite parent;
  private final UiThread thread;
  private final Preferences preferences;
  private final ProxyLogin proxyLogin;
  private final PeopleDirectory directory;
  private final Runnable changed;
  private final NativeLook natives;
  private final Branding branding = Branding.installed();
  private Appearance now;
  private Pieces pieces;
  private Messages messages;

  /**
   * @param changed called after every choice: every screen is to be made anew
   */
  Wardrobe(
      Composite parent,
      UiThread thread,
      Preferences preferences,
      ProxyLogin proxyLogin,
      PeopleDirectory directory,
      Runnable changed) {
    this.parent = parent;
    this.thread = thread;
    this.preferences = preferences;
    this.proxyLogin = proxyLogin;
    this.directory = directory;
    this.changed = changed;
    this.natives = new NativeLook(parent.getDisplay());
    this.now = atStart(preferences);
    this.pieces = new Pieces(look(parent));
    this.messages = Messages.in(now.language());
    natives.follow(theme(), now.textPercent());
  }

  Pieces pieces() {
    return pieces;
  }

  Messages messages() {
    return messages;
  }

  /** Where the next screen goes; its colours and fonts are released with it. */
  Composite ground() {
    Composite ground = new Composite(parent, SWT.NONE);
    ground.setLayout(new FillLayout());
    pieces = new Pieces(look(ground));
    return ground;
  }

  @Override
  public Appearance now() {
    return now;
  }

  @Override
  public void choose(Appearance chosen) {
    Appearance former = now;
    now = chosen;
    messages = Messages.in(chosen.language());
    thread.when(
        chosen.keep(preferences, former),
        kept -> {},
        trouble ->
            System.getLogger(Wardrobe.class.getName())
                .log(System.Logger.Level.WARNING, "the look is not kept: {0}", trouble));
    // the control that was used goes with its screen, so its event has to end first
    thread.run(
        () -> {
          Object before = id(parent.getDisplay().getFocusControl());
          natives.follow(theme(), now.textPercent());
          changed.run();
          focus(parent, before);
        });
  }

  @Override
  public boolean textGrows() {
    return natives.textGrows();
  }

  @Override
  public Preferences preferences() {
    return preferences;
  }

  @Override
  public Brand brand() {
    return branding.brand();
  }

  /** What is wrong with the branding and with the organisation's settings; "" for nothing. */
  String faults() {
    String settings = SiteWords.of(messages, preferences.faults());
    String brand = BrandFault.words(messages, branding.faults());
    return settings + (settings.isEmpty() || brand.isEmpty() ? "" : "\n") + brand;
  }

  @Override
  public ProxyLogin proxyLogin() {
    return proxyLogin;
  }

  @Override
  public PeopleDirectory directory() {
    return directory;
  }

  /** Whoever starts the desktop may name a language, unless the organisation has. */
  private static Appearance atStart(Preferences preferences) {
    Appearance kept = Appearance.of(preferences);
    String wanted = System.getProperty("simpp.language", "");
    boolean isUsed =
        Appearance.LANGUAGES.contains(wanted)
            && !wanted.isEmpty()
            && !preferences.isLocked(KnownSettings.APPEARANCE_LANGUAGE);
    return isUsed ? kept.withLanguage(wanted) : kept;
  }

  private Theme theme() {
    return now.colours().theme().orElse(natives.preferred());
  }

  private Look look(Control owner) {
    int percent = natives.textGrows() ? now.textPercent() : 100;
    return new Look(owner, theme(), percent, brand().palette(), brand().logo());
  }

  private static Object id(@Nullable Control control) {
    return control == null || control.getData("id") == null ? "" : control.getData("id");
  }

  /** Gives the keyboard to the control of that id. */
  private static boolean focus(Control at, Object id) {
    if (id.equals(at.getData("id"))) {
      return at.setFocus();
    }
    if (at instanceof Composite composite) {
      for (Control child : composite.getChildren()) {
        if (focus(child, id)) {
          return true;
        }
      }
    }
    return false;
  }
}
