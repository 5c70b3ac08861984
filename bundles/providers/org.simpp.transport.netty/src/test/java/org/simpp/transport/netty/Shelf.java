package org.simpp.transport.netty;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.simpp.model.Bytes;
import org.simpp.transport.WebAnswer;
import org.simpp.transport.WebRequest;
import org.simpp.transport.WebService;
import org.simpp.transport.WebSink;
import org.simpp.transport.WebSource;

/**
 * Serves what a test wants, on another thread: {@code GET /shelf/N} gives N bytes, {@code PUT
 * /shelf/in} counts what comes, whatever else is refused.
 */
final class Shelf implements WebService, AutoCloseable {
  final AtomicLong taken = new AtomicLong();
  final AtomicInteger broken = new AtomicInteger();
  final AtomicInteger closed = new AtomicInteger();
  final AtomicLong largest = new AtomicLong();
  private final ExecutorService thread = Executors.newSingleThreadExecutor();

  @Override
  public String prefix() {
    return "/shelf/";
  }

  @Override
  public CompletionStage<WebAnswer> answer(WebRequest request) {
    return CompletableFuture.supplyAsync(() -> now(request), thread);
  }

  private WebAnswer now(WebRequest request) {
    String name = request.path().substring(prefix().length());
    if (request.method().equals("PUT") && name.equals("in")) {
      return new WebAnswer.Intake(new Counting());
    }
    if (request.method().equals("GET") && name.matches("\\d+")) {
      long length = Long.parseLong(name);
      return new WebAnswer.Content(200, Map.of("X-Test", "yes"), length, new Zeros(length));
    }
    if (name.equals("fault")) {
      throw new IllegalStateException("a fault of the test");
    }
    return new WebAnswer.Head(404, Map.of());
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }

  private final class Counting implements WebSink {
    @Override
    public CompletionStage<Void> take(Bytes piece) {
      return CompletableFuture.runAsync(
          () -> {
            largest.accumulateAndGet(piece.length(), Math::max);
            taken.addAndGet(piece.length());
          },
          thread);
    }

    @Override
    public CompletionStage<WebAnswer.Head> end() {
      return CompletableFuture.supplyAsync(() -> new WebAnswer.Head(201, Map.of()), thread);
    }

    @Override
    public void broken() {
      broken.incrementAndGet();
    }
  }

  private final class Zeros implements WebSource {
    private static final int PIECE = 50_000;
    private long left;

    Zeros(long length) {
      left = length;
    }

    @Override
    public CompletionStage<Bytes> next() {
      return CompletableFuture.supplyAsync(
          () -> {
            int length = (int) Math.min(PIECE, left);
            left -= length;
            return Bytes.givenAway(new byte[length]);
          },
          thread);
    }

    @Override
    public void close() {
      closed.incrementAndGet();
    }
  }
}
