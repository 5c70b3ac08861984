package org.simpp.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.simpp.itests.specification.Specification;
import org.simpp.store.InvitationStore.Invitation;
import org.simpp.store.StoreException.Reason;

/** What every {@link InvitationStore} does. */
public abstract class InvitationStoreContract extends StoreContract {
  @Test
  void created_isFoundUntilItExpires() throws StoreException {
    Invitation made = new Invitation(WANG, NOW.plusSeconds(60));
    stores().invitations().create(token(1), made);

    assertThat(stores().invitations().find(token(1), NOW)).contains(made);
    assertThat(stores().invitations().find(token(1), NOW.plusSeconds(59))).contains(made);
    assertThat(stores().invitations().find(token(1), NOW.plusSeconds(60))).isEmpty();
    assertThat(stores().invitations().find(token(2), NOW)).isEmpty();
  }

  @Test
  void create_ofTheSameToken_isRefused() throws StoreException {
    stores().invitations().create(token(1), invitation(ALICE));

    assertRefused(Reason.EXISTS, () -> stores().invitations().create(token(1), invitation(BOB)));
  }

  @Test
  @Specification("XEP-0445")
  void redeem_worksOnce() throws StoreException {
    stores().invitations().create(token(1), invitation(ALICE));

    assertThat(stores().invitations().redeem(token(1))).isTrue();
    assertThat(stores().invitations().redeem(token(1))).isFalse();
    assertThat(stores().invitations().find(token(1), NOW)).isEmpty();
  }

  @Test
  @Specification("XEP-0445")
  void redeem_byManyAtOnce_succeedsForOne() throws Exception {
    for (int round = 0; round < 10; round++) {
      int number = round;
      stores().invitations().create(token(number), invitation(ALICE));

      List<Boolean> redeemed = together(6, i -> () -> stores().invitations().redeem(token(number)));

      assertThat(redeemed).as("round %d", round).containsOnlyOnce(true);
    }
  }

  @Test
  void purge_forgetsWhatExpired() throws StoreException {
    stores().invitations().create(token(1), new Invitation(ALICE, NOW.plusSeconds(1)));
    stores().invitations().create(token(2), new Invitation(BOB, NOW.plusSeconds(3)));

    assertThat(stores().invitations().purge(NOW.plusSeconds(2))).isOne();
    assertThat(stores().invitations().redeem(token(1))).isFalse();
    assertThat(stores().invitations().redeem(token(2))).isTrue();
  }
}
