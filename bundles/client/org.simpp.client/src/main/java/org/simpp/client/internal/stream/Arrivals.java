package org.simpp.client.internal.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.simpp.client.internal.Loop;
import org.simpp.model.Stanza;
import org.simpp.transport.Link;
import org.simpp.transport.LinkListener;
import org.simpp.transport.TransportException;

/**
 * What one link brings, told on the loop; what comes before there is a line waits for it. On the
 * loop only, but for what the link calls.
 */
final class Arrivals implements LinkListener {
  private final Loop loop;
  private final BiConsumer<Line, Stanza> reader;
  private final Consumer<Arrivals> end;
  private final List<Stanza> early = new ArrayList<>();
  private final List<CompletableFuture<Void>> asked = new ArrayList<>();
  private @Nullable Line line;
  private @Nullable TransportException cause;

  /**
   * @param reader gets every stanza, in order
   * @param end told once when the link has closed after it had a line
   */
  Arrivals(Loop loop, BiConsumer<Line, Stanza> reader, Consumer<Arrivals> end) {
    this.loop = loop;
    this.reader = reader;
    this.end = end;
  }

  /** What has come and comes is for {@code made}. */
  void to(Line made) {
    line = made;
    early.forEach(stanza -> reader.accept(made, stanza));
    early.clear();
    asked.forEach(one -> one.complete(null));
    asked.clear();
  }

  /** Why the link has closed; null while it has not. */
  @Nullable TransportException cause() {
    return cause;
  }

  @Override
  public void received(Link from, Stanza stanza) {
    loop.run(
        () -> {
          Line current = line;
          if (current == null) {
            early.add(stanza);
          } else {
            reader.accept(current, stanza);
          }
        });
  }

  @Override
  public CompletionStage<Void> handled(Link from) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    loop.run(
        () -> {
          if (line == null) {
            asked.add(done);
          } else {
            done.complete(null);
          }
        });
    return done;
  }

  @Override
  public void closed(Link from, TransportException why) {
    loop.run(
        () -> {
          cause = why;
          if (line != null) {
            end.accept(this);
          }
        });
  }
}
