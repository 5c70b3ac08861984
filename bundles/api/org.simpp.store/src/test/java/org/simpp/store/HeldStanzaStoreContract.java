package org.simpp.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Bytes;
import org.simpp.store.StoreException.Reason;

/** What every {@link HeldStanzaStore} does. */
public abstract class HeldStanzaStoreContract extends StoreContract {
  @BeforeEach
  void accounts() throws StoreException {
    stores().accounts().create(ALICE, NOW, List.of());
    stores().accounts().create(BOB, NOW, List.of());
  }

  @Test
  @Specification("XEP-0160")
  void held_waitInTheOrderOfTheirArrival() throws StoreException {
    for (int i = 0; i < 5; i++) {
      hold(i, 10);
    }
    stores().heldStanzas().hold(BOB, NOW, xml(99), 10);

    List<HeldStanza> first = stores().heldStanzas().waiting(ALICE, 0, 3);
    List<HeldStanza> rest = stores().heldStanzas().waiting(ALICE, first.get(2).id(), 10);

    assertThat(first).extracting(HeldStanza::xml).containsExactly(xml(0), xml(1), xml(2));
    assertThat(rest).extracting(HeldStanza::xml).containsExactly(xml(3), xml(4));
    assertThat(first.get(1).received()).isEqualTo(at(1));
    assertThat(stores().heldStanzas().count(ALICE)).isEqualTo(5);
  }

  @Test
  void bytes_comeBackAsTheyWere() throws StoreException {
    byte[] every = new byte[256 * 1024];
    for (int i = 0; i < every.length; i++) {
      every[i] = (byte) i;
    }
    stores().heldStanzas().hold(ALICE, NOW, Bytes.of(every), 1);

    assertThat(stores().heldStanzas().waiting(ALICE, 0, 1).get(0).xml()).isEqualTo(Bytes.of(every));
  }

  @Test
  void release_forgetsUpToThere() throws StoreException {
    for (int i = 0; i < 4; i++) {
      hold(i, 10);
    }
    long second = stores().heldStanzas().waiting(ALICE, 0, 2).get(1).id();

    stores().heldStanzas().release(ALICE, second);
    stores().heldStanzas().release(WANG, second);

    assertThat(stores().heldStanzas().waiting(ALICE, 0, 10))
        .extracting(HeldStanza::xml)
        .containsExactly(xml(2), xml(3));
  }

  @Test
  void released_areNeverNumberedAgain() throws StoreException {
    hold(0, 10);
    long first = stores().heldStanzas().waiting(ALICE, 0, 1).get(0).id();
    stores().heldStanzas().release(ALICE, first);

    hold(1, 10);

    assertThat(stores().heldStanzas().waiting(ALICE, first, 1)).hasSize(1);
  }

  @Test
  void held_again_isThereOnce() throws StoreException {
    stores().heldStanzas().hold(ALICE, NOW, xml(1), "session i1", 1);
    stores().heldStanzas().hold(ALICE, NOW, xml(1), "session i1", 1);
    stores().heldStanzas().hold(BOB, NOW, xml(2), "session i1", 1);
    hold(3, 2);

    assertThat(stores().heldStanzas().waiting(ALICE, 0, 10))
        .extracting(HeldStanza::xml)
        .containsExactly(xml(1), xml(3));
    assertThat(stores().heldStanzas().count(BOB)).isOne();
  }

  @Test
  void hold_beyondTheBound_isRefused() throws StoreException {
    hold(0, 1);

    assertRefused(Reason.FULL, () -> hold(1, 1));
    assertThat(stores().heldStanzas().count(ALICE)).isOne();
  }

  @Test
  void hold_withoutAnAccount_isRefused() throws StoreException {
    assertRefused(Reason.NOT_FOUND, () -> stores().heldStanzas().hold(WANG, NOW, xml(0), 1));
    assertThat(stores().heldStanzas().waiting(WANG, 0, 1)).isEmpty();
    assertThat(stores().heldStanzas().count(WANG)).isZero();
  }

  /** One that has been read and one that comes meanwhile: the release must not take the second. */
  @Test
  void hold_duringRelease_losesNothing() throws Exception {
    int each = 40;
    List<Integer> delivered = together(4, i -> i == 0 ? () -> deliver(3 * each) : holding(each));

    assertThat(delivered.get(0)).isEqualTo(3 * each);
    assertThat(stores().heldStanzas().count(ALICE)).isZero();
  }

  private Callable<Integer> holding(int count) {
    return () -> {
      for (int i = 0; i < count; i++) {
        hold(i, 1000);
      }
      return count;
    };
  }

  private int deliver(int expected) throws StoreException {
    int delivered = 0;
    long last = 0;
    long patience = System.nanoTime() + 50_000_000_000L;
    while (delivered < expected && System.nanoTime() < patience) {
      for (HeldStanza one : stores().heldStanzas().waiting(ALICE, last, 7)) {
        delivered++;
        last = one.id();
      }
      stores().heldStanzas().release(ALICE, last);
    }
    return delivered;
  }

  private void hold(int number, int max) throws StoreException {
    stores().heldStanzas().hold(ALICE, at(number), xml(number), max);
  }

  private static Instant at(int number) {
    return NOW.plusMillis(number);
  }

  private static Bytes xml(int number) {
    return Bytes.utf8("<message id='" + number + "'><body>你好</body></message>");
  }
}
