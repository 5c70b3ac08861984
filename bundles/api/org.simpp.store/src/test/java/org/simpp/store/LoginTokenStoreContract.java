package org.simpp.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Bytes;
import org.simpp.store.StoreException.Reason;

/** What every {@link LoginTokenStore} does. */
public abstract class LoginTokenStoreContract extends StoreContract {
  private static final String PHONE = "d4565fa7-4d72-4749-b3d3-740edbf87770";
  private static final String DESK = "04d5f08c-2f7a-4b1f-8a4e-3a1f5b0c9d2e";
  private static final int MANY = 10;

  private static LoginToken token(int number, long seconds) {
    byte[] seed = new byte[32];
    seed[0] = (byte) number;
    seed[31] = -1;
    return new LoginToken(
        Bytes.of(seed), "HT-SHA-256-ENDP", NOW.plusSeconds(number), NOW.plusSeconds(seconds));
  }

  private static final LoginToken FIRST = token(1, 100);
  private static final LoginToken SECOND = token(2, 200);
  private static final LoginToken THIRD = token(3, 300);

  private LoginTokenStore tokens() {
    return stores().loginTokens();
  }

  @BeforeEach
  void makeAccounts() throws StoreException {
    stores().accounts().create(ALICE, NOW, List.of(credential("SHA-256", 1)));
    stores().accounts().create(BOB, NOW, List.of());
  }

  @Test
  void issued_isThereForThatClientOfThatAccount() throws StoreException {
    tokens().issue(ALICE, PHONE, FIRST, MANY);

    assertThat(tokens().tokens(ALICE, PHONE)).containsExactly(FIRST);
    assertThat(tokens().tokens(ALICE, DESK)).isEmpty();
    assertThat(tokens().tokens(BOB, PHONE)).isEmpty();
    assertThat(tokens().tokens(WANG, PHONE)).isEmpty();
    assertThat(tokens().use(BOB, PHONE, FIRST.seed(), 0)).isFalse();
    assertThat(tokens().use(ALICE, DESK, FIRST.seed(), 0)).isFalse();
  }

  @Test
  @Specification("XEP-0484, section 5.1")
  void issued_takesThePlaceOfWhatWasNotUsed_andOfNothingElse() throws StoreException {
    tokens().issue(ALICE, PHONE, FIRST, MANY);
    assertThat(tokens().use(ALICE, PHONE, FIRST.seed(), 0)).isTrue();
    tokens().issue(ALICE, PHONE, SECOND, MANY);
    tokens().issue(ALICE, PHONE, THIRD, MANY);

    assertThat(tokens().tokens(ALICE, PHONE)).containsExactly(THIRD, FIRST);
    assertThat(tokens().use(ALICE, PHONE, SECOND.seed(), 0)).isFalse();
    assertThat(tokens().use(ALICE, PHONE, FIRST.seed(), 0)).isTrue();
  }

  @Test
  @Specification("XEP-0484, section 3.5")
  void used_endsTheOnesBefore() throws StoreException {
    tokens().issue(ALICE, PHONE, FIRST, MANY);
    assertThat(tokens().use(ALICE, PHONE, FIRST.seed(), 0)).isTrue();
    tokens().issue(ALICE, PHONE, SECOND, MANY);

    assertThat(tokens().use(ALICE, PHONE, SECOND.seed(), 0)).isTrue();

    assertThat(tokens().tokens(ALICE, PHONE)).containsExactly(SECOND);
    assertThat(tokens().use(ALICE, PHONE, FIRST.seed(), 0)).isFalse();
  }

  @Test
  @Specification("XEP-0484, section 3.4")
  void used_withACountThatCameBefore_isRefused() throws StoreException {
    tokens().issue(ALICE, PHONE, FIRST, MANY);

    assertThat(tokens().use(ALICE, PHONE, FIRST.seed(), 5)).isTrue();
    assertThat(tokens().use(ALICE, PHONE, FIRST.seed(), 5)).isFalse();
    assertThat(tokens().use(ALICE, PHONE, FIRST.seed(), 4)).isFalse();
    assertThat(tokens().use(ALICE, PHONE, FIRST.seed(), 0)).isTrue();
    assertThat(tokens().use(ALICE, PHONE, FIRST.seed(), 6)).isTrue();
  }

  @Test
  void used_byManyAtOnceWithOneCount_isUsedOnce() throws Exception {
    tokens().issue(ALICE, PHONE, FIRST, MANY);

    List<Boolean> uses = together(4, number -> () -> tokens().use(ALICE, PHONE, FIRST.seed(), 1));

    assertThat(uses).containsOnlyOnce(true);
  }

  @Test
  @Specification("XEP-0484, section 3.6")
  void revoked_isGone() throws StoreException {
    tokens().issue(ALICE, PHONE, FIRST, MANY);
    tokens().use(ALICE, PHONE, FIRST.seed(), 0);
    tokens().issue(ALICE, PHONE, SECOND, MANY);

    tokens().revoke(ALICE, PHONE, FIRST.seed());
    tokens().revoke(ALICE, PHONE, FIRST.seed());

    assertThat(tokens().use(ALICE, PHONE, FIRST.seed(), 0)).isFalse();
    assertThat(tokens().tokens(ALICE, PHONE)).containsExactly(SECOND);
  }

  @Test
  void tokens_goWithThePasswordAndWithTheAccount() throws StoreException {
    tokens().issue(ALICE, PHONE, FIRST, MANY);
    tokens().issue(BOB, PHONE, SECOND, MANY);

    stores().accounts().replaceCredentials(ALICE, List.of(credential("SHA-256", 2)));
    assertThat(tokens().use(ALICE, PHONE, FIRST.seed(), 0)).isFalse();
    assertThat(tokens().tokens(ALICE, PHONE)).isEmpty();
    assertThat(tokens().tokens(BOB, PHONE)).containsExactly(SECOND);

    stores().accounts().delete(BOB);
    stores().accounts().create(BOB, NOW, List.of());
    assertThat(tokens().tokens(BOB, PHONE)).isEmpty();
  }

  @Test
  void tooManyClients_costTheOneThatExpiresFirst() throws StoreException {
    tokens().issue(ALICE, "a", token(4, 50), 2);
    tokens().issue(ALICE, "b", token(5, 40), 2);
    tokens().issue(ALICE, "c", token(6, 60), 2);

    assertThat(tokens().tokens(ALICE, "a")).hasSize(1);
    assertThat(tokens().tokens(ALICE, "b")).isEmpty();
    assertThat(tokens().tokens(ALICE, "c")).hasSize(1);
  }

  @Test
  void issue_forgetsWhatExpired_ofThatAccount() throws StoreException {
    LoginToken old = token(7, 8);
    tokens().issue(ALICE, DESK, old, MANY);
    assertThat(tokens().tokens(ALICE, DESK)).containsExactly(old);

    tokens().issue(ALICE, PHONE, token(9, 100), MANY);

    assertThat(tokens().tokens(ALICE, DESK)).isEmpty();
  }

  @Test
  void issue_forNobody_isRefused() {
    assertRefused(Reason.NOT_FOUND, () -> tokens().issue(WANG, PHONE, FIRST, MANY));
  }
}
