package org.simpp.client.internal.search;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.simpp.client.ConversationEvent;
import org.simpp.client.Entry;
import org.simpp.client.Search;
import org.simpp.client.history.History;
import org.simpp.client.history.HistoryException;
import org.simpp.client.history.KeptEntry;
import org.simpp.client.internal.Loop;
import org.simpp.model.Jid;
import org.simpp.model.Registration;

/**
 * The search in one account's history. The texts are read by the first search, follow what is
 * written meanwhile, and are zeroed when nobody has searched for a while.
 */
public final class HistorySearch implements Search, AutoCloseable {
  private static final Duration REST = Duration.ofMinutes(5);
  private static final long MAX_BYTES = 64L << 20;

  private final Loop loop;
  private final History history;
  private final Function<KeptEntry, Entry> shown;
  private @Nullable CompletionStage<TextIndex> texts;
  private @Nullable Registration rest;

  /** What was written while the texts were being read. */
  private final List<Entry> meanwhile = new ArrayList<>();

  /**
   * @param shown an entry of the history as a screen gets it; on the loop
   */
  public HistorySearch(Loop loop, History history, Function<KeptEntry, Entry> shown) {
    this.loop = loop;
    this.history = history;
    this.shown = shown;
  }

  @Override
  public CompletionStage<Hits> find(String query, int limit) {
    return search(null, query, limit);
  }

  @Override
  public CompletionStage<Hits> find(Jid contact, String query, int limit) {
    return search(contact.bare(), query, limit);
  }

  @Override
  public void end() {
    loop.run(this::close);
  }

  /** Something was written, or has changed. On the loop. */
  public void changed(ConversationEvent event) {
    if (texts == null) {
      return;
    }
    if (event instanceof ConversationEvent.Added added) {
      follow(added.entry());
    } else if (event instanceof ConversationEvent.Changed changed) {
      follow(changed.entry());
    }
  }

  /** On the loop. */
  @Override
  public void close() {
    if (rest != null) {
      rest.close();
      rest = null;
    }
    if (texts != null) {
      texts.thenAccept(TextIndex::close);
      texts = null;
    }
    meanwhile.clear();
  }

  private CompletionStage<Hits> search(@Nullable Jid contact, String query, int limit) {
    if (limit < 1 || limit > MAX_HITS) {
      throw new IllegalArgumentException("a search finds 1 to " + MAX_HITS + " entries");
    }
    String bounded = query.length() > MAX_QUERY ? query.substring(0, MAX_QUERY) : query;
    List<byte[]> words = FoldedText.words(bounded);
    return loop.compose(
        () ->
            texts()
                .thenCompose(
                    index ->
                        loop.elsewhere(() -> read(index.find(contact, words, limit)))
                            .thenApply(found -> hits(index, found))));
  }

  private CompletionStage<TextIndex> texts() {
    if (rest != null) {
      rest.close();
    }
    rest = loop.after(REST, this::close);
    CompletionStage<TextIndex> there = texts;
    if (there == null) {
      there = loop.elsewhere(() -> TextIndex.of(history, MAX_BYTES)).thenApply(this::caughtUp);
      texts = there;
      there.whenComplete(
          (index, failure) -> {
            if (failure != null) {
              close();
            }
          });
    }
    return there;
  }

  private TextIndex caughtUp(TextIndex index) {
    meanwhile.forEach(entry -> put(index, entry));
    meanwhile.clear();
    return index;
  }

  private void follow(Entry entry) {
    CompletionStage<TextIndex> there = texts;
    TextIndex index = there == null ? null : there.toCompletableFuture().getNow(null);
    if (index == null) {
      meanwhile.add(entry);
    } else {
      put(index, entry);
    }
  }

  private static void put(TextIndex index, Entry entry) {
    index.put(entry.contact(), Long.parseLong(entry.id().value()), entry.text());
  }

  /** The entries as they are now. Waits for the disk. */
  private List<KeptEntry> read(List<TextIndex.Hit> hits) throws HistoryException {
    List<KeptEntry> found = new ArrayList<>();
    for (TextIndex.Hit hit : hits) {
      found.addAll(history.entries(hit.contact(), hit.number() + 1, 1));
    }
    return found;
  }

  private Hits hits(TextIndex index, List<KeptEntry> found) {
    return new Hits(found.stream().map(shown).toList(), index.isComplete());
  }
}
