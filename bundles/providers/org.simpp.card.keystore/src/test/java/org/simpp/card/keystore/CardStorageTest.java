package org.simpp.card.keystore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.simpp.card.CardException;
import org.simpp.card.CardException.Reason;
import org.simpp.card.KeyCard;
import org.simpp.crypto.Curve;
import org.simpp.model.SecretBytes;

/** What a crash at any moment and damage at any place leave behind. */
class CardStorageTest {
  private static final String HOLDER = "alice@simpp.example";

  @TempDir Path location;
  private final Map<Curve, SecretBytes> keys = CardFixture.keys();
  private CardFolder folder;
  private KeyCard card;

  @BeforeEach
  void make() throws CardException {
    folder = CardFixture.folder(location);
    card = folder.make(HOLDER, CardFixture.pin("1234"), keys);
  }

  @Test
  void crash_atEveryStepOfAWrongPin_neverGivesATryBack() throws Exception {
    int steps = 0;
    for (boolean crashed = true; crashed; steps++) {
      for (int bytes : new int[] {0, 1, 40, Integer.MAX_VALUE}) {
        reset();
        CrashingDisk disk = new CrashingDisk(steps, bytes);
        KeyCard before = CardFixture.folder(location, disk).cards().get(0);
        assertThatExceptionOfType(CardException.class)
            .isThrownBy(() -> before.open(CardFixture.pin("0000")));
        crashed = disk.crashed();
        KeyCard after = only();
        // Only when the count was durable was the PIN looked at.
        assertThat(after.pinTriesLeft()).isBetween(2, crashed ? 3 : 2);
        after.open(CardFixture.pin("1234")).close();
        assertThat(after.pinTriesLeft()).isEqualTo(3);
      }
    }
    assertThat(steps).isGreaterThan(4);
  }

  @Test
  void crash_atEveryStepOfANewPin_leavesTheOldOrTheNew() throws Exception {
    int steps = 0;
    boolean sawOld = false;
    boolean sawNew = false;
    for (boolean crashed = true; crashed; steps++) {
      for (int bytes : new int[] {0, 7, 200, Integer.MAX_VALUE}) {
        reset();
        CrashingDisk disk = new CrashingDisk(steps, bytes);
        KeyCard before = CardFixture.folder(location, disk).cards().get(0);
        try {
          before.changePin(CardFixture.pin("1234"), CardFixture.pin("4321"));
        } catch (CardException e) {
          assertThat(e.reason()).isEqualTo(Reason.UNAVAILABLE);
        }
        crashed = disk.crashed();
        boolean old = opens("1234");
        boolean renewed = opens("4321");
        assertThat(old ^ renewed).as("step " + steps + ", bytes " + bytes).isTrue();
        assertThat(renewed || crashed).isTrue();
        sawOld |= old;
        sawNew |= renewed;
      }
    }
    assertThat(sawOld && sawNew).isTrue();
  }

  @Test
  void crash_whileAFirstCardIsMade_leavesNoneOrAWholeOne() throws Exception {
    boolean crashed = true;
    for (int step = 0; crashed; step++) {
      Path empty = Files.createDirectory(location.resolve("first" + step));
      CrashingDisk disk = new CrashingDisk(step, 30);
      CardFolder crashing = CardFixture.folder(empty, disk);
      try {
        crashing.make(HOLDER, CardFixture.pin("1234"), keys);
      } catch (CardException e) {
        assertThat(e.reason()).isEqualTo(Reason.UNAVAILABLE);
      }
      crashed = disk.crashed();
      for (KeyCard whole : CardFixture.folder(empty).cards()) {
        whole.open(CardFixture.pin("1234")).close();
      }
    }
  }

  @Test
  void file_tornAtEveryByte_isReadFromThePreviousCopy() throws Exception {
    byte[] whole = Files.readAllBytes(file());
    for (int length = 0; length < whole.length; length++) {
      byte[] torn = Arrays.copyOf(whole, length);
      Files.write(file(), torn);
      Found found = found();
      assertThat(found.card()).as("torn at %d", length).isNotNull();
      assertThat(found.trouble()).contains("last good copy");
    }
    only().open(CardFixture.pin("1234")).close();
    assertThat(found().trouble()).isEmpty();
    assertThat(Files.readAllBytes(location.resolve(file().getFileName() + ".damaged")))
        .isEqualTo(Arrays.copyOf(whole, whole.length - 1));
  }

  @Test
  void file_withAnyByteChanged_isReadFromThePreviousCopy() throws Exception {
    byte[] whole = Files.readAllBytes(file());
    for (int at = 0; at < whole.length; at++) {
      byte[] changed = whole.clone();
      changed[at] ^= 0x10;
      Files.write(file(), changed);
      assertThat(found().trouble()).as("changed at %d", at).contains("last good copy");
    }
  }

  @Test
  void bothCopiesDamaged_isSaid_andNothingIsTouched() throws Exception {
    byte[] garbage = "garbage".getBytes(StandardCharsets.US_ASCII);
    Files.write(file(), garbage);
    Files.write(previous(), garbage);
    assertThat(folder.cards()).isEmpty();
    assertThat(folder.damaged())
        .singleElement()
        .satisfies(damaged -> assertThat(damaged.where()).isEqualTo(file().toString()))
        .satisfies(damaged -> assertThat(damaged.cause()).isEqualTo(found().trouble()));
    assertThat(found().trouble()).contains("cannot be read").contains("backup");
    assertThatExceptionOfType(CardException.class)
        .isThrownBy(() -> card.open(CardFixture.pin("1234")))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.DAMAGED))
        .withMessageContaining("nothing was changed");
    assertThat(Files.readAllBytes(file())).isEqualTo(garbage);
    assertThat(Files.readAllBytes(previous())).isEqualTo(garbage);
  }

  @Test
  void file_ofANewerFormat_isNotReplacedByTheOlderCopy() throws Exception {
    byte[] newer = Files.readAllBytes(file());
    newer[9] = 2;
    byte[] content = Arrays.copyOf(newer, newer.length - Hash.LENGTH);
    System.arraycopy(Hash.sha256(content), 0, newer, content.length, Hash.LENGTH);
    Files.write(file(), newer);
    assertThat(folder.cards()).isEmpty();
    assertThat(found().trouble()).contains("newer version");
  }

  @Test
  void file_thatIsHuge_isNotReadWhole() throws Exception {
    Files.write(file(), new byte[CardFormat.MAX_LENGTH + 1]);
    assertThat(found().trouble()).contains("last good copy");
    only().open(CardFixture.pin("1234")).close();
    assertThat(found().trouble()).isEmpty();
  }

  @Test
  void file_renamed_isSaid() throws Exception {
    Files.move(file(), location.resolve("SW-OTHER.card"));
    assertThat(folder.cards()).isEmpty();
    assertThat(folder.scan().get("SW-OTHER.card").trouble()).contains("renamed");
  }

  @Test
  void header_changedByAnAttacker_doesNotOpen() throws Exception {
    CardFile stored = CardFormat.decode(Files.readAllBytes(file()));
    CardFile forged =
        new CardFile(
            stored.serial(),
            "mallory@simpp.example",
            stored.publicKeys(),
            stored.hardening(),
            stored.nonce(),
            stored.sealedKeys(),
            stored.triesLeft());
    Files.write(file(), CardFormat.encode(forged));
    assertThat(only().identity().holder()).isEqualTo("mallory@simpp.example");
    assertThatExceptionOfType(CardException.class)
        .isThrownBy(() -> only().open(CardFixture.pin("1234")))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.WRONG_PIN));
  }

  @Test
  void pinTries_areOnTheDiskBeforeThePinIsChecked() throws Exception {
    // The disk fails when the full counter would be written: the try stays counted.
    CrashingDisk disk = new CrashingDisk(4, 0);
    KeyCard before = CardFixture.folder(location, disk).cards().get(0);
    assertThatExceptionOfType(CardException.class)
        .isThrownBy(() -> before.open(CardFixture.pin("1234")))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.UNAVAILABLE));
    assertThat(only().pinTriesLeft()).isEqualTo(2);
  }

  private boolean opens(String pin) {
    try {
      only().open(CardFixture.pin(pin)).close();
      return true;
    } catch (CardException e) {
      assertThat(e.reason()).isEqualTo(Reason.WRONG_PIN);
      return false;
    }
  }

  private KeyCard only() throws CardException {
    CardFolder fresh = CardFixture.folder(location);
    assertThat(fresh.cards()).hasSize(1);
    return fresh.cards().get(0);
  }

  private Found found() throws CardException {
    return folder.scan().get(file().getFileName().toString());
  }

  private Path file() {
    return location.resolve(card.identity().serial() + ".card");
  }

  private Path previous() {
    return location.resolve(card.identity().serial() + ".card.previous");
  }

  private void reset() throws IOException, CardException {
    Files.deleteIfExists(file());
    Files.deleteIfExists(previous());
    card = folder.make(HOLDER, CardFixture.pin("1234"), keys);
  }
}
