package org.simpp.server.streammanagement;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.server.feature.Feature;
import org.simpp.server.lane.AccountLanes;
import org.simpp.server.session.Handled;
import org.simpp.server.session.Session;
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
  private final Supplier<Duration> resumption;
  private final IntSupplier capacity;
  private final Consumer<Session> abandon;
  private final ConcurrentHashMap<String, Session> resumable = new ConcurrentHashMap<>();
  private final SecureRandom random = new SecureRandom();

  /**
   * @param resumption how long a session without a link waits; zero for no resumption at all
   * @param capacity how many stanzas may wait for one client's acknowledgement
   * @param abandon ends a session that has no link
   */
  public StreamManager(
      AccountLanes lanes,
      Supplier<Duration> resumption,
      IntSupplier capacity,
      Consumer<Session> abandon) {
    this.lanes = lanes;
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
      refuse(link, StanzaCondition.UNEXPECTED_REQUEST, null);
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
      Link link, Jid account, Resume request, Supplier<Session.Login> login) {
    CompletableFuture<Optional<Session>> result = new CompletableFuture<>();
    lanes
        .finish(account, () -> find(account, request.previousId()))
        .whenComplete(
            (found, failure) -> {
              if (failure != null || found.isEmpty()) {
                refuse(link, StanzaCondition.ITEM_NOT_FOUND, null);
                result.complete(Optional.empty());
              } else if (!found.get().acknowledge(request.handled())) {
                link.close(StreamCondition.UNDEFINED_CONDITION, "more is counted than was sent");
                result.complete(Optional.empty());
              } else {
                move(found.get(), link, request, login, result);
              }
            });
    return result;
  }

  private void enable(Session session, Link link, Enable enable) {
    if (session.management().isPresent()) {
      refuse(link, StanzaCondition.UNEXPECTED_REQUEST, null);
      return;
    }
    Duration wait = resumption.get();
    String id = enable.resume() && !wait.isZero() ? freshId() : null;
    if (id != null) {
      resumable.put(id, session);
    }
    session.manage(
        new Session.Management(id, new Handled(link), abandon, () -> forget(id)),
        capacity.getAsInt(),
        bytes(new Enabled(id, (int) wait.toSeconds())));
    if (session.isEnded()) {
      forget(id);
    }
  }

  private void forget(@Nullable String id) {
    if (id != null) {
      resumable.remove(id);
    }
  }

  private Optional<Session> find(Jid account, String previousId) {
    return Optional.ofNullable(resumable.get(previousId))
        .filter(session -> session.account().equals(account) && !session.isEnded());
  }

  /** First nothing more comes in over the old link, then all goes out over the new one. */
  private void move(
      Session session,
      Link link,
      Resume request,
      Supplier<Session.Login> login,
      CompletableFuture<Optional<Session>> result) {
    session
        .management()
        .orElseThrow()
        .handled()
        .moveTo(
            link,
            count -> {
              if (session.isEnded()) {
                // its time was over while the old link's last stanzas were dealt with
                refuse(link, StanzaCondition.ITEM_NOT_FOUND, count);
                result.complete(Optional.empty());
                return;
              }
              Bytes answer = bytes(new Resumed(request.previousId(), count));
              Link before = session.resume(link, login.get(), answer);
              before.close(StreamCondition.CONFLICT, "its session was resumed");
              result.complete(Optional.of(session));
            });
  }

  private static void refuse(Link link, StanzaCondition condition, @Nullable StanzaCount handled) {
    var unused = link.sendElement(bytes(new Failed(condition, handled)));
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
