package org.simpp.server.upload;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.simpp.server.lane.LaneFullException;
import org.simpp.server.lane.WorkThreads;
import org.simpp.transport.WebAnswer;
import org.simpp.transport.WebRequest;
import org.simpp.transport.WebService;

/**
 * Files over HTTP (RFC 9110): PUT once into a slot, by who has its secret (XEP-0363, section 7),
 * then GET, whole or a range, by whoever knows its address. An incomplete one goes on where it
 * broke: HEAD with the secret tells how much is there, a PUT with Content-Range (section 14.5)
 * brings the rest. Every file is bytes to be saved, whatever it says that it is.
 */
final class UploadPages implements WebService {
  static final String PREFIX = "/upload/";

  /** How long after its slot was given an upload may begin (XEP-0363, section 8). */
  static final Duration BEGIN = Duration.ofMinutes(5);

  /** How long after its last byte an upload may go on. */
  static final Duration GO_ON = Duration.ofHours(24);

  private static final Pattern PATH = Pattern.compile(PREFIX + "([0-9a-f]{32})/([^/]{1,765})");
  private static final String OFFSET = "Upload-Offset";
  private static final Map<String, String> SAFE =
      Map.of(
          "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox",
          "X-Content-Type-Options", "nosniff",
          "Referrer-Policy", "no-referrer",
          "Cache-Control", "private, no-transform");

  private final UploadFolder folder;
  private final WorkThreads threads;
  private final Clock clock;
  private final LongAdder received = new LongAdder();
  private final LongAdder sent = new LongAdder();
  private final ConcurrentHashMap<String, FileSink> writing = new ConcurrentHashMap<>();

  UploadPages(UploadFolder folder, WorkThreads threads, Clock clock) {
    this.folder = folder;
    this.threads = threads;
    this.clock = clock;
  }

  /** Bytes that have come. */
  long received() {
    return received.sum();
  }

  /** Bytes that have gone. */
  long sent() {
    return sent.sum();
  }

  @Override
  public String prefix() {
    return PREFIX;
  }

  @Override
  public CompletionStage<WebAnswer> answer(WebRequest request) {
    return threads
        .call(() -> decide(request))
        .exceptionally(
            failure -> {
              if (failure instanceof LaneFullException) {
                return head(503, Map.of("Retry-After", "10"));
              }
              throw new CompletionException(failure);
            });
  }

  private WebAnswer decide(WebRequest request) throws IOException {
    Matcher path = PATH.matcher(request.path());
    Optional<Slot> slot = path.matches() ? folder.find(path.group(1)) : Optional.empty();
    if (slot.isEmpty()
        || !path.group(2).equals(SlotRequests.encoded(slot.get().fileName()))
        || !clock.instant().isBefore(slot.get().expires())) {
      return head(404, Map.of());
    }
    return switch (request.method()) {
      case "GET", "HEAD" -> get(slot.get(), request);
      case "PUT" -> put(slot.get(), request);
      default -> head(405, Map.of("Allow", "GET, HEAD, PUT"));
    };
  }

  private static WebAnswer.Head head(int status, Map<String, String> headers) {
    Map<String, String> all = new HashMap<>(SAFE);
    all.putAll(headers);
    return new WebAnswer.Head(status, all);
  }

  private WebAnswer get(Slot slot, WebRequest request) throws IOException {
    boolean isHead = request.method().equals("HEAD");
    if (!folder.isComplete(slot)) {
      return isHead && mayWrite(slot, request) && isOpen(slot)
          ? head(204, Map.of(OFFSET, Long.toString(folder.arrived(slot))))
          : head(404, Map.of());
    }
    Map<String, String> headers = headersOf(slot);
    if (isHead) {
      headers.put("Content-Length", Long.toString(slot.size()));
      headers.put(OFFSET, Long.toString(slot.size()));
      return head(200, headers);
    }
    ByteRange whole = new ByteRange(0, slot.size());
    String asked = request.header("Range").orElse("");
    boolean isRanged =
        ByteRange.isAsked(asked)
            && request.header("If-Range").map(tagOf(slot)::equals).orElse(true);
    Optional<ByteRange> range = isRanged ? ByteRange.asked(asked, slot.size()) : Optional.of(whole);
    if (range.isEmpty()) {
      return head(416, Map.of("Content-Range", "bytes */" + slot.size()));
    }
    if (isRanged) {
      long last = range.get().first() + range.get().length() - 1;
      headers.put(
          "Content-Range", "bytes %d-%d/%d".formatted(range.get().first(), last, slot.size()));
    }
    return new WebAnswer.Content(
        isRanged ? 206 : 200,
        head(200, headers).headers(),
        range.get().length(),
        new FileSource(folder.read(slot), range.get(), threads, sent));
  }

  private static String tagOf(Slot slot) {
    return '"' + slot.id() + '"';
  }

  private static Map<String, String> headersOf(Slot slot) {
    Map<String, String> headers = new HashMap<>();
    headers.put("Content-Type", "application/octet-stream");
    headers.put(
        "Content-Disposition",
        "attachment; filename*=UTF-8''" + SlotRequests.encoded(slot.fileName()));
    headers.put("Accept-Ranges", "bytes");
    headers.put("ETag", tagOf(slot));
    return headers;
  }

  private WebAnswer put(Slot slot, WebRequest request) throws IOException {
    if (!mayWrite(slot, request)) {
      return head(403, Map.of());
    }
    if (folder.isComplete(slot)) {
      return head(409, Map.of(OFFSET, Long.toString(slot.size())));
    }
    if (!isOpen(slot)) {
      return head(410, Map.of());
    }
    String length = request.header("Content-Length").orElse("");
    if (!length.matches("[0-9]{1,18}")) {
      return head(411, Map.of());
    }
    if (!isOfType(slot, request)) {
      return head(415, Map.of());
    }
    Optional<ByteRange> brought =
        request
            .header("Content-Range")
            .map(header -> ByteRange.brought(header, slot.size()))
            .orElse(Optional.of(new ByteRange(0, slot.size())));
    if (brought.isEmpty() || brought.get().length() != Long.parseLong(length)) {
      return head(Long.parseLong(length) > slot.size() ? 413 : 400, Map.of());
    }
    return take(slot, brought.get(), request.header("Content-Range").isPresent());
  }

  /** What another request was still writing, it writes no more: its client has given it up. */
  private WebAnswer take(Slot slot, ByteRange brought, boolean goesOn) throws IOException {
    FileSink before = writing.get(slot.id());
    if (before != null) {
      before.stop();
    }
    long arrived = goesOn ? folder.arrived(slot) : 0;
    if (arrived != brought.first()) {
      return head(409, Map.of(OFFSET, Long.toString(arrived)));
    }
    FileSink sink =
        new FileSink(
            slot,
            arrived,
            folder,
            threads,
            received,
            ended -> writing.remove(slot.id(), ended),
            head(201, Map.of()));
    FileSink meanwhile = writing.put(slot.id(), sink);
    if (meanwhile != null) {
      meanwhile.stop();
    }
    return new WebAnswer.Intake(sink);
  }

  private static boolean mayWrite(Slot slot, WebRequest request) {
    return request.header("Authorization").map(slot::admits).orElse(false);
  }

  private boolean isOpen(Slot slot) throws IOException {
    return isOpen(slot, clock.instant());
  }

  /** Whether more of an incomplete file may come. */
  boolean isOpen(Slot slot, Instant now) throws IOException {
    return now.isBefore(slot.made().plus(BEGIN))
        || (folder.arrived(slot) > 0 && now.isBefore(folder.lastActivity(slot).plus(GO_ON)));
  }

  private static boolean isOfType(Slot slot, WebRequest request) {
    String said = request.header("Content-Type").orElse("");
    return slot.contentType().isEmpty()
        || said.isEmpty()
        || said.toLowerCase(Locale.ROOT).equals(slot.contentType().toLowerCase(Locale.ROOT));
  }
}
