package org.simpp.card.keystore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.simpp.card.CardException;
import org.simpp.card.CardException.Reason;
import org.simpp.card.CardIdentity;
import org.simpp.card.CardReader;
import org.simpp.card.CardSession;
import org.simpp.card.KeyCard;
import org.simpp.card.KeyCardContract;
import org.simpp.crypto.CipherSuite;
import org.simpp.crypto.CryptoException;
import org.simpp.crypto.Curve;
import org.simpp.crypto.KeyUnavailableException;
import org.simpp.crypto.Randomness;
import org.simpp.crypto.VectorFile;
import org.simpp.crypto.VectorFile.Vector;
import org.simpp.crypto.bc.Simpp2007Suite;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Bytes;
import org.simpp.model.SecretBytes;

class KeystoreReaderTest extends KeyCardContract {
  @TempDir Path temporary;
  private Path location;
  private KeystoreReader reader;
  private final Randomness random = CardFixture.random(7);

  @BeforeEach
  void open() {
    location = temporary.resolve("cards");
    reader = new KeystoreReader(CardFixture.folder(location));
  }

  @AfterEach
  void close() {
    reader.close();
  }

  @Override
  protected CardReader reader() {
    return reader;
  }

  @Override
  protected CipherSuite suite() {
    return new Simpp2007Suite();
  }

  @Override
  protected Randomness randomness() {
    return random;
  }

  @Test
  void card_saysThatItIsSoftware() throws Exception {
    CardIdentity identity = card().identity();
    assertThat(identity.kind()).isEqualTo(CardIdentity.Kind.SOFTWARE);
    assertThat(identity.reader()).isEqualTo(location.toString());
    assertThat(reader.name()).contains(location.toString());
  }

  @Test
  void card_withTheProductsCost_opens() throws Exception {
    KeystoreReader real = new KeystoreReader(new CardFolder(temporary.resolve("real")));
    KeyCard card = real.personalise(HOLDER, pin("1234"), curves(), suite(), random);
    assertFails(Reason.WRONG_PIN, () -> card.open(pin("1235")));
    try (CardSession session = card.open(pin("1234"))) {
      assertThat(session.key(Curve.P224).sign(MESSAGE).length()).isEqualTo(56);
    }
    Path file = files(temporary.resolve("real")).get(0);
    CardFile stored = CardFormat.decode(Files.readAllBytes(file));
    assertThat(stored.hardening().memoryKib()).isEqualTo(65_536);
    assertThat(stored.hardening().passes()).isEqualTo(3);
    assertThat(stored.hardening().lanes()).isEqualTo(1);
  }

  @Test
  void files_areTheirOwnersAlone() throws Exception {
    card();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(location)))
        .isEqualTo("rwx------");
    List<Path> files = files(location);
    assertThat(files).hasSize(2);
    for (Path file : files) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .as(file.toString())
          .isEqualTo("rw-------");
    }
  }

  @Test
  void file_holdsNoPrivateKeyAndNoPinInTheClear() throws Exception {
    Map<Curve, SecretBytes> keys = CardFixture.keys();
    reader.personaliseWithKeys(HOLDER, pin("a PIN of mine"), keys, suite());
    for (Path file : files(location)) {
      String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
      assertThat(content).doesNotContain("a PIN of mine");
      for (SecretBytes key : keys.values()) {
        assertThat(content).doesNotContain(new String(key.expose(), StandardCharsets.ISO_8859_1));
      }
    }
    assertThat(keys.values()).noneMatch(SecretBytes::isClosed);
  }

  @Test
  @Specification("RFC 6979, section 3.2")
  void personaliseWithKeys_reproducesTheVectors() throws Exception {
    Vector values = VectorFile.read("simpp-2007.txt").get(0);
    KeyCard card =
        reader.personaliseWithKeys(
            HOLDER,
            pin("1234"),
            Map.of(Curve.P224, values.secret("KRA224"), Curve.P192, values.secret("KRA192")),
            suite());
    assertThat(card.publicKey(Curve.P224)).isEqualTo(values.bytes("KUA224"));
    try (CardSession session = card.open(pin("1234"))) {
      assertThat(session.key(Curve.P224).agree(values.bytes("KUS224")))
          .isEqualTo(values.secret("KA(x)"));
      assertThat(session.key(Curve.P192).agree(values.bytes("KUB192")))
          .isEqualTo(values.secret("KAB(x)"));
      Bytes r3 = values.bytes("R3");
      assertThat(session.key(Curve.P224).sign(values.bytes("R3.signed")))
          .isEqualTo(r3.slice(10, 66));
    }
  }

  @Test
  @Specification("SP 800-56A, section 5.6.2.3")
  void agree_refusesEveryBadPoint() throws Exception {
    try (CardSession session = card().open(pin("1234"))) {
      for (Vector vector : VectorFile.read("points.txt")) {
        for (Curve curve : curves()) {
          if (curve.label().equals(vector.section()) && !vector.text("why").equals("valid")) {
            assertThatExceptionOfType(CryptoException.class)
                .as(vector.where())
                .isThrownBy(() -> session.key(curve).agree(vector.bytes("point")));
          }
        }
      }
    }
  }

  @Test
  void personalise_onACurveForAgreementOnly_isTheCallersMistake() throws Exception {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> reader.personalise(HOLDER, pin("1234"), Set.of(Curve.X25519), suite(), random));
    assertThat(reader.cards()).isEmpty();
  }

  @Test
  void card_onAllPrimeCurves_opens() throws Exception {
    Set<Curve> all = Set.of(Curve.P192, Curve.P224, Curve.P256, Curve.P384);
    KeyCard card = reader.personalise(HOLDER, pin("1234"), all, suite(), random);
    try (CardSession session = card.open(pin("1234"))) {
      for (Curve curve : all) {
        assertThat(session.key(curve).sign(MESSAGE).length()).isEqualTo(curve.signatureLength());
        assertThat(session.key(curve).agree(card.publicKey(curve)).length())
            .isEqualTo(curve.fieldLength());
      }
    }
  }

  @Test
  void card_removed_endsItsKeys() throws Exception {
    KeyCard card = card();
    try (CardSession session = card.open(pin("1234"))) {
      for (Path file : files(location)) {
        Files.delete(file);
      }
      assertThatExceptionOfType(KeyUnavailableException.class)
          .isThrownBy(() -> session.key(Curve.P224).sign(MESSAGE))
          .withMessageContaining("removed");
      assertFails(Reason.REMOVED, card::pinTriesLeft);
      assertFails(Reason.REMOVED, () -> card.open(pin("1234")));
    }
  }

  @Test
  void reader_closed_endsSessions() throws Exception {
    KeyCard card = card();
    CardSession session = card.open(pin("1234"));
    reader.close();
    assertThatExceptionOfType(KeyUnavailableException.class)
        .isThrownBy(() -> session.key(Curve.P224).sign(MESSAGE));
    assertFails(Reason.UNAVAILABLE, () -> card.open(pin("1234")));
  }

  @Test
  void open_byAnInterruptedThread_costsNoTry() throws Exception {
    KeyCard card = card();
    Thread.currentThread().interrupt();
    card.open(pin("1234")).close();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(card.pinTriesLeft()).isEqualTo(3);
  }

  @Test
  void twoReaders_shareTheCounter() throws Exception {
    KeyCard card = card();
    KeystoreReader other = new KeystoreReader(CardFixture.folder(location));
    assertFails(Reason.WRONG_PIN, () -> card.open(pin("0000")));
    assertFails(Reason.WRONG_PIN, () -> other.cards().get(0).open(pin("0000")));
    assertThat(card.pinTriesLeft()).isEqualTo(1);
    other.close();
  }

  @Test
  void manyAtOnce_getNoMoreTriesThanThree() throws Exception {
    KeyCard card = card();
    List<Thread> threads = new ArrayList<>();
    List<Reason> reasons = Collections.synchronizedList(new ArrayList<>());
    for (int i = 0; i < 8; i++) {
      String wrong = "wrong " + i;
      Thread thread =
          new Thread(
              () -> {
                try {
                  card.open(pin(wrong)).close();
                } catch (CardException e) {
                  reasons.add(e.reason());
                }
              });
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(reasons).hasSize(8);
    assertThat(reasons).filteredOn(Reason.WRONG_PIN::equals).hasSize(2);
    assertThat(reasons).filteredOn(Reason.PIN_BLOCKED::equals).hasSize(6);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .sorted(Comparator.comparing(file -> file.toString().length()))
          .filter(file -> !file.endsWith(".lock"))
          .toList();
    }
  }
}
