package org.simpp.client.ui.settings;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.simpp.client.settings.Preferences;
import org.simpp.client.settings.Setting;
import org.simpp.client.ui.entrance.Secret;
import org.simpp.client.ui.language.Messages;
import org.simpp.client.ui.look.Pieces;
import org.simpp.client.ui.look.Tint;
import org.simpp.model.SecretBytes;

/**
 * The rows of a form of settings, a control each. What the organisation has locked is shown and
 * cannot be changed, and says so.
 */
public record SettingRows(
    Composite form, Pieces pieces, Messages messages, Preferences preferences) {
  /**
   * One thing to choose among a few, kept when it is chosen.
   *
   * @param id of the control, and the key of its caption
   * @param words what a value is called
   */
  public <T> Combo choice(
      Setting<T> setting, String id, List<T> values, Function<T, String> words) {
    return choice(
        setting, id, values, words, preferences.get(setting), value -> kept(setting, value));
  }

  /**
   * As above, where choosing does more than keeping.
   *
   * @param now what holds
   * @param chosen keeps it
   */
  <T> Combo choice(
      Setting<?> setting,
      String id,
      List<T> values,
      Function<T, String> words,
      T now,
      Consumer<T> chosen) {
    pieces.caption(form, messages.text(id));
    Combo combo = pieces.combo(form, id, messages.text(id));
    combo.setItems(values.stream().map(words).toArray(String[]::new));
    combo.select(values.indexOf(now));
    combo.addListener(SWT.Selection, event -> chosen.accept(values.get(combo.getSelectionIndex())));
    guard(setting, id, messages.text(id), combo);
    return combo;
  }

  /**
   * Something that is on or off, kept when it is switched.
   *
   * @param id of the control, and the key of its caption
   */
  public Button onOff(Setting<Boolean> setting, String id) {
    Button box = new Button(form, SWT.CHECK | SWT.WRAP);
    box.setText(Pieces.escaped(messages.text(id)));
    box.setForeground(pieces.look().color(Tint.TEXT));
    box.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
    box.setSelection(preferences.get(setting));
    box.addListener(SWT.Selection, event -> kept(setting, box.getSelection()));
    pieces.named(box, id, messages.text(id));
    guard(setting, id, messages.text(id), box);
    return box;
  }

  /** A field for one line of text, which whoever asks for it fills and keeps. */
  Text field(Setting<?> setting, String id) {
    String caption = messages.text(id);
    Text field = pieces.field(form, id, caption, SWT.SINGLE);
    guard(setting, id, caption, field);
    return field;
  }

  /**
   * A field for a password that is handed over when the field is left.
   *
   * @param isKnown whether there is one already
   */
  void secret(String id, BooleanSupplier isKnown, Consumer<SecretBytes> use) {
    Text field = pieces.field(form, id, messages.text(id), SWT.PASSWORD);
    String known = messages.text("settings.password.known");
    if (isKnown.getAsBoolean()) {
      field.setMessage(known);
    }
    left(
        field,
        () -> {
          if (field.getCharCount() > 0) {
            use.accept(Secret.of(field.getTextChars()));
            field.setText("");
            field.setMessage(known);
          }
        });
  }

  /** Runs it when somebody has finished with the field. */
  static void left(Text field, Runnable then) {
    field.addListener(SWT.FocusOut, event -> then.run());
    field.addListener(SWT.DefaultSelection, event -> then.run());
  }

  <T> void kept(Setting<T> setting, T value) {
    preferences
        .choose(setting, value)
        .whenComplete(
            (done, failure) -> {
              if (failure != null) {
                System.getLogger(SettingRows.class.getName())
                    .log(System.Logger.Level.WARNING, setting + " is not kept", failure);
              }
            });
  }

  /** Where the organisation has decided, the control cannot be used, and it is said below it. */
  public void guard(Setting<?> setting, String id, String caption, Control control) {
    if (!preferences.isLocked(setting)) {
      return;
    }
    String words = messages.text("settings.locked");
    control.setEnabled(false);
    pieces.named(control, id, messages.text("settings.locked.name", caption, words));
    Label label = pieces.label(form, words, Tint.TEXT_MUTED);
    label.setFont(pieces.look().small());
    label.setData("id", id + ".locked");
  }
}
