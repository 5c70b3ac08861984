package org.simpp.client.ui.settings;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Text;
import org.simpp.client.settings.KnownSettings;
import org.simpp.client.settings.Preferences;
import org.simpp.client.settings.ProxyLogin;
import org.simpp.client.settings.Setting;
import org.simpp.client.ui.language.Messages;
import org.simpp.client.ui.look.Icon;
import org.simpp.client.ui.look.Remark;
import org.simpp.client.ui.look.Tint;

/**
 * Through which proxy servers are reached. What is written is kept when the field is left, and used
 * by the next connection; a password is kept in memory alone.
 */
final class ProxyRows {
  /** What can be chosen; the last two want an address. */
  private enum Kind {
    SYSTEM(""),
    NONE(""),
    HTTP("http://"),
    SOCKS("socks5://");

    private final String scheme;

    Kind(String scheme) {
      this.scheme = scheme;
    }

    static Kind of(String written) {
      return written.equals("system")
          ? SYSTEM
          : written.equals("none") ? NONE : written.startsWith("http:") ? HTTP : SOCKS;
    }

    String written(String address) {
      return scheme.isEmpty() ? name().toLowerCase(Locale.ROOT) : scheme + address;
    }
  }

  private final SettingRows rows;
  private final Preferences preferences;
  private final Combo kind;
  private final Text address;
  private final Remark wrong;

  ProxyRows(SettingRows rows, ProxyLogin login) {
    this.rows = rows;
    this.preferences = rows.preferences();
    Messages messages = rows.messages();
    String written = preferences.get(KnownSettings.PROXY_SERVER);
    kind =
        rows.choice(
            KnownSettings.PROXY_SERVER,
            "settings.proxy",
            List.of(Kind.values()),
            value -> messages.text("settings.proxy." + value.name().toLowerCase(Locale.ROOT)),
            Kind.of(written),
            value -> chosen());
    address = rows.field(KnownSettings.PROXY_SERVER, "settings.proxy.address");
    address.setText(written.replaceFirst("^(http|socks5)://|^(system|none)$", ""));
    address.setMessage("proxy.example.org:3128");
    wrong =
        new Remark(
            rows.form(),
            rows.pieces(),
            "settings.proxy.wrong",
            Tint.DANGER_GROUND,
            Tint.DANGER,
            Icon.WARNING);
    SettingRows.left(address, this::keepServer);
    text("settings.proxy.except", KnownSettings.PROXY_EXCEPT);
    text("settings.proxy.user", KnownSettings.PROXY_USER);
    rows.secret("settings.proxy.password", login::isKnown, login::use);
    address.setEnabled(wantsAddress() && !preferences.isLocked(KnownSettings.PROXY_SERVER));
  }

  private void text(String id, Setting<String> setting) {
    Text field = rows.field(setting, id);
    field.setText(preferences.get(setting));
    SettingRows.left(
        field,
        () -> {
          Optional<String> allowed = setting.read(field.getText().strip());
          if (allowed.isPresent() && !preferences.isLocked(setting)) {
            rows.kept(setting, allowed.get());
          } else {
            field.setText(preferences.get(setting));
          }
        });
  }

  private void chosen() {
    address.setEnabled(wantsAddress());
    keepServer();
    if (wantsAddress()) {
      address.setFocus();
    }
  }

  /** An address that is none is said, and what was set before holds. */
  private void keepServer() {
    String written = Kind.values()[kind.getSelectionIndex()].written(address.getText().strip());
    Optional<String> allowed = KnownSettings.PROXY_SERVER.read(written);
    if (preferences.isLocked(KnownSettings.PROXY_SERVER)) {
      return;
    }
    boolean isMissing = wantsAddress() && address.getText().isBlank();
    wrong.say(allowed.isPresent() || isMissing ? "" : rows.messages().text("settings.proxy.wrong"));
    allowed.ifPresent(value -> rows.kept(KnownSettings.PROXY_SERVER, value));
  }

  private boolean wantsAddress() {
    return !Kind.values()[kind.getSelectionIndex()].scheme.isEmpty();
  }
}
