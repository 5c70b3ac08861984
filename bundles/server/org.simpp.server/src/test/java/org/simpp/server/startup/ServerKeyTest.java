package org.simpp.server.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.simpp.card.CardEvent;
import org.simpp.card.CardException;
import org.simpp.card.CardIdentity;
import org.simpp.card.CardReader;
import org.simpp.card.CardSession;
import org.simpp.card.KeyCard;
import org.simpp.crypto.CipherSuite;
import org.simpp.crypto.CryptoException;
import org.simpp.crypto.Curve;
import org.simpp.crypto.KeyHandle;
import org.simpp.crypto.KeyUnavailableException;
import org.simpp.crypto.Randomness;
import org.simpp.crypto.SoftwareKey;
import org.simpp.model.Bytes;
import org.simpp.model.Registration;
import org.simpp.model.SecretBytes;
import org.simpp.registry.CardReaders;
import org.simpp.server.support.Lab;
import org.simpp.server.support.TestServer;

class ServerKeyTest {
  private static final Duration PATIENCE = Duration.ofMillis(500);

  @TempDir Path home;

  private final Reader reader = new Reader();
  private final SoftwareKey peer = SoftwareKey.generate(Lab.SUITE, Curve.P224, Lab.RANDOMNESS);

  @BeforeEach
  void writePin() throws IOException {
    Path pin = Files.writeString(home.resolve("pin"), "314159\n");
    Files.setPosixFilePermissions(pin, PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void key_whoseSessionHasEnded_isOpenedAnew_andTheCallerNoticesNothing() throws Exception {
    try (ServerKey key = open()) {
      Bytes before = agreed(key);
      reader.endSessions();

      assertThat(agreed(key)).isEqualTo(before);
      assertThat(agreed(key)).isEqualTo(before);
      assertThat(reader.opened).as("sessions").isEqualTo(2);
      assertThat(key.publicKey()).isEqualTo(reader.key.publicKey());
    }
  }

  @Test
  void key_whoseSessionsEndAgainAndAgain_isUsedAsSoonAsOneLasts() throws Exception {
    try (ServerKey key = open()) {
      Bytes before = agreed(key);
      reader.endSessions();
      // the first use of each is the one that proves it
      reader.usesOfNext.addAll(List.of(1, 1, 1, 1));

      assertThat(agreed(key)).isEqualTo(before);
      assertThat(reader.opened).as("sessions").isEqualTo(6);
    }
  }

  @Test
  void key_thatIsGoneForLong_saysSo_andComesBack() throws Exception {
    try (ServerKey key = open()) {
      reader.endSessions();
      reader.trouble = CardException.Reason.UNAVAILABLE;
      assertThatThrownBy(() -> agreed(key)).isInstanceOf(KeyUnavailableException.class);

      reader.trouble = null;
      assertThat(agreed(key)).isNotNull();
    }
  }

  @Test
  void refusedPin_costsOneTryAndNoMore() throws Exception {
    try (ServerKey key = open()) {
      reader.endSessions();
      reader.trouble = CardException.Reason.WRONG_PIN;

      assertThatThrownBy(() -> agreed(key)).hasMessageContaining("the server's card");
      assertThatThrownBy(() -> agreed(key)).isInstanceOf(KeyUnavailableException.class);

      assertThat(reader.refusals).isEqualTo(1);
    }
  }

  @Test
  void close_endsTheSession_andOpensNoOther() throws Exception {
    ServerKey key = open();
    key.close();

    assertThatThrownBy(() -> agreed(key)).isInstanceOf(KeyUnavailableException.class);
    assertThat(reader.opened).isEqualTo(1);
  }

  private ServerKey open() throws CardException, IOException {
    ServerKey.Place place =
        new ServerKey.Place(
            CardReaders.of(reader, "keystore"),
            () -> TestServer.settings(5, 5, 3, true),
            Lab.SUITE,
            Lab.RANDOMNESS,
            home,
            PATIENCE);
    return ServerKey.open(place, reader);
  }

  private Bytes agreed(ServerKey key) throws Exception {
    try (SecretBytes secret = key.agree(peer.publicKey())) {
      return Bytes.of(secret.expose());
    }
  }

  /** A reader with one card, whose sessions end when the test says so. */
  private static final class Reader implements CardReader, KeyCard {
    private final SoftwareKey key = SoftwareKey.generate(Lab.SUITE, Curve.P224, Lab.RANDOMNESS);
    private final List<Session> sessions = new ArrayList<>();
    private final Deque<Integer> usesOfNext = new ArrayDeque<>();
    private CardException.@Nullable Reason trouble;
    private int opened;
    private int refusals;

    void endSessions() {
      sessions.forEach(Session::close);
    }

    @Override
    public String name() {
      return "the test's";
    }

    @Override
    public List<KeyCard> cards() {
      return List.of(this);
    }

    @Override
    public List<CardEvent.Damaged> damaged() {
      return List.of();
    }

    @Override
    public KeyCard personalise(
        String holder, SecretBytes pin, Set<Curve> curves, CipherSuite suite, Randomness random) {
      throw new AssertionError("a second card is made");
    }

    @Override
    public KeyCard personaliseWithKeys(
        String holder, SecretBytes pin, Map<Curve, SecretBytes> keys, CipherSuite suite) {
      throw new AssertionError("a second card is made");
    }

    @Override
    public Registration watch(Consumer<CardEvent> watcher) {
      return () -> {};
    }

    @Override
    public CardIdentity identity() {
      return new CardIdentity(
          "1", TestServer.DOMAIN.toString(), CardIdentity.Kind.SOFTWARE, name());
    }

    @Override
    public Optional<String> damage() {
      return Optional.empty();
    }

    @Override
    public Set<Curve> curves() {
      return Set.of(Curve.P224);
    }

    @Override
    public Bytes publicKey(Curve curve) {
      return key.publicKey();
    }

    @Override
    public int pinTriesLeft() {
      return 3;
    }

    @Override
    public CardSession open(SecretBytes pin) throws CardException {
      if (trouble != null) {
        refusals++;
        throw new CardException(trouble, "as the test wants");
      }
      opened++;
      Integer uses = usesOfNext.poll();
      Session session = new Session(this, uses == null ? Integer.MAX_VALUE : uses);
      sessions.add(session);
      return session;
    }

    @Override
    public void changePin(SecretBytes oldPin, SecretBytes newPin) {
      throw new AssertionError("the PIN is changed");
    }
  }

  private static final class Session implements CardSession, KeyHandle {
    private final Reader reader;
    private int usesLeft;

    Session(Reader reader, int uses) {
      this.reader = reader;
      this.usesLeft = uses;
    }

    @Override
    public KeyCard card() {
      return reader;
    }

    @Override
    public KeyHandle key(Curve curve) {
      return this;
    }

    @Override
    public Curve curve() {
      return Curve.P224;
    }

    @Override
    public Bytes publicKey() {
      return reader.key.publicKey();
    }

    @Override
    public SecretBytes agree(Bytes other) throws CryptoException, KeyUnavailableException {
      if (usesLeft == 0) {
        throw new KeyUnavailableException("the session has ended");
      }
      usesLeft--;
      return reader.key.agree(other);
    }

    @Override
    public Bytes sign(Bytes message) {
      throw new AssertionError("nobody signs");
    }

    @Override
    public void close() {
      usesLeft = 0;
    }
  }
}
