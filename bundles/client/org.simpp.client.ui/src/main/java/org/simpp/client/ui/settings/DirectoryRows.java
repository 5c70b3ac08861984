package org.simpp.client.ui.settings;

import java.util.Optional;
import org.eclipse.swt.widgets.Text;
import org.simpp.client.directory.PeopleDirectory;
import org.simpp.client.settings.KnownSettings;
import org.simpp.client.settings.Setting;
import org.simpp.client.ui.look.Icon;
import org.simpp.client.ui.look.Remark;
import org.simpp.client.ui.look.Tint;

/**
 * Where people are looked for. What is written is kept when the field is left, and used by the next
 * question; a password is kept in memory alone.
 */
final class DirectoryRows {
  private final SettingRows rows;
  private final Remark wrong;

  DirectoryRows(SettingRows rows, PeopleDirectory directory) {
    this.rows = rows;
    line(KnownSettings.DIRECTORY_SERVER, "settings.directory.server")
        .setMessage("ldaps://directory.example.org");
    line(KnownSettings.DIRECTORY_BASE, "settings.directory.base").setMessage("dc=example,dc=org");
    line(KnownSettings.DIRECTORY_AUTHORITIES, "settings.directory.authorities");
    line(KnownSettings.DIRECTORY_USER, "settings.directory.user");
    rows.secret("settings.directory.password", directory::isPasswordKnown, directory::use);
    wrong =
        new Remark(
            rows.form(),
            rows.pieces(),
            "settings.directory.wrong",
            Tint.DANGER_GROUND,
            Tint.DANGER,
            Icon.WARNING);
  }

  private Text line(Setting<String> setting, String id) {
    Text field = rows.field(setting, id);
    field.setText(rows.preferences().get(setting));
    SettingRows.left(field, () -> keep(setting, id, field));
    return field;
  }

  /** What cannot be used is said, and what was set before holds. */
  private void keep(Setting<String> setting, String id, Text field) {
    if (rows.preferences().isLocked(setting)) {
      return;
    }
    Optional<String> allowed = setting.read(field.getText().strip());
    wrong.say(
        allowed.isPresent()
            ? ""
            : rows.messages()
                .text("settings.directory.wrong", rows.messages().text(id), setting.rule()));
    allowed
        .filter(value -> !value.equals(rows.preferences().get(setting)))
        .ifPresent(value -> rows.kept(setting, value));
  }
}
