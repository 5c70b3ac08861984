package org.simpp.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.store.InvitationStore.Invitation;
import org.simpp.store.StoreException.Reason;

/** What every {@link AccountStore} does. */
public abstract class AccountStoreContract extends StoreContract {
  @Test
  void created_isFoundWithItsWaysToLogIn() throws StoreException {
    stores()
        .accounts()
        .create(ALICE, NOW, List.of(credential("SHA-256", 1), credential("SHA-1", 2)));

    assertThat(stores().accounts().find(ALICE))
        .contains(new Account(ALICE, NOW, Set.of("SCRAM-SHA-256", "SCRAM-SHA-1")));
    assertThat(stores().accounts().exists(ALICE)).isTrue();
    assertThat(stores().accounts().find(BOB)).isEmpty();
    assertThat(stores().accounts().exists(BOB)).isFalse();
  }

  @Test
  void credential_isWhatWasGiven() throws StoreException {
    stores()
        .accounts()
        .create(WANG, NOW, List.of(credential("SHA-256", 1), credential("SHA-1", 2)));

    assertThat(stores().accounts().credential(WANG, "SHA-256")).contains(credential("SHA-256", 1));
    assertThat(stores().accounts().credential(WANG, "SHA-1")).contains(credential("SHA-1", 2));
    assertThat(stores().accounts().credential(WANG, "SHA-512")).isEmpty();
    assertThat(stores().accounts().credential(BOB, "SHA-256")).isEmpty();
  }

  @Test
  void create_twice_isRefusedAndLeavesTheFirst() throws StoreException {
    stores().accounts().create(ALICE, NOW, List.of(credential("SHA-256", 1)));

    assertRefused(
        Reason.EXISTS,
        () -> stores().accounts().create(ALICE, NOW, List.of(credential("SHA-256", 9))));
    assertThat(stores().accounts().credential(ALICE, "SHA-256")).contains(credential("SHA-256", 1));
    assertThat(stores().accounts().count()).isOne();
  }

  @Test
  void create_byManyAtOnce_succeedsForOne() throws Exception {
    List<Boolean> made =
        together(
            8,
            i ->
                () -> {
                  try {
                    stores().accounts().create(ALICE, NOW, List.of(credential("SHA-256", i)));
                    return true;
                  } catch (StoreException refused) {
                    assertThat(refused.reason()).isEqualTo(Reason.EXISTS);
                    return false;
                  }
                });

    assertThat(made).containsOnlyOnce(true);
    assertThat(stores().accounts().count()).isOne();
  }

  @Test
  void replaceCredentials_leavesNoneOfTheOld() throws StoreException {
    stores()
        .accounts()
        .create(ALICE, NOW, List.of(credential("SHA-256", 1), credential("SHA-1", 2)));

    stores().accounts().replaceCredentials(ALICE, List.of(credential("SHA-256", 3)));

    assertThat(stores().accounts().credential(ALICE, "SHA-256")).contains(credential("SHA-256", 3));
    assertThat(stores().accounts().credential(ALICE, "SHA-1")).isEmpty();
    assertRefused(Reason.NOT_FOUND, () -> stores().accounts().replaceCredentials(BOB, List.of()));
  }

  @Test
  void delete_takesEverythingAlong() throws StoreException {
    fill(ALICE, 1);
    fill(BOB, 2);
    stores().invitations().create(token(7), invitation(ALICE));

    stores().accounts().delete(ALICE);

    assertThat(stores().accounts().find(ALICE)).isEmpty();
    assertThat(stores().accounts().credential(ALICE, "SHA-256")).isEmpty();
    assertThat(stores().rosters().load(ALICE).items()).isEmpty();
    assertThat(stores().rosters().find(ALICE, WANG)).isEmpty();
    assertThat(stores().heldStanzas().count(ALICE)).isZero();
    assertThat(stores().registeredKeys().find(ALICE, SUITE)).isEmpty();
    assertThat(stores().invitations().find(token(7), NOW)).isEmpty();
    assertThat(stores().rosters().load(BOB).items()).hasSize(1);
    assertThat(stores().heldStanzas().count(BOB)).isOne();
    assertThat(stores().registeredKeys().find(BOB, SUITE)).isPresent();
    assertRefused(Reason.NOT_FOUND, () -> stores().accounts().delete(ALICE));
  }

  @Test
  void deletedAndMadeAgain_startsEmpty() throws StoreException {
    fill(ALICE, 1);
    stores().accounts().delete(ALICE);

    stores().accounts().create(ALICE, NOW, List.of());

    assertThat(stores().accounts().find(ALICE)).contains(new Account(ALICE, NOW, Set.of()));
    assertThat(stores().rosters().load(ALICE)).isEqualTo(new RosterStore.Roster(0, List.of()));
    assertThat(stores().heldStanzas().waiting(ALICE, 0, 10)).isEmpty();
  }

  @Test
  void list_givesPagesInTheOrderOfAddresses() throws StoreException {
    for (String name : List.of("dora", "alice", "bob", "王小明", "carol")) {
      stores().accounts().create(Jid.of(name + "@simpp.local"), NOW, List.of());
    }

    List<String> seen = new ArrayList<>();
    for (List<Account> page = stores().accounts().list("", 2);
        !page.isEmpty();
        page = stores().accounts().list(seen.get(seen.size() - 1), 2)) {
      page.forEach(account -> seen.add(account.jid().toString()));
    }

    assertThat(seen)
        .containsExactly(
            "alice@simpp.local",
            "bob@simpp.local",
            "carol@simpp.local",
            "dora@simpp.local",
            "王小明@simpp.local");
    assertThat(stores().accounts().count()).isEqualTo(5);
    assertThatIllegalArgumentException().isThrownBy(() -> stores().accounts().list("", 1001));
    assertThatIllegalArgumentException().isThrownBy(() -> stores().accounts().list("", 0));
  }

  @Test
  void addresses_differInEveryCharacter() throws StoreException {
    List<String> names = List.of("jose", "josé", "strasse", "straße", "吉野", "𠮷野");
    for (String name : names) {
      stores().accounts().create(Jid.of(name + "@simpp.local"), NOW, List.of());
    }

    assertThat(stores().accounts().count()).isEqualTo(names.size());
    assertThat(stores().accounts().list("", 10))
        .extracting(account -> account.jid().toString())
        .containsExactlyInAnyOrderElementsOf(
            names.stream().map(name -> name + "@simpp.local").toList());
  }

  @Test
  void longestAddress_isKeptAndFound() throws StoreException {
    Jid longest = Jid.of("a".repeat(1023) + "@" + "b".repeat(63) + "." + "c".repeat(63));
    stores().accounts().create(longest, NOW, List.of());

    assertThat(stores().accounts().find(longest)).map(Account::jid).contains(longest);
  }

  private void fill(Jid account, int number) throws StoreException {
    stores().accounts().create(account, NOW, List.of(credential("SHA-256", number)));
    stores().rosters().put(account, item(WANG, "小明", "同事"), 10);
    stores().rosters().put(account, item(Jid.of("gone@simpp.local"), ""), 10);
    stores().rosters().remove(account, Jid.of("gone@simpp.local"));
    stores().heldStanzas().hold(account, NOW, Bytes.utf8("<message/>"), 10);
    stores().invitations().create(token(number), invitation(account));
    assertThat(stores().registeredKeys().register(token(number), account, keys(SUITE))).isTrue();
  }

  @Test
  void register_redeemsTheInvitation_andMakesItsAccount() throws StoreException {
    stores().invitations().create(token(1), invitation(ALICE));

    assertThat(register(token(1), ALICE)).isTrue();

    assertThat(stores().accounts().find(ALICE))
        .contains(new Account(ALICE, NOW, Set.of("SCRAM-SHA-256")));
    assertThat(stores().accounts().credential(ALICE, "SHA-256")).contains(credential("SHA-256", 1));
    assertThat(stores().invitations().find(token(1), NOW)).isEmpty();
    assertThat(register(token(1), ALICE)).as("an invitation works once").isFalse();
  }

  @Test
  void register_withoutAnInvitationOfItsOwn_changesNothing() throws StoreException {
    stores().invitations().create(token(1), invitation(BOB));
    stores().invitations().create(token(2), new Invitation(ALICE, NOW));

    assertThat(register(token(1), ALICE)).as("another's").isFalse();
    assertThat(register(token(2), ALICE)).as("expired").isFalse();
    assertThat(register(token(3), ALICE)).as("none").isFalse();
    assertThat(stores().accounts().find(ALICE)).isEmpty();
    assertThat(stores().invitations().find(token(1), NOW)).isPresent();
  }

  @Test
  void register_thatFails_keepsTheInvitation() throws StoreException {
    stores().invitations().create(token(1), invitation(ALICE));
    stores().accounts().create(ALICE, NOW, List.of());
    assertRefused(Reason.EXISTS, () -> register(token(1), ALICE));
    assertThat(stores().invitations().find(token(1), NOW)).isPresent();

    stores().invitations().create(token(2), invitation(BOB));
    List<ScramCredential> twice = List.of(credential("SHA-1", 1), credential("SHA-1", 2));
    assertThatThrownBy(() -> stores().accounts().register(token(2), BOB, NOW, twice))
        .as("its last step fails")
        .isInstanceOf(StoreException.class);
    assertThat(stores().accounts().find(BOB)).isEmpty();
    assertThat(stores().invitations().find(token(2), NOW)).isPresent();
  }

  @Test
  void register_byManyWithOneInvitation_succeedsForOne() throws Exception {
    for (int round = 0; round < 5; round++) {
      Bytes token = token(round);
      Jid account = Jid.of("r" + round + "@simpp.local");
      stores().invitations().create(token, invitation(account));

      List<Boolean> registered =
          together(
              4,
              i ->
                  () -> {
                    try {
                      return register(token, account);
                    } catch (StoreException refused) {
                      assertThat(refused.reason()).isEqualTo(Reason.EXISTS);
                      return false;
                    }
                  });

      assertThat(registered).as("round %d", round).containsOnlyOnce(true);
    }
  }

  private boolean register(Bytes token, Jid account) throws StoreException {
    return stores().accounts().register(token, account, NOW, List.of(credential("SHA-256", 1)));
  }
}
