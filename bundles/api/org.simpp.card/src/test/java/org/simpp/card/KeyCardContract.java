package org.simpp.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.simpp.card.CardException.Reason;
import org.simpp.crypto.CipherSuite;
import org.simpp.crypto.CryptoException;
import org.simpp.crypto.Curve;
import org.simpp.crypto.KeyHandle;
import org.simpp.crypto.KeyUnavailableException;
import org.simpp.crypto.Randomness;
import org.simpp.model.Bytes;
import org.simpp.model.SecretBytes;

/** What every kind of card must do. */
public abstract class KeyCardContract {
  protected static final String HOLDER = "alice@simpp.example";
  protected static final Bytes MESSAGE = Bytes.utf8("what is signed");

  /** The reader under test, which keeps its cards between calls; empty before each test. */
  protected abstract CardReader reader();

  /** Another implementation of the curves below, to check the card's results with. */
  protected abstract CipherSuite suite();

  protected abstract Randomness randomness();

  /** Those that the card has keys on; the suite knows them too. */
  protected Set<Curve> curves() {
    return Set.of(Curve.P192, Curve.P224);
  }

  protected static SecretBytes pin(String text) {
    return SecretBytes.takeOver(Bytes.utf8(text).toByteArray());
  }

  protected KeyCard card() throws CardException {
    return reader().personalise(HOLDER, pin("1234"), curves(), suite(), randomness());
  }

  @Test
  void personalise_makesACardThatIsFoundAgain() throws CardException {
    KeyCard made = card();
    assertThat(made.identity().holder()).isEqualTo(HOLDER);
    assertThat(made.identity().serial()).isNotBlank();
    assertThat(made.curves()).isEqualTo(curves());
    assertThat(made.pinTriesLeft()).isEqualTo(3);
    assertThat(reader().cards()).hasSize(1);
    KeyCard found = reader().cards().get(0);
    assertThat(found.identity()).isEqualTo(made.identity());
    for (Curve curve : curves()) {
      assertThat(found.publicKey(curve)).isEqualTo(made.publicKey(curve));
    }
  }

  @Test
  void personalise_forAHolderWithACard_isRefused() throws CardException {
    card();
    assertFails(Reason.EXISTS, this::card);
    assertThat(reader().cards()).hasSize(1);
  }

  @Test
  void personalise_withAPinAgainstTheRules_isRefused() throws CardException {
    for (String wrong : new String[] {"", "123", "1".repeat(65), "12\u00074"}) {
      assertFails(
          Reason.PIN_NOT_ALLOWED,
          () -> reader().personalise(HOLDER, pin(wrong), curves(), suite(), randomness()));
    }
    assertThat(reader().cards()).isEmpty();
  }

  @Test
  void publicKey_isValid_andOnlyWhereThereIsAKey() throws Exception {
    KeyCard card = card();
    for (Curve curve : Curve.values()) {
      if (curves().contains(curve)) {
        suite().requireValid(curve, card.publicKey(curve));
      } else {
        assertFails(Reason.NO_SUCH_KEY, () -> card.publicKey(curve));
      }
    }
  }

  @Test
  void keys_agreeAndSign() throws Exception {
    KeyCard card = card();
    try (CardSession session = card.open(pin("1234"))) {
      assertThat(session.card().identity()).isEqualTo(card.identity());
      for (Curve curve : curves()) {
        KeyHandle key = session.key(curve);
        assertThat(key.curve()).isEqualTo(curve);
        assertThat(key.publicKey()).isEqualTo(card.publicKey(curve));
        SecretBytes peer = suite().generatePrivateKey(curve, randomness());
        assertThat(key.agree(suite().publicKey(curve, peer)))
            .isEqualTo(suite().agree(curve, peer, card.publicKey(curve)));
        suite().verify(curve, card.publicKey(curve), MESSAGE, key.sign(MESSAGE));
      }
    }
  }

  @Test
  void agree_withAnInvalidPoint_isRefused() throws Exception {
    try (CardSession session = card().open(pin("1234"))) {
      for (Curve curve : curves()) {
        KeyHandle key = session.key(curve);
        byte[] off = key.publicKey().toByteArray();
        off[off.length - 1] ^= 1;
        byte[] compressed = key.publicKey().slice(0, 1 + curve.fieldLength()).toByteArray();
        compressed[0] = 2;
        for (Bytes wrong :
            new Bytes[] {
              Bytes.of(off),
              Bytes.of(compressed),
              Bytes.empty(),
              Bytes.of((byte) 0),
              Bytes.of(new byte[curve.publicKeyLength()])
            }) {
          assertThatExceptionOfType(CryptoException.class).isThrownBy(() -> key.agree(wrong));
        }
      }
    }
  }

  @Test
  void key_onACurveWithout_isRefused() throws CardException {
    try (CardSession session = card().open(pin("1234"))) {
      assertFails(Reason.NO_SUCH_KEY, () -> session.key(Curve.P384));
    }
  }

  @Test
  void wrongPin_costsATry_andTheRightOneRestoresThem() throws CardException {
    KeyCard card = card();
    assertFails(Reason.WRONG_PIN, () -> card.open(pin("9999")))
        .satisfies(e -> assertThat(e.triesLeft()).isEqualTo(2));
    assertFails(Reason.WRONG_PIN, () -> card.open(pin("12345")));
    assertThat(card.pinTriesLeft()).isEqualTo(1);
    card.open(pin("1234")).close();
    assertThat(card.pinTriesLeft()).isEqualTo(3);
  }

  @Test
  void threeWrongPins_blockTheCard_forGood() throws CardException {
    KeyCard card = card();
    for (int wrong = 0; wrong < 2; wrong++) {
      assertFails(Reason.WRONG_PIN, () -> card.open(pin("0000")));
    }
    assertFails(Reason.PIN_BLOCKED, () -> card.open(pin("0000")));
    assertThat(card.pinTriesLeft()).isZero();
    assertFails(Reason.PIN_BLOCKED, () -> card.open(pin("1234")));
    assertFails(Reason.PIN_BLOCKED, () -> card.changePin(pin("1234"), pin("4321")));
    assertThat(reader().cards().get(0).pinTriesLeft()).isZero();
  }

  @Test
  void changePin_keepsTheKeys_andForgetsTheOldPin() throws Exception {
    KeyCard card = card();
    Curve curve = curves().iterator().next();
    Bytes publicKey = card.publicKey(curve);
    card.changePin(pin("1234"), pin("新的密碼"));
    assertFails(Reason.WRONG_PIN, () -> card.open(pin("1234")));
    try (CardSession session = card.open(pin("新的密碼"))) {
      suite().verify(curve, publicKey, MESSAGE, session.key(curve).sign(MESSAGE));
    }
  }

  @Test
  void changePin_withAWrongOldPin_costsATry_andChangesNothing() throws CardException {
    KeyCard card = card();
    assertFails(Reason.WRONG_PIN, () -> card.changePin(pin("9999"), pin("4321")));
    assertThat(card.pinTriesLeft()).isEqualTo(2);
    assertFails(Reason.WRONG_PIN, () -> card.open(pin("4321")));
    card.open(pin("1234")).close();
  }

  @Test
  void changePin_againstTheRules_costsNothing() throws CardException {
    KeyCard card = card();
    assertFails(Reason.PIN_NOT_ALLOWED, () -> card.changePin(pin("1234"), pin("1")));
    assertThat(card.pinTriesLeft()).isEqualTo(3);
  }

  @Test
  void session_closed_endsItsKeys() throws Exception {
    CardSession session = card().open(pin("1234"));
    Curve curve = curves().iterator().next();
    KeyHandle key = session.key(curve);
    session.close();
    session.close();
    assertThatExceptionOfType(KeyUnavailableException.class).isThrownBy(() -> key.sign(MESSAGE));
    assertThatExceptionOfType(KeyUnavailableException.class)
        .isThrownBy(() -> key.agree(key.publicKey()));
  }

  @Test
  void handle_closed_leavesTheSessionUsable() throws Exception {
    try (CardSession session = card().open(pin("1234"))) {
      Curve curve = curves().iterator().next();
      KeyHandle key = session.key(curve);
      key.close();
      assertThatExceptionOfType(KeyUnavailableException.class).isThrownBy(() -> key.sign(MESSAGE));
      assertThat(session.key(curve).sign(MESSAGE).length()).isEqualTo(curve.signatureLength());
    }
  }

  @Test
  void pin_staysTheCallers() throws CardException {
    SecretBytes pin = pin("1234");
    reader().personalise(HOLDER, pin, curves(), suite(), randomness()).open(pin).close();
    assertThat(pin.isClosed()).isFalse();
    assertThat(pin).isEqualTo(pin("1234"));
  }

  @Test
  void toString_showsNoPinAndNoKey() throws CardException {
    KeyCard card = card();
    try (CardSession session = card.open(pin("1234"))) {
      for (Curve curve : curves()) {
        String shown = card + " " + session + " " + session.key(curve);
        assertThat(shown).doesNotContain("1234");
      }
    }
  }

  protected static ThrowableAssertAlternative<CardException> assertFails(
      Reason reason, ThrowingCallable call) {
    return assertThatExceptionOfType(CardException.class)
        .isThrownBy(call)
        .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
  }
}
