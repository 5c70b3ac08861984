package org.simpp.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.SecretBytes;
import org.simpp.store.InvitationStore.Invitation;
import org.simpp.store.StoreException.Reason;

/** What every {@link RegisteredKeyStore} does. */
public abstract class RegisteredKeyStoreContract extends StoreContract {
  @Test
  void register_makesTheAccountAndKeepsItsKeys() throws StoreException {
    stores().invitations().create(token(1), invitation(ALICE));
    RegisteredKeys keys =
        new RegisteredKeys(
            SUITE,
            Bytes.ofHex("04" + "a1".repeat(56)),
            Bytes.ofHex("04" + "b2".repeat(48)),
            SecretBytes.copyOf(new byte[] {-1, 0, 1, 2}),
            NOW);

    assertThat(stores().registeredKeys().register(token(1), ALICE, keys)).isTrue();

    assertThat(stores().registeredKeys().find(ALICE, SUITE)).contains(keys);
    assertThat(stores().registeredKeys().find(ALICE, 0x2001)).isEmpty();
    assertThat(stores().accounts().find(ALICE))
        .contains(new Account(ALICE, NOW, Set.of("SIMPP-2007")));
    assertThat(stores().invitations().find(token(1), NOW)).isEmpty();
  }

  @Test
  void register_withoutAnInvitation_changesNothing() throws StoreException {
    assertThat(stores().registeredKeys().register(token(1), ALICE, keys(SUITE))).isFalse();

    assertThat(stores().accounts().find(ALICE)).isEmpty();
    assertThat(stores().registeredKeys().find(ALICE, SUITE)).isEmpty();
  }

  @Test
  void register_withAnothersInvitation_changesNothing() throws StoreException {
    stores().invitations().create(token(1), invitation(BOB));

    assertThat(stores().registeredKeys().register(token(1), ALICE, keys(SUITE))).isFalse();

    assertThat(stores().accounts().find(ALICE)).isEmpty();
    assertThat(stores().invitations().find(token(1), NOW)).isPresent();
  }

  @Test
  void register_withAnExpiredInvitation_changesNothing() throws StoreException {
    stores().invitations().create(token(1), new Invitation(ALICE, NOW));

    assertThat(stores().registeredKeys().register(token(1), ALICE, keys(SUITE))).isFalse();
    assertThat(stores().accounts().find(ALICE)).isEmpty();
  }

  @Test
  void register_forAnAccountThatIsThere_addsTheKeys() throws StoreException {
    stores().accounts().create(ALICE, NOW, List.of(credential("SHA-256", 1)));
    stores().invitations().create(token(1), invitation(ALICE));

    assertThat(stores().registeredKeys().register(token(1), ALICE, keys(SUITE))).isTrue();

    assertThat(stores().accounts().find(ALICE))
        .contains(new Account(ALICE, NOW, Set.of("SCRAM-SHA-256", "SIMPP-2007")));
  }

  @Test
  void register_again_isRefusedAndTheInvitationStays() throws StoreException {
    stores().invitations().create(token(1), invitation(ALICE));
    stores().invitations().create(token(2), invitation(ALICE));
    stores().registeredKeys().register(token(1), ALICE, keys(SUITE));

    assertRefused(
        Reason.EXISTS, () -> stores().registeredKeys().register(token(2), ALICE, keys(SUITE)));
    assertThat(stores().invitations().find(token(2), NOW)).isPresent();
  }

  @Test
  void register_byManyWithOneInvitation_succeedsForOne() throws Exception {
    for (int round = 0; round < 5; round++) {
      Bytes token = token(round);
      Jid account = Jid.of("r" + round + "@simpp.local");
      stores().invitations().create(token, invitation(account));

      List<Boolean> registered =
          together(4, i -> () -> stores().registeredKeys().register(token, account, keys(SUITE)));

      assertThat(registered).as("round %d", round).containsOnlyOnce(true);
    }
  }

  @Test
  void register_byManyWithTheirOwnInvitations_succeedsForOne() throws Exception {
    for (int i = 0; i < 4; i++) {
      stores().invitations().create(token(i), invitation(ALICE));
    }

    List<Boolean> registered =
        together(
            4,
            i ->
                () -> {
                  try {
                    return stores().registeredKeys().register(token(i), ALICE, keys(SUITE));
                  } catch (StoreException refused) {
                    assertThat(refused.reason()).isEqualTo(Reason.EXISTS);
                    return false;
                  }
                });

    assertThat(registered).containsOnlyOnce(true);
    assertThat(stores().accounts().count()).isOne();
  }
}
