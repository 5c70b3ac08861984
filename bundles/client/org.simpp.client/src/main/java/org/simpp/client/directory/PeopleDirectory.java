package org.simpp.client.directory;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;
import org.simpp.model.SecretBytes;

/**
 * Finds people in the organisation's directory. An OSGi service; any thread may ask, and nobody
 * waits: stages complete on threads of the directory's own, and fail where the server lets them
 * wait.
 *
 * <p>They fail with a {@link org.simpp.client.ClientException} whose trouble is one of {@code
 * DIRECTORY_...}.
 */
@ProviderType
public interface PeopleDirectory {
  /** How many people a search finds at most. */
  int MAX_FOUND = 500;

  /** How many entries of one unit are read at most. */
  int MAX_LEVEL = 2000;

  /** The longest query, in characters; what is beyond is passed over. */
  int MAX_QUERY = 200;

  /** The whole organisation; empty where no directory is set, and then nothing can be asked. */
  Optional<Unit> organisation();

  /**
   * Whether a query says enough to be asked: a word of two letters, or one character of a script
   * that writes words in them, such as Chinese.
   */
  boolean isEnough(String query);

  /**
   * People in whose name, address, unit, title or phone number each word of {@code query} stands.
   * An earlier search that is not answered yet is given up, and fails with a {@link
   * java.util.concurrent.CancellationException}.
   *
   * @param limit 1 to {@link #MAX_FOUND}
   */
  CompletionStage<Found> find(String query, int limit);

  /** What is directly in the unit. */
  CompletionStage<Level> open(Unit unit);

  /**
   * The password that goes with {@link org.simpp.client.settings.KnownSettings#DIRECTORY_USER} from
   * now on, before any that a file gives. It is in memory alone.
   *
   * @param password taken over; forgotten where it has no bytes
   */
  void use(SecretBytes password);

  /** Whether a password was said. */
  boolean isPasswordKnown();
}
