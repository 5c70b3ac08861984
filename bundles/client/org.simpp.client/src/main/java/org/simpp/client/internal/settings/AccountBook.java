package org.simpp.client.internal.settings;

import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.simpp.client.ClientException;

/** The settings of the account that is signed in, kept with every change. On the loop only. */
public final class AccountBook {
  private final SettingsFolder folder;
  private AccountSettings settings;

  public AccountBook(SettingsFolder folder, AccountSettings settings) {
    this.folder = folder;
    this.settings = settings;
  }

  /** Where everything of the account lies. */
  public Path folder() {
    return folder.folderOf(settings.account());
  }

  public AccountSettings settings() {
    return settings;
  }

  /**
   * Changes them; a change that cannot be kept holds until the client ends.
   *
   * @throws ClientException with {@link org.simpp.client.Trouble.Cause#SETTINGS_NOT_KEPT}
   */
  public void change(UnaryOperator<AccountSettings> change) throws ClientException {
    AccountSettings changed = change.apply(settings);
    if (!changed.equals(settings)) {
      settings = changed;
      folder.keep(changed);
    }
  }
}
