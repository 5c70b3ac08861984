package org.simpp.server.streammanagement;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.server.feature.BindOption;
import org.simpp.server.feature.Feature;
import org.simpp.server.lane.AccountLanes;
import org.simpp.server.ledger.Ledger;
import org.simpp.server.session.Chronicle;
import org.simpp.server.session.Handled;
import org.simpp.server.session.Session;
import org.simpp.server.session.SessionLogin;
import org.simpp.server.session.SessionManagement;
import org.simpp.transport.Link;
import org.simpp.transport.StreamCondition;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.ElementCodec;
import org.simpp.xmpp.StanzaCondition;
import org.simpp.xmpp.streammanagement.StanzaCount;
import org.simpp.xmpp.streammanagement.StreamManagement;
import org.simpp.xmpp.streammanagement.StreamManagement.Answer;
import org.simpp.xmpp.streammanagement.StreamManagement.Enable;
import org.simpp.xmpp.streammanagement.StreamManagement.Enabled;
import org.simpp.xmpp.streammanagement.StreamManagement.Failed;
import org.simpp.xmpp.streammanagement.StreamManagement.Request;
import org.simpp.xmpp.streammanagement.StreamManagement.Resume;
import org.simpp.xmpp.streammanagement.StreamManagement.Resumed;

/** What a client says of stream management, and the sessions that it can resume (XEP-0198). */
public final class StreamManager implements Feature {
  private static final int ID_BYTES = 16;

  private final AccountLanes lanes;
  private final Ledger ledger;
  private final Supplier<Duration> resumption;
  private final IntSupplier capacity;
  private final Consumer<Session> abandon;

  /** By the hash of what resumes them. */
  private final ConcurrentHashMap<Bytes, Session> resumable = new ConcurrentHashMap<>();

  private final Departed departed = new Departed();
  private final SecureRandom random = new SecureRandom();

  /**
   * @param ledger where sessions that can be resumed are written down
   * @param resumption how long a session without a link waits; zero for no resumption at all
   * @param capacity how many stanzas may wait for one client's acknowledgement
   * @param abandon ends a session that has no link
   */
  public StreamManager(
      AccountLanes lanes,
      Ledger ledger,
      Supplier<Duration> resumption,
      IntSupplier capacity,
      Consumer<Session> abandon) {
    this.lanes = lanes;
    this.ledger = ledger;
    this.resumption = resumption;
    this.capacity = capacity;
    this.abandon = abandon;
  }

  @Override
  public List<Element> ofStream() {
    return List.of(StreamManagement.feature());
  }

  /** An element of a bound session's client has come over {@code link}. */
  public void received(Session session, Link link, Element element) {
    Optional<StreamManagement> said = StreamManagement.of(element);
    if (said.isEmpty()) {
      session.close(StreamCondition.POLICY_VIOLATION, "this is not stream management's");
    } else if (said.get() instanceof Enable enable) {
      enable(session, link, enable);
    } else if (said.get() instanceof Resume) {
      tell(link, new Failed(StanzaCondition.UNEXPECTED_REQUEST, null));
    } else if (session.management().isEmpty()) {
      session.close(StreamCondition.POLICY_VIOLATION, "stream management is not enabled");
    } else if (said.get() instanceof Request) {
      session
          .management()
          .get()
          .handled()
          .ask(count -> session.sendElement(bytes(new Answer(count))));
    } else if (said.get() instanceof Answer answer && !session.acknowledge(answer.handled())) {
      session.close(StreamCondition.UNDEFINED_CONDITION, "more is acknowledged than was sent");
    }
  }

  /**
   * Goes on with an earlier session of {@code account} over {@code link}, which is told so.
   *
   * @param login what the new login gives to the session
   * @return the session; empty where there is none to go on with, and the client has been told
   */
  public CompletionStage<Optional<Session>> resume(
      Link link, Jid account, Resume request, Supplier<SessionLogin> login) {
    return resume(link, account, request, login, answer -> tell(link, answer));
  }

  /**
   * As {@link #resume}, for a client that is told together with the success of its login (section
   * 9.2).
   */
  public CompletionStage<Resumption> resumeWithLogin(
      Link link, Jid account, Resume request, Supplier<SessionLogin> login) {
    AtomicReference<@Nullable StreamManagement> answer = new AtomicReference<>();
    return resume(link, account, request, login, answer::set)
        .thenApply(session -> new Resumption(session, Optional.ofNullable(answer.get())));
  }

  /**
   * What came of it.
   *
   * @param answer what the client is to be told; empty where its stream ends
   */
  public record Resumption(Optional<Session> session, Optional<StreamManagement> answer) {}

  /** For a client that asks for it together with its resource (section 9.1). */
  @Override
  public List<BindOption> bindOptions() {
    return List.of(
        new BindOption() {
          @Override
          public String name() {
            return StreamManagement.NAMESPACE;
          }

          @Override
          public List<Element> begin(Session session, Link link, List<Element> requests) {
            return requests.stream()
                .flatMap(request -> StreamManagement.of(request).stream())
                .filter(Enable.class::isInstance)
                .limit(1)
                .map(request -> manage(session, link, (Enable) request, enabled -> Bytes.empty()))
                .map(StreamManagement::toElement)
                .toList();
          }
        });
  }

  private CompletionStage<Optional<Session>> resume(
      Link link,
      Jid account,
      Resume request,
      Supplier<SessionLogin> login,
      Consumer<StreamManagement> tell) {
    CompletableFuture<Optional<Session>> result = new CompletableFuture<>();
    lanes
        .finish(account, () -> find(account, request.previousId()))
        .whenComplete(
            (found, failure) -> {
              if (failure != null || found.isEmpty()) {
                tell.accept(new Failed(StanzaCondition.ITEM_NOT_FOUND, handled(account, request)));
                result.complete(Optional.empty());
              } else if (ledger.isAway()) {
                link.close(StreamCondition.RESOURCE_CONSTRAINT, "try again later");
                result.complete(Optional.empty());
              } else if (!found.get().acknowledge(request.handled())) {
                link.close(StreamCondition.UNDEFINED_CONDITION, "more is counted than was sent");
                result.complete(Optional.empty());
              } else {
                move(found.get(), link, request, login, new Told(tell, result));
              }
            });
    return result;
  }

  private void enable(Session session, Link link, Enable enable) {
    if (session.management().isPresent()) {
      tell(link, new Failed(StanzaCondition.UNEXPECTED_REQUEST, null));
      return;
    }
    var unused = manage(session, link, enable, StreamManager::bytes);
  }

  private Enabled manage(
      Session session, Link link, Enable enable, Function<Enabled, Bytes> answer) {
    Duration wait = resumption.get();
    Optional<Enabled> resumable =
        wait.isZero() || !enable.resume() ? Optional.empty() : begin(session, link, wait, answer);
    if (resumable.isPresent()) {
      return resumable.get();
    }
    Enabled enabled = new Enabled(null, 0);
    session.manage(
        new SessionManagement(false, new Handled(session, link, null), abandon, () -> {}),
        capacity.getAsInt(),
        answer.apply(enabled));
    return enabled;
  }

  /** Makes it resumable; empty where that cannot be written down now. */
  private Optional<Enabled> begin(
      Session session, Link link, Duration wait, Function<Enabled, Bytes> answer) {
    String id = freshId();
    Chronicle chronicle = new Chronicle(ledger, hash(id), session.address());
    SessionManagement management =
        new SessionManagement(
            true, new Handled(session, link, chronicle), abandon, () -> ended(chronicle));
    resumable.put(chronicle.id(), session);
    Enabled enabled = new Enabled(id, (int) wait.toSeconds());
    Bytes told = answer.apply(enabled);
    CompletionStage<Void> written =
        ledger.commit(
            page -> session.manage(management, capacity.getAsInt(), told, chronicle, page));
    boolean isRefused = written.toCompletableFuture().isCompletedExceptionally();
    if (isRefused || session.isEnded()) {
      resumable.remove(chronicle.id());
    }
    return isRefused ? Optional.empty() : Optional.of(enabled);
  }

  /** Goes on with what an earlier run of the server had made resumable. */
  void recover(Session session, Chronicle chronicle) {
    resumable.put(chronicle.id(), session);
    session.goOn(
        new SessionManagement(
            true,
            new Handled(session, session.link(), chronicle),
            abandon,
            () -> ended(chronicle)));
  }

  /** Remembers what had ended before. */
  void recoverEnded(Chronicle chronicle) {
    departed.add(chronicle);
  }

  int capacity() {
    return capacity.getAsInt();
  }

  private void ended(Chronicle chronicle) {
    resumable.remove(chronicle.id());
    departed.add(chronicle);
  }

  private Optional<Session> find(Jid account, String previousId) {
    return Optional.ofNullable(resumable.get(hash(previousId)))
        .filter(session -> session.account().equals(account) && !session.isEnded());
  }

  /** Who waits for a resumption: what the client is told, and what came of it. */
  private record Told(
      Consumer<StreamManagement> client, CompletableFuture<Optional<Session>> result) {}

  private @Nullable StanzaCount handled(Jid account, Resume request) {
    return departed.handled(hash(request.previousId()), account).orElse(null);
  }

  private static Bytes hash(String id) {
    try {
      byte[] utf8 = id.getBytes(StandardCharsets.UTF_8);
      return Bytes.givenAway(MessageDigest.getInstance("SHA-256").digest(utf8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** First nothing more comes in over the old link, then all goes out over the new one. */
  private void move(
      Session session, Link link, Resume request, Supplier<SessionLogin> login, Told told) {
    session
        .management()
        .orElseThrow()
        .handled()
        .moveTo(
            link,
            count -> {
              if (session.isEnded()) {
                // its time was over while the old link's last stanzas were dealt with
                told.client().accept(new Failed(StanzaCondition.ITEM_NOT_FOUND, count));
                told.result().complete(Optional.empty());
                return;
              }
              told.client().accept(new Resumed(request.previousId(), count));
              Link before = session.resume(link, login.get(), Bytes.empty());
              before.close(StreamCondition.CONFLICT, "its session was resumed");
              told.result().complete(Optional.of(session));
            });
  }

  private static void tell(Link link, StreamManagement answer) {
    var unused = link.sendElement(bytes(answer));
  }

  private static Bytes bytes(StreamManagement element) {
    return ElementCodec.write(element.toElement());
  }

  private String freshId() {
    byte[] id = new byte[ID_BYTES];
    random.nextBytes(id);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
  }
}
