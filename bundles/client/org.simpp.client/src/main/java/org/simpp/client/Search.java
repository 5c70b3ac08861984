package org.simpp.client;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;
import org.simpp.model.Jid;

/**
 * Finds what was written. The history is encrypted on the disk: its texts are read into memory by
 * the first search, which may take a second or two, and forgotten when nobody has searched for some
 * minutes.
 */
@ProviderType
public interface Search {
  /** How many entries are found at most. */
  int MAX_HITS = 500;

  /** The longest query, in characters; what is beyond is passed over. */
  int MAX_QUERY = 200;

  /**
   * What was found.
   *
   * @param entries the newest first
   * @param isComplete whether all texts were searched; very old ones of an enormous history are not
   */
  record Hits(List<Entry> entries, boolean isComplete) {
    public Hits {
      entries = List.copyOf(entries);
    }
  }

  /**
   * The entries, in all conversations, whose text contains every word of {@code query}, wherever in
   * a word it stands, whatever its case and width.
   *
   * @param query words with spaces between them; none of them finds nothing
   * @param limit 1 to {@link #MAX_HITS}
   */
  CompletionStage<Hits> find(String query, int limit);

  /** As {@link #find(String, int)}, in the conversation with one contact, a bare address. */
  CompletionStage<Hits> find(Jid contact, String query, int limit);

  /** Nobody searches any more: the texts are forgotten now. */
  void end();
}
