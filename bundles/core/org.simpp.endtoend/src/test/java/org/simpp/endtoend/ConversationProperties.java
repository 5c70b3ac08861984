package org.simpp.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.simpp.endtoend.ConversationEvent.Outgoing;
import org.simpp.itests.specification.Specification;

/** Random runs of both sides over a road that loses, repeats and reorders. */
@Specification("SIMPP-2007, section 1.8")
@Specification("SIMPP-2007, section 1.9")
final class ConversationProperties {
  private static final int STEPS = 60;

  @Property(tries = 60)
  void honestRoad_opensEveryTextInOrder(@ForAll long seed) {
    Pair pair = new Pair(seed).acquainted();
    Random random = new Random(seed);
    List<String> fromAlice = new ArrayList<>();
    List<String> fromBob = new ArrayList<>();
    for (int step = 0; step < STEPS; step++) {
      boolean alices = random.nextBoolean();
      String text = "text " + step;
      if ((alices ? pair.alice : pair.bob).send(text)) {
        (alices ? fromAlice : fromBob).add(text);
      }
      if (random.nextInt(3) == 0) {
        pair.deliverAll();
      }
      if (random.nextInt(10) == 0) {
        (alices ? pair.alice : pair.bob).restart();
      }
    }
    pair.deliverAll();
    assertThat(pair.alice.rejected).isEmpty();
    assertThat(pair.bob.rejected).isEmpty();
    assertThat(pair.bob.opened).isEqualTo(fromAlice);
    assertThat(pair.alice.opened).isEqualTo(fromBob);
  }

  @Property(tries = 150)
  void brokenRoad_neverOpensTwiceNorWhatWasNotSent(@ForAll long seed) {
    Pair pair = new Pair(seed).acquainted();
    Random random = new Random(seed);
    List<Outgoing> toBob = new ArrayList<>();
    List<Outgoing> toAlice = new ArrayList<>();
    List<String> fromAlice = new ArrayList<>();
    List<String> fromBob = new ArrayList<>();
    for (int step = 0; step < STEPS; step++) {
      boolean alices = random.nextBoolean();
      Pair.Side side = alices ? pair.alice : pair.bob;
      act(random.nextInt(8), side, "text " + step, alices ? fromAlice : fromBob);
      collect(pair.alice, toBob);
      collect(pair.bob, toAlice);
      disturb(random, toBob, pair.bob);
      disturb(random, toAlice, pair.alice);
    }
    assertThat(new HashSet<>(pair.bob.opened)).hasSameSizeAs(pair.bob.opened);
    assertThat(new HashSet<>(pair.alice.opened)).hasSameSizeAs(pair.alice.opened);
    assertThat(fromAlice).containsAll(pair.bob.opened);
    assertThat(fromBob).containsAll(pair.alice.opened);
    recovers(pair);
  }

  /** Once the road is whole again, retries bring both sides into a session that works. */
  private static void recovers(Pair pair) {
    pair.alice.sent.clear();
    pair.bob.sent.clear();
    for (int round = 0; round < 4; round++) {
      pair.alice.retry();
      pair.bob.retry();
      pair.deliverAll();
      exchange(pair, round);
    }
    assertThat(pair.bob.opened).contains("from alice 3");
    assertThat(pair.alice.opened).contains("from bob 3");
  }

  private static void exchange(Pair pair, int round) {
    pair.alice.send("from alice " + round);
    pair.deliverAll();
    pair.bob.send("from bob " + round);
    pair.deliverAll();
  }

  private static void act(int action, Pair.Side side, String text, List<String> sent) {
    if (action == 0) {
      side.restart();
    } else if (action == 1) {
      side.retry();
    } else if (side.send(text)) {
      sent.add(text);
    }
  }

  private static void collect(Pair.Side side, List<Outgoing> road) {
    road.addAll(side.sent);
    side.sent.clear();
  }

  private static void disturb(Random random, List<Outgoing> road, Pair.Side to) {
    while (!road.isEmpty() && random.nextInt(4) != 0) {
      Outgoing any = road.get(random.nextInt(Math.min(3, road.size())));
      int fate = random.nextInt(10);
      if (fate > 1) {
        to.receive(any);
      }
      if (fate != 9) {
        road.remove(any);
      }
    }
  }
}
