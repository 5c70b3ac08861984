package org.simpp.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.server.ledger.Ledger;
import org.simpp.server.ledger.SessionRecord;
import org.simpp.server.support.TestServer;
import org.simpp.store.MemoryJournal;
import org.simpp.store.SessionJournal.Entry;
import org.simpp.store.StoreException;
import org.simpp.transport.Link;

/** Stanzas whose handling ends in another order than they came. */
class HandledTest {
  private static final Jid ADDRESS = Jid.of("alice@simpp.example/desk");

  private final MemoryJournal journal = new MemoryJournal();
  private final Ledger ledger = new Ledger(journal);
  private final Chronicle chronicle = new Chronicle(ledger, Bytes.of(new byte[32]), ADDRESS);
  private final Link link = new NoLink();
  private final Session session = session(link);
  private final List<CompletableFuture<Void>> work = new ArrayList<>();
  private final List<Long> answers = new ArrayList<>();

  private static Session session(Link link) {
    return new Session(link, ADDRESS, new SessionLogin("SCRAM-SHA-256", null), TestServer.NOW);
  }

  @BeforeEach
  void open() throws StoreException {
    ledger.open();
    var unused = ledger.commit(page -> chronicle.open(page, "SCRAM-SHA-256", TestServer.NOW));
  }

  @Test
  @Specification("XEP-0198, section 4")
  void count_followsTheOrderOfArrival_andWaitsForTheJournal() {
    Handled handled = new Handled(session, link, chronicle);
    receive(handled, link, 3);
    handled.ask(count -> answers.add(count.value()));
    work.get(2).complete(null);
    work.get(1).complete(null);
    journal.stall();
    work.get(0).complete(null);
    assertThat(answers).as("before it is durable").isEmpty();

    journal.proceed();

    assertThat(answers).containsExactly(3L);
  }

  /** A crash between: what was handled out of turn is recognised by its number. */
  @Test
  @Specification("XEP-0198, section 5")
  void handledOutOfTurn_isNotHandledAgain_byTheNextRun() throws StoreException {
    Handled before = new Handled(session, link, chronicle);
    receive(before, link, 4);
    work.get(1).complete(null);
    work.get(3).complete(null);

    Ledger next = new Ledger(journal.cutAfter(journal.size()));
    Chronicle recovered = new Chronicle(next, chronicle.id(), ADDRESS);
    for (Entry entry : next.open()) {
      recovered.recover(entry.id(), SessionRecord.decode(entry.content()));
    }
    Link again = new NoLink();
    Handled after = new Handled(session(again), again, recovered);
    after.moveTo(again, count -> answers.add(count.value()));
    work.clear();
    List<Integer> handledNow = new ArrayList<>();
    for (int number = 1; number <= 4; number++) {
      int one = number;
      after.received(
          again,
          handling -> {
            handledNow.add(one);
            return CompletableFuture.completedStage(null);
          });
    }
    after.ask(count -> answers.add(count.value()));

    assertThat(handledNow).containsExactly(1, 3);
    assertThat(answers).containsExactly(0L, 4L);
  }

  /** What could not be written down does not count, and is handled when it comes again. */
  @Test
  void refusedByTheJournal_doesNotCount_andComesAgain() {
    Handled handled = new Handled(session, link, chronicle);
    receive(handled, link, 3);
    work.get(0).complete(null);
    journal.goAway(true);
    work.get(1).complete(null);
    journal.goAway(false);
    work.get(2).complete(null);
    assertThat(session.isPaused()).isTrue();

    Link again = new NoLink();
    handled.moveTo(again, count -> answers.add(count.value()));
    work.clear();
    receive(handled, again, 2);
    assertThat(work).as("the third is known to be handled").hasSize(1);
    work.get(0).complete(null);
    handled.ask(count -> answers.add(count.value()));

    assertThat(answers).containsExactly(1L, 3L);
  }

  private void receive(Handled handled, Link from, int stanzas) {
    for (int i = 0; i < stanzas; i++) {
      handled.received(
          from,
          handling -> {
            CompletableFuture<Void> one = new CompletableFuture<>();
            work.add(one);
            return one;
          });
    }
  }
}
