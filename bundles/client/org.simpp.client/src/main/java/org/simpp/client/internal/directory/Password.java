package org.simpp.client.internal.directory;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.simpp.client.ClientException;
import org.simpp.client.settings.KnownSettings;
import org.simpp.model.SecretBytes;

/** What goes with the user's name: said by the person, or else in the organisation's file. */
final class Password implements AutoCloseable {
  private static final int MAX_FILE = 1024;

  private @Nullable SecretBytes said;

  synchronized void use(SecretBytes given) {
    close();
    said = given.length() == 0 ? null : given;
  }

  synchronized boolean isKnown() {
    return said != null;
  }

  @Override
  public synchronized void close() {
    if (said != null) {
      said.close();
      said = null;
    }
  }

  /**
   * A copy, to be closed; without bytes where there is none. Reads a file.
   *
   * @throws ClientException if the file is set and cannot be read
   */
  SecretBytes get(Place place) throws ClientException {
    SecretBytes known = copy();
    return known != null
        ? known
        : place.passwordFile().isEmpty()
            ? SecretBytes.takeOver(new byte[0])
            : read(place.passwordFile());
  }

  private synchronized @Nullable SecretBytes copy() {
    return said == null ? null : said.copy();
  }

  /** The first line. */
  private static SecretBytes read(String file) throws ClientException {
    try {
      byte[] content = LdapTrust.bounded(Path.of(file), MAX_FILE);
      int end = 0;
      while (end < content.length && content[end] != '\n' && content[end] != '\r') {
        end++;
      }
      byte[] line = Arrays.copyOf(content, end);
      Arrays.fill(content, (byte) 0);
      return SecretBytes.takeOver(line);
    } catch (IOException e) {
      throw LdapTroubles.misset(KnownSettings.DIRECTORY_PASSWORD_FILE.name(), e.toString());
    }
  }
}
