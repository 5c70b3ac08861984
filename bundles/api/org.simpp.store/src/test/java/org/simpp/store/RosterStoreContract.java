package org.simpp.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.store.StoreException.Reason;

/** What every {@link RosterStore} does. */
public abstract class RosterStoreContract extends StoreContract {
  @BeforeEach
  void account() throws StoreException {
    stores().accounts().create(ALICE, NOW, List.of());
  }

  @Test
  void empty_hasVersionZero() throws StoreException {
    assertThat(stores().rosters().load(ALICE)).isEqualTo(new RosterStore.Roster(0, List.of()));
    assertThat(stores().rosters().changesSince(ALICE, 0)).contains(List.of());
    assertThat(stores().rosters().remove(ALICE, BOB)).isZero();
  }

  @Test
  void put_keepsEveryPart() throws StoreException {
    RosterItem whole =
        new RosterItem(
            BOB,
            "Bob & <小明>",
            Set.of("朋友", "Work"),
            "both",
            true,
            true,
            Bytes.utf8("<presence type='subscribe'><status>我是小明</status></presence>"),
            true,
            false);

    assertThat(stores().rosters().put(ALICE, whole, 10)).isOne();

    assertThat(stores().rosters().find(ALICE, BOB)).contains(whole);
    assertThat(stores().rosters().load(ALICE)).isEqualTo(new RosterStore.Roster(1, List.of(whole)));
    assertThat(stores().rosters().load(BOB).items()).isEmpty();
  }

  @Test
  void put_again_replaces() throws StoreException {
    stores().rosters().put(ALICE, item(BOB, "Bob", "A", "B"), 1);

    assertThat(stores().rosters().put(ALICE, item(BOB, "Robert", "B", "C"), 1)).isEqualTo(2);

    assertThat(stores().rosters().load(ALICE).items())
        .containsExactly(item(BOB, "Robert", "B", "C"));
    stores().rosters().put(ALICE, item(BOB, ""), 1);
    assertThat(stores().rosters().find(ALICE, BOB)).contains(item(BOB, ""));
  }

  @Test
  void put_beyondTheBound_isRefused() throws StoreException {
    stores().rosters().put(ALICE, item(BOB, ""), 1);

    assertRefused(Reason.FULL, () -> stores().rosters().put(ALICE, item(WANG, ""), 1));
    assertThat(stores().rosters().load(ALICE).version()).isOne();
  }

  @Test
  void put_withoutAnAccount_isRefused() {
    assertRefused(Reason.NOT_FOUND, () -> stores().rosters().put(WANG, item(BOB, ""), 1));
  }

  @Test
  void put_ofNamesTooLong_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> stores().rosters().put(ALICE, item(BOB, "x".repeat(1024)), 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> stores().rosters().put(ALICE, item(BOB, "", "x".repeat(1024)), 1));
  }

  @Test
  @Specification("RFC 6121, section 2.6.3")
  void changesSince_tellsTheLastChangeOfEachItemInOrder() throws StoreException {
    stores().rosters().put(ALICE, item(BOB, "1"), 10);
    stores().rosters().put(ALICE, item(WANG, "2"), 10);
    stores().rosters().put(ALICE, item(BOB, "3"), 10);
    stores().rosters().remove(ALICE, WANG);

    assertThat(stores().rosters().changesSince(ALICE, 0))
        .contains(
            List.of(new RosterChange(3, BOB, item(BOB, "3")), new RosterChange(4, WANG, null)));
    assertThat(stores().rosters().changesSince(ALICE, 3))
        .contains(List.of(new RosterChange(4, WANG, null)));
    assertThat(stores().rosters().changesSince(ALICE, 4)).contains(List.of());
  }

  @Test
  void changesSince_aVersionThatNeverWas_isUnknown() throws StoreException {
    stores().rosters().put(ALICE, item(BOB, ""), 10);

    assertThat(stores().rosters().changesSince(ALICE, 2)).isEmpty();
    assertThat(stores().rosters().changesSince(ALICE, -1)).isEmpty();
    assertThat(stores().rosters().changesSince(WANG, 0)).isEmpty();
  }

  @Test
  void removedAndMadeAgain_isThere() throws StoreException {
    stores().rosters().put(ALICE, item(BOB, "1"), 10);
    stores().rosters().remove(ALICE, BOB);
    stores().rosters().put(ALICE, item(BOB, "2"), 10);

    assertThat(stores().rosters().changesSince(ALICE, 1))
        .contains(List.of(new RosterChange(3, BOB, item(BOB, "2"))));
  }

  @Test
  void remove_withoutTheItem_changesNothing() throws StoreException {
    stores().rosters().put(ALICE, item(BOB, ""), 10);

    assertThat(stores().rosters().remove(ALICE, WANG)).isOne();
    assertThat(stores().rosters().changesSince(ALICE, 1)).contains(List.of());
  }

  /** What is forgotten is admitted: nobody is told half of the changes. */
  @Test
  void manyRemovals_areForgottenFromTheOldestOn() throws StoreException {
    int many = 300;
    for (int i = 0; i < many; i++) {
      Jid contact = Jid.of("c" + i + "@simpp.local");
      stores().rosters().put(ALICE, item(contact, ""), 10);
      stores().rosters().remove(ALICE, contact);
    }

    assertThat(stores().rosters().changesSince(ALICE, 1)).isEmpty();
    assertThat(stores().rosters().changesSince(ALICE, 2L * many - 20))
        .hasValueSatisfying(changes -> assertThat(changes).hasSize(10));
  }

  @Test
  void put_byManyAtOnce_countsEveryChange() throws Exception {
    List<Long> versions =
        together(
            8,
            i ->
                () -> stores().rosters().put(ALICE, item(Jid.of("c" + i + "@simpp.local"), ""), 8));

    assertThat(new TreeSet<>(versions)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
    assertThat(stores().rosters().load(ALICE).items()).hasSize(8);
  }

  @Test
  void put_byManyAtOnce_keepsToTheBound() throws Exception {
    List<Boolean> kept =
        together(
            8,
            i ->
                () -> {
                  try {
                    stores().rosters().put(ALICE, item(Jid.of("c" + i + "@simpp.local"), ""), 3);
                    return true;
                  } catch (StoreException refused) {
                    assertThat(refused.reason()).isEqualTo(Reason.FULL);
                    return false;
                  }
                });

    assertThat(kept).filteredOn(is -> is).hasSize(3);
    assertThat(stores().rosters().load(ALICE).items()).hasSize(3);
  }

  @Test
  void texts_comeBackCodePointByCodePoint() throws StoreException {
    Jid rare = Jid.of("𠮷野@simpp.local/Büro 😀");
    RosterItem item = item(rare, "😀 𠮷野家 é e\u0301 \uFB01", "朋友 🀄", "𝄞");

    stores().rosters().put(ALICE, item, 10);

    assertThat(stores().rosters().find(ALICE, rare)).contains(item);
  }

  @Test
  void contacts_differInTheCaseOfTheirResource() throws StoreException {
    RosterItem upper = item(Jid.of("bob@simpp.local/Home"), "upper");
    RosterItem lower = item(Jid.of("bob@simpp.local/home"), "lower");

    stores().rosters().put(ALICE, upper, 10);
    stores().rosters().put(ALICE, lower, 10);

    assertThat(stores().rosters().load(ALICE).items()).containsExactlyInAnyOrder(upper, lower);
    assertThat(stores().rosters().find(ALICE, upper.contact())).contains(upper);
    assertThat(stores().rosters().find(ALICE, Jid.of("bob@simpp.local/HOME"))).isEmpty();
  }

  @Test
  void groups_differInEveryCharacter() throws StoreException {
    stores().rosters().put(ALICE, item(BOB, "", "Work", "work", "Work ", "Wörk", "Wo\u0308rk"), 10);
    assertThat(stores().rosters().find(ALICE, BOB))
        .contains(item(BOB, "", "Work", "work", "Work ", "Wörk", "Wo\u0308rk"));

    stores().rosters().put(ALICE, item(BOB, "", "work", "Work ", "Wörk"), 10);

    assertThat(stores().rosters().find(ALICE, BOB))
        .contains(item(BOB, "", "work", "Work ", "Wörk"));
  }

  @Test
  void longestValues_areKept() throws StoreException {
    Jid longest = Jid.of("漢".repeat(341) + "@" + "b".repeat(63) + "/" + "😀".repeat(255));
    RosterItem item = item(longest, "漢".repeat(1023), "😀".repeat(511) + "x");

    stores().rosters().put(ALICE, item, 10);

    assertThat(stores().rosters().find(ALICE, longest)).contains(item);
  }
}
