package org.simpp.client.history;

import java.nio.file.Path;
import org.osgi.annotation.versioning.ProviderType;
import org.simpp.model.Jid;
import org.simpp.model.SecretBytes;

/** Opens histories; published as an OSGi service. Safe for use by several threads. */
@ProviderType
public interface HistoryStore {
  /** Bytes of a history's key. */
  int KEY_LENGTH = 32;

  /**
   * Opens the history of {@code account}, and makes it if there is none. What was torn by a crash
   * is cut off and what is damaged is left out; {@link History#notices} says so. Reads the whole
   * file: never call it on a UI thread.
   *
   * @param key of {@link #KEY_LENGTH} bytes; copied, and still the caller's to close
   * @param directory where the file lies; made, for its owner alone, if it is not there
   * @throws HistoryException if it cannot be opened; what is stored is as it was
   */
  History open(Jid account, SecretBytes key, Path directory) throws HistoryException;
}
