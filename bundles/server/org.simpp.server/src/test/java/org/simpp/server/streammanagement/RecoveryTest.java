package org.simpp.server.streammanagement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Jid;
import org.simpp.server.support.TestClient;
import org.simpp.server.support.TestServer;
import org.simpp.store.MemoryJournal;
import org.simpp.transport.StreamCondition;
import org.simpp.transport.TransportException;
import org.simpp.transport.TransportException.Reason;

/** The server ends without a word, wherever that may be, and begins again with what is written. */
class RecoveryTest {
  private static final int RUNS = 150;
  private static final int CRASHES = 3;

  private TestServer server = new TestServer();
  private final Jid alice = server.account("alice");
  private final Jid bob = server.account("bob");

  /**
   * Whatever happens, and wherever the journal is cut off behind what was durable: everything
   * arrives once and in its order, at a client that resumes.
   */
  @Test
  @Specification("XEP-0198, section 5")
  void everything_arrivesOnceAndInOrder_whereverTheServerEnds() {
    for (long seed = 1; seed <= RUNS; seed++) {
      Random random = new Random(seed);
      server = new TestServer();
      server.account("alice");
      server.account("bob");
      CountingClient a = new CountingClient(server, alice);
      CountingClient b = new CountingClient(server, bob);
      int last = 0;
      for (int crash = 0; crash < CRASHES; crash++) {
        last = converse(random, a, b, last);
        int durable = server.journal().size();
        server.journal().stall();
        last = converse(random, a, b, last);
        crash(random, durable);
        a.loseServer();
        b.loseServer();
        boolean first = random.nextBoolean();
        assertThat((first ? a : b).resume(server)).as("seed %d", seed).isTrue();
        assertThat((first ? b : a).resume(server)).as("seed %d", seed).isTrue();
        a.read();
        b.read();
      }
      assertThat(b.got())
          .as("seed %d", seed)
          .containsExactlyElementsOf(IntStream.rangeClosed(1, last).boxed().toList());
      a.ask();
      server.close();
    }
  }

  @Test
  @Specification("XEP-0198, section 5")
  void serverThatStopsInGoodOrder_leavesSessionsToBeResumed() {
    CountingClient a = new CountingClient(server, alice);
    CountingClient b = new CountingClient(server, bob);
    a.write(bob, 1);
    b.read();
    server.server().stop();
    b.link().close(StreamCondition.SYSTEM_SHUTDOWN, "");
    a.link().close(StreamCondition.SYSTEM_SHUTDOWN, "");
    restart();

    assertThat(b.resume(server)).isTrue();
    assertThat(a.resume(server)).isTrue();
    a.write(bob, 2);
    b.read();
    assertThat(b.got()).containsExactly(1, 2);
  }

  @Test
  @Specification("XEP-0198, section 5")
  void endedSession_isToldHowFarItHadGot_alsoByTheNextRun() {
    CountingClient a = new CountingClient(server, alice);
    a.write(bob, 1);
    a.write(bob, 2);
    a.link().close();
    restart();

    String refusal =
        server
            .resume(alice, "<resume xmlns='urn:xmpp:sm:3' h='0' previd='" + a.id() + "'/>")
            .takeEverything()
            .get(0);
    assertThat(refusal).startsWith("<failed").contains(" h='3'").contains("item-not-found");
    assertThat(
            server
                .resume(bob, "<resume xmlns='urn:xmpp:sm:3' h='0' previd='" + a.id() + "'/>")
                .takeEverything()
                .get(0))
        .as("another account learns nothing")
        .doesNotContain(" h=");
  }

  /** The database has it, and the journal lost that it has. */
  @Test
  void powerCut_betweenDatabaseAndJournal_holdsAMessageOnce() {
    CountingClient a = new CountingClient(server, alice);
    CountingClient b = new CountingClient(server, bob);
    b.cut();
    a.write(bob, 1);
    a.write(bob, 2);
    int before = server.journal().size();
    TestClient other = server.connect(bob, "desk");
    other.link().close();
    assertThat(server.journal().size()).as("what it wrote meanwhile").isGreaterThan(before);
    for (int written = before; written <= server.journal().size(); written++) {
      TestServer next = new TestServer(server.store(), server.journal().cutAfter(written));
      TestClient there = next.connect(bob, "desk");
      there.link().close();
      next.close();
    }
    TestClient last = server.connect(bob, "desk");
    last.send("<presence/>");

    assertThat(last.take()).filteredOn(xml -> xml.contains("<body>")).hasSize(2);
  }

  @Test
  void whatASessionLeaves_waitsInTheJournal_whileTheStoreIsAway() {
    CountingClient a = new CountingClient(server, alice);
    CountingClient b = new CountingClient(server, bob);
    b.cut();
    a.write(bob, 1);
    server.reachesItsStore(false);
    b.link().bind(Jid.of("bob@simpp.example/desk"));
    server.server().reception().closed(b.link(), new TransportException(Reason.CLOSED, "over"));
    restart();
    TestClient next = server.connect(bob, "desk");
    next.send("<presence/>");

    assertThat(next.taken()).containsOnlyOnce("<body>1</body>");
  }

  @Test
  @Specification("RFC 6120, section 4.9.3.17")
  void journalThatIsAway_endsStreams_andLosesNothing() {
    CountingClient a = new CountingClient(server, alice);
    CountingClient b = new CountingClient(server, bob);
    server.journal().goAway(true);
    a.write(bob, 1);
    assertThat(a.link().condition()).contains(StreamCondition.RESOURCE_CONSTRAINT);
    a.loseServer();
    assertThat(
            server
                .resume(alice, "<resume xmlns='urn:xmpp:sm:3' h='0' previd='" + a.id() + "'/>")
                .condition())
        .contains(StreamCondition.RESOURCE_CONSTRAINT);
    TestClient another = server.connect(alice, "phone");
    another.element("<enable xmlns='urn:xmpp:sm:3' resume='true'/>");
    assertThat(another.link().takeEverything())
        .as("without resumption")
        .containsExactly("<enabled xmlns='urn:xmpp:sm:3'/>");

    server.journal().goAway(false);

    assertThat(a.resume(server)).isTrue();
    b.read();
    assertThat(b.got()).containsExactly(1);
  }

  @Test
  void sessionsThatCannotBeResumed_areNotWrittenDown() {
    TestClient a = server.connect(alice, "desk").available();
    TestClient b = server.connect(bob, "desk");
    b.element("<enable xmlns='urn:xmpp:sm:3'/>");
    b.send("<presence/>");
    a.send("<message to='bob@simpp.example' type='chat'><body>1</body></message>");
    b.send("<message to='alice@simpp.example' type='chat'><body>2</body></message>");

    assertThat(a.taken()).contains("<body>2</body>");
    assertThat(b.taken()).contains("<body>1</body>");
    assertThat(server.journal().size()).isZero();
  }

  /** All that is written is there. */
  private void restart() {
    crash(new Random(0), server.journal().size());
  }

  private int converse(Random random, CountingClient a, CountingClient b, int before) {
    int last = before;
    for (int step = random.nextInt(12); step > 0; step--) {
      switch (random.nextInt(8)) {
        case 0, 1, 2 -> a.write(bob, ++last);
        case 3 -> {
          b.read();
          b.acknowledge(b.handled());
        }
        case 4 -> a.ask();
        case 5 -> b.cut();
        case 6 -> {
          if (!b.isConnected() && server.journal().outage().isEmpty()) {
            b.resume(server);
          }
        }
        default -> a.write(alice, 0);
      }
      b.read();
    }
    return last;
  }

  /** Of what was written after {@code durable} groups, any part is lost. */
  private void crash(Random random, int durable) {
    MemoryJournal journal = server.journal();
    int written = durable + random.nextInt(journal.size() - durable + 1);
    TestServer next = new TestServer(server.store(), journal.cutAfter(written));
    server.close();
    server = next;
  }
}
