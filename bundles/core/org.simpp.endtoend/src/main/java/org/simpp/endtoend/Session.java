package org.simpp.endtoend;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.simpp.crypto.CipherSuite;
import org.simpp.crypto.CryptoException;
import org.simpp.crypto.Randomness;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.SecretBytes;
import org.simpp.protocol.BoxKey;
import org.simpp.protocol.BoxType;
import org.simpp.protocol.OpeningDirection;
import org.simpp.protocol.SealingDirection;
import org.simpp.protocol.WireText;

/**
 * One end of KSAB, a session between two clients: a text opens at the other end only, at most once,
 * and never after a later one.
 *
 * <p>It lives as long as its exported state is kept. Export after every call and before the result
 * leaves: a number must never be used twice. Not safe for use by several threads.
 */
public final class Session implements AutoCloseable {
  static final int KEYS = 2 * BoxKey.LENGTH;

  private final CipherSuite suite;
  private final Jid initiator;
  private final Jid responder;
  private final boolean ours;
  private final SecretBytes keys;
  private final SealingDirection outgoing;
  private final OpeningDirection incoming;

  private Session(
      CipherSuite suite, Jid initiator, Jid responder, boolean ours, SecretBytes keys, Seen seen) {
    if (keys.length() != KEYS) {
      throw new IllegalArgumentException("KSAB has 96 bytes, not " + keys.length());
    }
    this.suite = suite;
    this.initiator = WireText.requireAccount(initiator);
    this.responder = WireText.requireAccount(responder);
    this.ours = ours;
    this.keys = keys;
    SecretBytes first = keys.slice(0, BoxKey.LENGTH);
    SecretBytes second = keys.slice(BoxKey.LENGTH, KEYS);
    this.outgoing = new SealingDirection(suite, ours ? first : second, seen.sent());
    this.incoming = new OpeningDirection(suite, ours ? second : first, seen.received());
  }

  /** The numbers of the last boxes. */
  private record Seen(long sent, long received) {}

  /** The initiator's end of a new session; takes {@code keys} over. */
  static Session initiator(CipherSuite suite, Jid initiator, Jid responder, SecretBytes keys) {
    return new Session(suite, initiator, responder, true, keys, new Seen(0, 0));
  }

  /** The responder's end of a new session; takes {@code keys} over. */
  static Session responder(CipherSuite suite, Jid initiator, Jid responder, SecretBytes keys) {
    return new Session(suite, initiator, responder, false, keys, new Seen(0, 0));
  }

  /**
   * The session that {@link #export} described; the caller closes {@code state}.
   *
   * @throws CryptoException if it describes none
   */
  public static Session restore(CipherSuite suite, SecretBytes state) throws CryptoException {
    try (StateReader reader = new StateReader(state)) {
      Session session = read(suite, reader);
      reader.requireEnd();
      return session;
    }
  }

  static Session read(CipherSuite suite, StateReader reader) throws CryptoException {
    Jid initiator = WireText.account(reader.bytes());
    Jid responder = WireText.account(reader.bytes());
    boolean ours = reader.flag();
    Seen seen = new Seen(reader.number(), reader.number());
    SecretBytes keys = reader.secret(KEYS);
    return new Session(suite, initiator, responder, ours, keys, seen);
  }

  /** Everything needed to go on later, to be kept encrypted; the caller closes it. */
  public SecretBytes export() {
    try (StateWriter writer = new StateWriter()) {
      write(writer);
      return writer.finish();
    }
  }

  void write(StateWriter writer) {
    writer.bytes(WireText.address(initiator));
    writer.bytes(WireText.address(responder));
    writer.flag(ours);
    writer.number(outgoing.sent());
    writer.number(incoming.received());
    writer.secret(keys);
  }

  /**
   * A box 0x41 with {@code text}.
   *
   * @throws IllegalArgumentException if its UTF-8 encoding is longer than {@link
   *     org.simpp.protocol.Box#MAX_PLAINTEXT}
   */
  public Bytes seal(String text, Randomness randomness) {
    ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(text));
    byte[] content = new byte[encoded.remaining()];
    encoded.get(content);
    encoded.clear();
    encoded.put(new byte[encoded.capacity()]);
    try (SecretBytes plaintext = SecretBytes.takeOver(content)) {
      return outgoing.seal(BoxType.MESSAGE, plaintext, randomness);
    } finally {
      Arrays.fill(content, (byte) 0);
    }
  }

  /**
   * A box 0x43 with {@code content}.
   *
   * @throws IllegalArgumentException if it is longer than {@link
   *     org.simpp.protocol.Box#MAX_PLAINTEXT}
   */
  public Bytes sealContent(Bytes content, Randomness randomness) {
    try (SecretBytes plaintext = SecretBytes.takeOver(content.toByteArray())) {
      return outgoing.seal(BoxType.CONTENT, plaintext, randomness);
    }
  }

  /**
   * The content in a box 0x43.
   *
   * @throws CryptoException if it is forged, damaged, or not newer than the last
   */
  public Bytes openContent(Bytes box) throws CryptoException {
    try (SecretBytes plaintext = incoming.open(BoxType.CONTENT, box)) {
      return Bytes.givenAway(plaintext.expose());
    }
  }

  /**
   * The text in a box 0x41.
   *
   * @throws CryptoException if it is forged, damaged, not newer than the last, or no text
   */
  public String open(Bytes box) throws CryptoException {
    try (SecretBytes plaintext = incoming.open(BoxType.MESSAGE, box)) {
      return WireText.text(plaintext);
    }
  }

  /** Seals the file that both sides call {@code fileId} and that we send. */
  public FileSealer fileSealer(Bytes fileId) {
    return new FileSealer(new SealingDirection(suite, fileKey(fileId, self(), peer()), 0));
  }

  /** Opens the pieces of the file that the peer sends as {@code fileId}. */
  OpeningDirection fileDirection(Bytes fileId) {
    return new OpeningDirection(suite, fileKey(fileId, peer(), self()), 0);
  }

  /** The number of the last text that opened, 0 before the first. */
  long received() {
    return incoming.received();
  }

  @Override
  public void close() {
    keys.close();
    outgoing.close();
    incoming.close();
  }

  private SecretBytes fileKey(Bytes fileId, Jid sender, Jid recipient) {
    return new HandshakeWire(suite).fileKey(keys, fileId, sender, recipient);
  }

  private Jid self() {
    return ours ? initiator : responder;
  }

  private Jid peer() {
    return ours ? responder : initiator;
  }
}
