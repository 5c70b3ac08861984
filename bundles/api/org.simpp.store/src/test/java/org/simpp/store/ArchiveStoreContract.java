package org.simpp.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.store.ArchiveEntry.Place;
import org.simpp.store.ArchiveStore.End;

/** What every {@link ArchiveStore} does. */
public abstract class ArchiveStoreContract extends StoreContract {
  private static final Jid DESK = BOB.withResource("Büro 吉");
  private static final Jid PHONE = BOB.withResource("phone");

  private ArchiveStore archive() {
    return stores().archive();
  }

  @BeforeEach
  void accounts() throws StoreException {
    stores().accounts().create(ALICE, NOW, List.of());
    stores().accounts().create(BOB, NOW, List.of());
  }

  @Test
  @Specification("XEP-0313, section 3.1")
  void messages_comeBackInTheirOrder_whateverTheOrderOfTheirComing() throws StoreException {
    List<ArchiveEntry> entries = entries(10);
    List<ArchiveEntry> shuffled = new ArrayList<>(entries);
    Collections.reverse(shuffled);
    archive().append(shuffled.subList(0, 4));
    archive().append(shuffled.subList(4, 10));
    archive().append(List.of(entry(BOB, id(99), ALICE, xml(99))));

    assertThat(find(ArchiveQuery.ALL, End.OLDEST, 100)).isEqualTo(entries);
    assertThat(find(ArchiveQuery.ALL, End.OLDEST, 3)).isEqualTo(entries.subList(0, 3));
    assertThat(find(ArchiveQuery.ALL, End.NEWEST, 3)).isEqualTo(entries.subList(7, 10));
    assertThat(archive().count(ALICE, ArchiveQuery.ALL)).isEqualTo(10);
    assertThat(archive().newest()).isEqualTo(id(99).position());
  }

  @Test
  void emptyArchive_hasNothing() throws StoreException {
    for (Jid account : List.of(ALICE, WANG)) {
      assertThat(archive().find(account, ArchiveQuery.ALL, End.NEWEST, 10)).isEmpty();
      assertThat(archive().count(account, ArchiveQuery.ALL)).isZero();
      assertThat(archive().present(account, Set.of(id(1)))).isEmpty();
    }
    archive().append(List.of());
    assertThat(archive().newest()).isZero();
    assertThat(archive().purge(NOW, 10)).isZero();
  }

  @Test
  void bytes_comeBackAsTheyWere() throws StoreException {
    byte[] every = new byte[ArchiveStore.MAX_MESSAGE];
    for (int i = 0; i < every.length; i++) {
      every[i] = (byte) i;
    }
    ArchiveEntry entry = entry(ALICE, id(1), DESK, Bytes.of(every));
    archive().append(List.of(entry));

    assertThat(find(ArchiveQuery.ALL, End.OLDEST, 1)).containsExactly(entry);
  }

  @Test
  @Specification("XEP-0313, section 4.1.1")
  void peer_isMatchedWithItsResourceOrWithoutAny() throws StoreException {
    ArchiveEntry desk = entry(1, DESK);
    ArchiveEntry bare = entry(2, BOB);
    ArchiveEntry phone = entry(3, PHONE);
    archive().append(List.of(desk, bare, phone, entry(4, WANG), entry(5, ALICE)));

    assertThat(with(BOB)).containsExactly(desk, bare, phone);
    assertThat(with(PHONE)).containsExactly(phone);
    assertThat(with(DESK)).containsExactly(desk);
    assertThat(with(BOB.withResource("DESK"))).isEmpty();
    assertThat(archive().count(ALICE, query(BOB, 0, Long.MAX_VALUE))).isEqualTo(3);
  }

  @Test
  @Specification("XEP-0313, section 4.1.2")
  void positions_boundWhatIsFound_bothInclusive() throws StoreException {
    List<ArchiveEntry> entries = entries(10);
    archive().append(entries);
    ArchiveQuery some = query(null, id(3).position(), id(6).position());

    assertThat(find(some, End.OLDEST, 100)).isEqualTo(entries.subList(3, 7));
    assertThat(find(some, End.NEWEST, 2)).isEqualTo(entries.subList(5, 7));
    assertThat(find(query(BOB, id(8).position(), Long.MAX_VALUE), End.OLDEST, 5))
        .isEqualTo(entries.subList(8, 10));
    assertThat(find(query(null, 5, 4), End.OLDEST, 5)).isEmpty();
    assertThat(archive().count(ALICE, some)).isEqualTo(4);
  }

  @Test
  @Specification("XEP-0313, section 4.1.3")
  void ids_areFoundWhereAllOfThemIsRight() throws StoreException {
    List<ArchiveEntry> entries = entries(5);
    archive().append(entries);
    archive().append(List.of(entry(BOB, id(7), ALICE, xml(7))));
    ArchiveId guessed = new ArchiveId(id(2).position(), id(2).salt() + 1);
    Set<ArchiveId> asked = Set.of(id(1), id(3), guessed, id(7));

    assertThat(archive().present(ALICE, asked)).containsExactlyInAnyOrder(id(1), id(3));
    assertThat(find(new ArchiveQuery(null, 0, Long.MAX_VALUE, asked), End.OLDEST, 10))
        .containsExactly(entries.get(1), entries.get(3));
  }

  @Test
  void append_ofWhatIsThere_changesNothingAndKeepsTheRest() throws StoreException {
    List<ArchiveEntry> entries = entries(6);
    archive().append(entries.subList(0, 4));
    archive().append(entries);
    archive().append(entries);

    assertThat(find(ArchiveQuery.ALL, End.OLDEST, 10)).isEqualTo(entries);
  }

  @Test
  void append_forAnAccountThatIsNotThere_keepsTheRest() throws StoreException {
    ArchiveEntry entry = entry(1, WANG);
    archive().append(List.of(entry(WANG, id(2), ALICE, xml(2)), entry));

    assertThat(find(ArchiveQuery.ALL, End.OLDEST, 10)).containsExactly(entry);
    assertThat(archive().find(WANG, ArchiveQuery.ALL, End.OLDEST, 10)).isEmpty();
  }

  @Test
  @Specification("XEP-0313, section 3.1")
  void messageOfTwoAccounts_standsInBothArchives_inTheOrderOfEach() throws StoreException {
    List<ArchiveEntry> all =
        List.of(entry(1, WANG), between(2, ALICE, BOB), between(3, BOB, ALICE), entry(4, BOB));
    archive().append(all);

    assertThat(find(ArchiveQuery.ALL, End.OLDEST, 10))
        .isEqualTo(List.of(entry(1, WANG), entry(2, BOB), entry(3, BOB), entry(4, BOB)));
    assertThat(find(ArchiveQuery.ALL, End.OLDEST, 2))
        .isEqualTo(List.of(entry(1, WANG), entry(2, BOB)));
    assertThat(find(ArchiveQuery.ALL, End.NEWEST, 2))
        .isEqualTo(List.of(entry(3, BOB), entry(4, BOB)));
    assertThat(with(BOB)).isEqualTo(List.of(entry(2, BOB), entry(3, BOB), entry(4, BOB)));
    assertThat(archive().count(ALICE, ArchiveQuery.ALL)).isEqualTo(4);
    assertThat(archive().find(BOB, ArchiveQuery.ALL, End.OLDEST, 10))
        .isEqualTo(List.of(entry(BOB, id(2), ALICE, xml(2)), entry(BOB, id(3), ALICE, xml(3))));
    assertThat(archive().present(BOB, Set.of(id(1), id(2)))).containsExactly(id(2));
  }

  @Test
  void deletedAccount_leavesTheOthersArchiveAsItWas() throws StoreException {
    archive().append(List.of(between(1, ALICE, BOB), between(2, BOB, ALICE)));
    stores().accounts().delete(BOB);
    stores().accounts().create(BOB, NOW, List.of());
    archive().append(List.of(between(3, ALICE, BOB)));

    assertThat(find(ArchiveQuery.ALL, End.OLDEST, 10))
        .isEqualTo(List.of(entry(1, BOB), entry(2, BOB), entry(3, BOB)));
    assertThat(archive().find(BOB, ArchiveQuery.ALL, End.OLDEST, 10))
        .isEqualTo(List.of(entry(BOB, id(3), ALICE, xml(3))));
    stores().accounts().delete(ALICE);
    stores().accounts().delete(BOB);
    assertThat(archive().newest()).as("nobody's are gone").isZero();
  }

  private static ArchiveEntry between(int number, Jid first, Jid second) {
    return new ArchiveEntry(
        id(number), xml(number), List.of(new Place(first, second), new Place(second, first)));
  }

  @Test
  @Specification("XEP-0313, section 3.2")
  void purge_takesTheOldestOfAllAccounts_soManyAtOnce() throws StoreException {
    List<ArchiveEntry> entries = entries(10);
    archive().append(entries);
    archive().append(List.of(entry(BOB, new ArchiveId(id(0).position() + 1, 0), ALICE, xml(11))));

    assertThat(archive().purge(time(5), 4)).isEqualTo(4);
    assertThat(find(ArchiveQuery.ALL, End.OLDEST, 1)).containsExactly(entries.get(3));
    assertThat(archive().count(BOB, ArchiveQuery.ALL)).isZero();
    assertThat(archive().purge(time(5), 4)).isEqualTo(2);
    assertThat(archive().purge(time(5), 4)).isZero();
    assertThat(find(ArchiveQuery.ALL, End.OLDEST, 100)).isEqualTo(entries.subList(5, 10));
  }

  @Test
  void deletedAccount_takesItsArchiveAlong_howeverLarge() throws StoreException {
    archive().append(entries(2_500));
    archive().append(List.of(entry(BOB, id(5_000), ALICE, xml(1))));
    stores().accounts().delete(ALICE);
    stores().accounts().create(ALICE, NOW, List.of());

    assertThat(archive().count(ALICE, ArchiveQuery.ALL)).isZero();
    assertThat(archive().count(BOB, ArchiveQuery.ALL)).isOne();
  }

  /** One account comes and goes while both get messages. */
  @Test
  void append_whileAnAccountIsDeleted_keepsWhatIsTheOthers() throws Exception {
    int rounds = 30;
    together(2, i -> i == 0 ? appending(rounds) : comingAndGoing(rounds));

    assertThat(archive().count(ALICE, ArchiveQuery.ALL)).isEqualTo(rounds * 10L);
  }

  private Callable<Integer> appending(int rounds) {
    return () -> {
      for (int round = 0; round < rounds; round++) {
        List<ArchiveEntry> both = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
          int number = 2 * (round * 10 + i);
          both.add(entry(number, BOB));
          both.add(entry(BOB, id(number + 1), ALICE, xml(number)));
        }
        archive().append(both);
      }
      return rounds;
    };
  }

  private Callable<Integer> comingAndGoing(int rounds) {
    return () -> {
      for (int round = 0; round < rounds; round++) {
        stores().accounts().delete(BOB);
        stores().accounts().create(BOB, NOW, List.of());
      }
      return rounds;
    };
  }

  private List<ArchiveEntry> find(ArchiveQuery query, End end, int limit) throws StoreException {
    return archive().find(ALICE, query, end, limit);
  }

  private List<ArchiveEntry> with(Jid peer) throws StoreException {
    return find(query(peer, 0, Long.MAX_VALUE), End.OLDEST, 10);
  }

  private static ArchiveQuery query(@Nullable Jid with, long first, long last) {
    return new ArchiveQuery(with, first, last, Set.of());
  }

  private static List<ArchiveEntry> entries(int count) {
    List<ArchiveEntry> entries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      entries.add(entry(i, i % 2 == 0 ? DESK : BOB));
    }
    return entries;
  }

  private static ArchiveEntry entry(int number, Jid peer) {
    return entry(ALICE, id(number), peer, xml(number));
  }

  private static ArchiveEntry entry(Jid account, ArchiveId id, Jid peer, Bytes message) {
    return new ArchiveEntry(id, message, List.of(new Place(account, peer)));
  }

  private static ArchiveId id(int number) {
    return new ArchiveId(ArchiveId.first(time(number)), -number);
  }

  private static Instant time(int number) {
    return NOW.plusMillis(number);
  }

  private static Bytes xml(int number) {
    return Bytes.utf8("<message id='" + number + "'><body>你好</body></message>");
  }
}
