package org.simpp.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.simpp.client.Search;
import org.simpp.client.history.Body;
import org.simpp.client.history.DeliveryState;
import org.simpp.client.history.Entry;
import org.simpp.client.history.History;
import org.simpp.client.history.HistoryException;
import org.simpp.client.history.internal.FileHistoryStore;
import org.simpp.client.internal.Loop;
import org.simpp.client.internal.search.HistorySearch;
import org.simpp.model.Jid;
import org.simpp.model.MessageId;
import org.simpp.model.SecretBytes;

/**
 * What a search in an encrypted history of 100,000 messages takes: the first, which reads all of
 * it, and those after it. With the compiler that the desktop runs with.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(jvmArgsAppend = {"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"})
public class HistorySearches {
  private static final int MESSAGES = 100_000;
  private static final int CONTACTS = 200;
  private static final int WRITERS = 32;
  private static final String[] WORDS = {
    "report", "meeting", "tomorrow", "the", "budget", "with", "please", "今晚", "會議", "預算", "謝謝", "明天"
  };

  private final Loop loop = new Loop();
  private Path folder;
  private History history;
  private Search warm;

  @Setup
  public void write() throws Exception {
    folder = Files.createTempDirectory("simpp-search");
    try (SecretBytes key = SecretBytes.takeOver(new byte[32])) {
      history = new FileHistoryStore().open(Jid.of("alice@simpp.example"), key, folder);
    }
    ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
    List<Future<?>> written = new ArrayList<>();
    for (int writer = 0; writer < WRITERS; writer++) {
      int seed = writer;
      written.add(
          writers.submit(
              () -> {
                write(new Random(seed));
                return null;
              }));
    }
    for (Future<?> one : written) {
      one.get();
    }
    writers.shutdown();
    warm = search();
    nothing();
  }

  private void write(Random random) throws HistoryException {
    for (int i = 0; i < MESSAGES / WRITERS; i++) {
      StringBuilder text = new StringBuilder();
      for (int word = 0; word < 12; word++) {
        text.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
      }
      history.append(
          new Entry(
              Jid.of("contact" + random.nextInt(CONTACTS) + "@simpp.example"),
              Entry.Direction.INCOMING,
              new MessageId("m" + random.nextLong()),
              Instant.EPOCH,
              new Body.Text(text.toString(), Body.Protection.SEALED),
              DeliveryState.RECEIVED));
    }
  }

  @TearDown
  public void remove() throws IOException {
    history.close();
    loop.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(file);
      }
    }
  }

  /** The first search reads and opens everything. */
  @Benchmark
  public Search.Hits first() throws Exception {
    HistorySearch search = search();
    Search.Hits hits = find(search, "nothing has this");
    search.end();
    return hits;
  }

  /** A word that is nowhere: every text is looked at. */
  @Benchmark
  public Search.Hits nothing() throws Exception {
    return find(warm, "nowhere");
  }

  /** Words that many messages have: fifty of them are read from the disk. */
  @Benchmark
  public Search.Hits fifty() throws Exception {
    return find(warm, "預算 report");
  }

  private HistorySearch search() {
    return new HistorySearch(
        loop,
        history,
        kept ->
            new org.simpp.client.Entry(
                new MessageId(String.valueOf(kept.number())),
                kept.entry().contact(),
                kept.entry().time(),
                "",
                new org.simpp.client.Entry.State.Received(),
                new org.simpp.client.Entry.Security.Plain(),
                org.simpp.client.Entry.Additions.NONE));
  }

  private static Search.Hits find(Search search, String query)
      throws InterruptedException, ExecutionException {
    return search.find(query, 50).toCompletableFuture().get();
  }
}
