package org.simpp.load.scenario;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.simpp.load.client.Clients;
import org.simpp.load.client.LoginFailure;
import org.simpp.load.client.Session;

/**
 * What a client does after its login: it asks for its roster and becomes available. A server may
 * take its time over a presence, so each session also writes itself a message; that comes when the
 * session is available, and not before (RFC 6121, sections 8.5.2.1 and 8.5.2.2).
 */
final class Presentation {
  private static final String ROSTER_AND_PRESENCE =
      "<iq type='get' id='roster'><query xmlns='jabber:iq:roster'/></iq><presence/>";

  private Presentation() {}

  /**
   * Waits until all of them are available.
   *
   * @param tag of this run
   * @throws LoginFailure if they are not in time
   */
  static List<Session> present(Clients clients, List<Session> sessions, String tag, Timing timing)
      throws LoginFailure, InterruptedException {
    List<CompletableFuture<Void>> all =
        clients.onLoop(() -> sessions.stream().map(one -> present(one, tag)).toList());
    try {
      CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new))
          .get(timing.patience(), TimeUnit.SECONDS);
      return sessions;
    } catch (TimeoutException | ExecutionException e) {
      long late = all.stream().filter(one -> !one.isDone()).count();
      throw new LoginFailure(
          "%d of %d sessions did not become available within %d s"
              .formatted(late, sessions.size(), timing.patience()),
          e);
    }
  }

  private static CompletableFuture<Void> present(Session session, String tag) {
    CompletableFuture<Void> available = new CompletableFuture<>();
    String id = "available-" + tag;
    session.listen(
        stanza -> {
          if (stanza.id().equals(Optional.of(id))) {
            available.complete(null);
          }
        });
    session.send(
        ROSTER_AND_PRESENCE
            + "<message type='chat' id='%s' to='%s'><body>here</body></message>"
                .formatted(id, session.address().bare()));
    return available;
  }
}
