package org.simpp.client.ui.settings;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.simpp.client.ui.language.Messages;
import org.simpp.client.ui.look.Pieces;
import org.simpp.client.ui.look.Tint;
import org.simpp.client.ui.settings.Appearance.Colours;

/** What can be set on this computer; every choice applies at once. */
public final class SettingsForm {
  private final Composite form;
  private final Pieces pieces;
  private final Messages messages;
  private final Combo colours;

  public SettingsForm(
      Composite form, Pieces pieces, Messages messages, Appearances appearances, Runnable closed) {
    this.form = form;
    this.pieces = pieces;
    this.messages = messages;
    Appearance now = appearances.now();
    pieces.title(form, messages.text("settings.title"), 6);
    pieces.label(form, messages.text("settings.explanation"), Tint.TEXT_MUTED);
    colours =
        choice(
            "settings.colours",
            List.of(Colours.values()),
            now.colours(),
            value -> messages.text("settings.colours." + value.name().toLowerCase(Locale.ROOT)),
            value -> appearances.choose(appearances.now().withColours(value)));
    if (appearances.textGrows()) {
      choice(
          "settings.text",
          Appearance.TEXT_SIZES,
          now.textPercent(),
          value -> messages.text("settings.text.percent", value),
          value -> appearances.choose(appearances.now().withTextPercent(value)));
    }
    choice(
        "settings.language",
        Appearance.LANGUAGES,
        now.language(),
        value -> messages.text("settings.language." + (value.isEmpty() ? "system" : value)),
        value -> appearances.choose(appearances.now().withLanguage(value)));
    pieces.primary(form, "settings.close", messages.text("settings.close"), closed);
  }

  public void focus() {
    colours.setFocus();
  }

  /**
   * One thing to choose among a few.
   *
   * @param id of the control, and the key of its caption
   * @param words what a value is called
   */
  private <T> Combo choice(
      String id, List<T> values, T now, Function<T, String> words, Consumer<T> chosen) {
    String caption = messages.text(id);
    pieces.caption(form, caption);
    Combo combo = pieces.combo(form, id, caption);
    combo.setItems(values.stream().map(words).toArray(String[]::new));
    combo.select(values.indexOf(now));
    combo.addListener(SWT.Selection, event -> chosen.accept(values.get(combo.getSelectionIndex())));
    return combo;
  }
}
