package org.simpp.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
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
  void purge_forgetsWhatExpired() throws StoreException {
    stores().invitations().create(token(1), new Invitation(ALICE, NOW.plusSeconds(1)));
    stores().invitations().create(token(2), new Invitation(BOB, NOW.plusSeconds(3)));

    assertThat(stores().invitations().purge(NOW.plusSeconds(2))).isOne();
    assertThat(stores().invitations().find(token(1), NOW)).isEmpty();
    assertThat(stores().invitations().find(token(2), NOW)).isPresent();
  }
}
