package org.simpp.client.ui.settings;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.simpp.client.settings.KnownSettings;
import org.simpp.client.settings.Preferences;
import org.simpp.client.ui.language.Messages;
import org.simpp.client.ui.language.SiteWords;
import org.simpp.client.ui.look.Icon;
import org.simpp.client.ui.look.Pieces;
import org.simpp.client.ui.look.Remark;
import org.simpp.client.ui.look.Tint;
import org.simpp.client.ui.settings.Appearance.Colours;

/** What can be set on this computer; every choice applies at once. */
public final class SettingsForm {
  private final Combo colours;
  private final Button close;

  /**
   * Fills {@code form}.
   *
   * @param more adds what belongs to who is signed in
   */
  public SettingsForm(
      Composite form,
      Pieces pieces,
      Messages messages,
      Appearances appearances,
      Consumer<Composite> more,
      Runnable closed) {
    Preferences preferences = appearances.preferences();
    pieces.title(form, messages.text("settings.title"), 6);
    pieces.label(form, messages.text("settings.explanation"), Tint.TEXT_MUTED);
    new Remark(form, pieces, "settings.site", Tint.DANGER_GROUND, Tint.DANGER, Icon.WARNING)
        .say(SiteWords.of(messages, preferences.faults()));
    SettingRows rows = new SettingRows(form, pieces, messages, preferences);
    colours = appearance(rows, appearances);
    rows.choice(
        KnownSettings.NOTIFICATIONS_PRIVACY,
        "settings.notifications",
        List.of("nothing", "something", "sender", "text"),
        value -> messages.text("settings.notifications." + value));
    rows.choice(
        KnownSettings.LOCK_MINUTES,
        "settings.lock",
        List.of(0, 1, 2, 5, 10, 15, 30, 60),
        value -> messages.text(value == 0 ? "settings.lock.never" : "settings.lock.after", value));
    new ProxyRows(rows, appearances.proxyLogin());
    new DirectoryRows(rows, appearances.directory());
    more.accept(form);
    close = pieces.primary(form, "settings.close", messages.text("settings.close"), closed);
  }

  public void focus() {
    Control first = colours.isEnabled() ? colours : close;
    first.setFocus();
  }

  private static Combo appearance(SettingRows rows, Appearances appearances) {
    Messages messages = rows.messages();
    Appearance now = appearances.now();
    Combo first =
        rows.choice(
            KnownSettings.APPEARANCE_COLOURS,
            "settings.colours",
            List.of(Colours.values()),
            value -> messages.text("settings.colours." + value.name().toLowerCase(Locale.ROOT)),
            now.colours(),
            value -> appearances.choose(appearances.now().withColours(value)));
    if (appearances.textGrows()) {
      rows.choice(
          KnownSettings.APPEARANCE_TEXT,
          "settings.text",
          Appearance.TEXT_SIZES,
          value -> messages.text("settings.text.percent", value),
          now.textPercent(),
          value -> appearances.choose(appearances.now().withTextPercent(value)));
    }
    rows.choice(
        KnownSettings.APPEARANCE_LANGUAGE,
        "settings.language",
        Appearance.LANGUAGES,
        value -> messages.text("settings.language." + (value.isEmpty() ? "system" : value)),
        now.language(),
        value -> appearances.choose(appearances.now().withLanguage(value)));
    return first;
  }
}
