package org.simpp.client.internal.directory;

import java.util.Optional;
import org.simpp.client.internal.directory.DirectoryText.Server;
import org.simpp.client.settings.KnownSettings;
import org.simpp.client.settings.Preferences;

/**
 * The directory as it is set now.
 *
 * @param isPlain whether the organisation wants it asked without TLS
 * @param authorities the file of the authorities that are trusted; "" for the platform's
 * @param base the name of the entry that everything is below
 * @param user who asks; "" for nobody
 * @param passwordFile "" for none
 */
record Place(
    Server server,
    boolean isPlain,
    String authorities,
    String base,
    String user,
    String passwordFile,
    Attributes attributes) {
  /** What the directory calls what is known of a person. */
  record Attributes(String name, String address, String unit, String title, String phone) {
    String[] all() {
      return new String[] {name, address, unit, title, phone};
    }
  }

  /** Empty where none is set. */
  static Optional<Place> of(Preferences preferences) {
    return DirectoryText.server(preferences.get(KnownSettings.DIRECTORY_SERVER))
        .map(
            server ->
                new Place(
                    server,
                    preferences.get(KnownSettings.DIRECTORY_PLAINTEXT) && !server.isTls(),
                    preferences.get(KnownSettings.DIRECTORY_AUTHORITIES),
                    preferences.get(KnownSettings.DIRECTORY_BASE),
                    preferences.get(KnownSettings.DIRECTORY_USER),
                    preferences.get(KnownSettings.DIRECTORY_PASSWORD_FILE),
                    new Attributes(
                        preferences.get(KnownSettings.DIRECTORY_NAME),
                        preferences.get(KnownSettings.DIRECTORY_ADDRESS),
                        preferences.get(KnownSettings.DIRECTORY_UNIT),
                        preferences.get(KnownSettings.DIRECTORY_TITLE),
                        preferences.get(KnownSettings.DIRECTORY_PHONE))));
  }
}
