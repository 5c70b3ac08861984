package org.simpp.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ConsumerType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.simpp.card.CardEvent;
import org.simpp.card.CardException;
import org.simpp.card.CardReader;
import org.simpp.card.KeyCard;
import org.simpp.model.Registration;

/**
 * Every card reader that is there, of whatever technology.
 *
 * <p>A card's session belongs to the provider that opened it: when that departs, its keys report
 * themselves unavailable, and the PIN opens the card anew through the next one. No PIN is kept to
 * do so unasked.
 */
@Component(service = CardReaders.class)
public final class CardReaders {
  /** What is done with a reader. */
  @ConsumerType
  @FunctionalInterface
  public interface Use<R, X extends Exception> {
    R of(CardReader reader) throws X;
  }

  private record Reader(CardReader provider, String technology, int rank) {}

  private record Watching(Consumer<CardEvent> watcher, CardReader on, Registration registration) {}

  private final List<Reader> readers = new CopyOnWriteArrayList<>();
  private final ConcurrentMap<String, Served<CardReader>> served = new ConcurrentHashMap<>();
  private final List<Consumer<CardEvent>> watchers = new ArrayList<>();
  private final List<Watching> watchings = new ArrayList<>();

  @Activate
  public CardReaders() {}

  /** For use outside a framework: {@code reader} alone provides, as {@code technology}. */
  public static CardReaders of(CardReader reader, String technology) {
    CardReaders readers = new CardReaders();
    readers.bind(reader, Map.of(CardReader.TECHNOLOGY, technology));
    return readers;
  }

  /** The best reader of that technology ({@code keystore}, {@code pcsc} …). */
  public Optional<CardReader> reader(String technology) {
    return readers.stream()
        .filter(reader -> reader.technology().equals(technology))
        .max((a, b) -> Integer.compare(a.rank(), b.rank()))
        .map(Reader::provider);
  }

  /**
   * Uses the best reader of that technology, or the next to come where there is none. One that
   * departs meanwhile is taken apart when {@code use} has come back.
   *
   * @throws ProviderMissingException if none came in time
   */
  public <R, X extends Exception> R use(String technology, Use<R, X> use) throws X {
    return served(technology).call(use::of);
  }

  /** The names of the technologies that are there. */
  public List<String> technologies() {
    return readers.stream().map(Reader::technology).distinct().sorted().toList();
  }

  /**
   * All cards in all readers.
   *
   * @throws CardException if a reader cannot be asked
   */
  public List<KeyCard> cards() throws CardException {
    List<KeyCard> all = new ArrayList<>();
    for (Reader reader : readers) {
      all.addAll(reader.provider().cards());
    }
    return List.copyOf(all);
  }

  /**
   * What cannot be read as a card, in all readers.
   *
   * @throws CardException if a reader cannot be asked
   */
  public List<CardEvent.Damaged> damaged() throws CardException {
    List<CardEvent.Damaged> all = new ArrayList<>();
    for (Reader reader : readers) {
      all.addAll(reader.provider().damaged());
    }
    return List.copyOf(all);
  }

  /** The card that was made for {@code holder}, wherever it is. */
  public Optional<KeyCard> cardOf(String holder) throws CardException {
    return cards().stream().filter(card -> card.identity().holder().equals(holder)).findFirst();
  }

  /** Tells {@code watcher} what happens at every reader, those that come later included. */
  public synchronized Registration watch(Consumer<CardEvent> watcher) {
    watchers.add(watcher);
    readers.forEach(reader -> watch(watcher, reader.provider()));
    return () -> stopWatching(watcher);
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  synchronized void bind(CardReader reader, Map<String, Object> properties) {
    String technology = String.valueOf(properties.getOrDefault(CardReader.TECHNOLOGY, "unnamed"));
    readers.add(new Reader(reader, technology, ServiceRank.of(properties)));
    served(technology).add(reader, ServiceRank.of(properties));
    watchers.forEach(watcher -> watch(watcher, reader));
  }

  void unbind(CardReader reader) {
    synchronized (this) {
      readers.removeIf(one -> one.provider() == reader);
      close(watchings.stream().filter(watching -> watching.on() == reader).toList());
    }
    served.values().forEach(one -> one.remove(reader));
  }

  private Served<CardReader> served(String technology) {
    return served.computeIfAbsent(
        technology, name -> new Served<>("a card reader of " + name, CipherSuites.PATIENCE));
  }

  private void watch(Consumer<CardEvent> watcher, CardReader reader) {
    watchings.add(new Watching(watcher, reader, reader.watch(watcher)));
  }

  private synchronized void stopWatching(Consumer<CardEvent> watcher) {
    watchers.remove(watcher);
    close(watchings.stream().filter(watching -> watching.watcher() == watcher).toList());
  }

  private void close(List<Watching> ended) {
    ended.forEach(watching -> watching.registration().close());
    watchings.removeAll(ended);
  }
}
