package org.simpp.client.internal.account;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.simpp.client.ClientException;
import org.simpp.client.Disclosure;
import org.simpp.client.Presence;
import org.simpp.client.Presence.Show;
import org.simpp.client.SessionEvent;
import org.simpp.client.internal.Listeners;
import org.simpp.client.internal.Loop;
import org.simpp.client.internal.settings.AccountBook;
import org.simpp.client.internal.settings.Manners;
import org.simpp.client.internal.stream.Features;
import org.simpp.client.internal.stream.Line;
import org.simpp.client.internal.stream.Presences;
import org.simpp.client.internal.stream.Wire;
import org.simpp.model.Stanza;
import org.simpp.xmpp.Element;

/**
 * What this side says of its person: what they have chosen, and where that is to be there, that
 * they are away for as long as nobody uses the computer.
 */
final class OwnPresence {
  private final Loop loop;
  private final Wire wire;
  private final AccountBook book;
  private final Features features;
  private final Listeners<SessionEvent> listeners;
  private final Consumer<Exception> failed;
  private volatile Disclosure disclosure;
  private volatile Presence chosen;
  private volatile Presence said;
  private @Nullable Instant idleSince;
  private @Nullable Presence announced;

  /**
   * @param failed told of what fails where nobody waits for it
   */
  OwnPresence(
      Loop loop,
      Wire wire,
      AccountBook book,
      Features features,
      Listeners<SessionEvent> listeners,
      Consumer<Exception> failed) {
    this.loop = loop;
    this.wire = wire;
    this.book = book;
    this.features = features;
    this.listeners = listeners;
    this.failed = failed;
    Manners manners = book.settings().manners();
    this.disclosure = manners.disclosure();
    this.chosen = manners.presence();
    this.said = chosen;
  }

  Presence said() {
    return said;
  }

  Presence chosen() {
    return chosen;
  }

  Disclosure disclosure() {
    return disclosure;
  }

  void choose(Presence wanted) {
    if (!wanted.isAvailable()) {
      throw new IllegalArgumentException("signing out is how to be away for good");
    }
    loop.run(
        () -> {
          chosen = new Presence(wanted.show(), wanted.status());
          update();
          try {
            keep(manners -> manners.withPresence(chosen));
          } catch (ClientException e) {
            failed.accept(e);
          }
        });
  }

  /**
   * @param since null where the computer is used
   */
  void idle(@Nullable Instant since) {
    loop.run(
        () -> {
          idleSince = since;
          update();
        });
  }

  CompletionStage<Void> disclose(Disclosure wanted) {
    disclosure = wanted;
    return loop.call(
        () -> {
          update();
          keep(manners -> manners.withDisclosure(wanted));
          return null;
        });
  }

  /** Says it over a new connection. On the loop. */
  void announce(Line line) {
    announced = said;
    List<Element> payload = new ArrayList<>(Presences.elements(said));
    payload.add(features.caps());
    line.outlet().send(Stanza.Kind.PRESENCE, null, null, null, payload);
  }

  /** Says over a connection that goes on what has changed since. On the loop. */
  void resumed(Line line) {
    if (!said.equals(announced)) {
      announce(line);
    }
  }

  private void update() {
    Presence now = now();
    if (!now.equals(said)) {
      said = now;
      listeners.tell(new SessionEvent.PresenceChanged(now));
      wire.line().ifPresent(this::announce);
    }
  }

  private Presence now() {
    boolean isThere = chosen.show() == Show.AVAILABLE || chosen.show() == Show.CHAT;
    return isThere && idleSince != null && disclosure.idleness()
        ? new Presence(Show.AWAY, chosen.status(), idleSince)
        : chosen;
  }

  private void keep(UnaryOperator<Manners> change) throws ClientException {
    book.change(settings -> settings.withManners(change.apply(settings.manners())));
  }
}
