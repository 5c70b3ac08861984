package org.simpp.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.simpp.crypto.CryptoException;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Bytes;

@Specification("SIMPP-2007, section 1.9")
final class FileTransferTest {
  private static final Bytes FILE = Bytes.utf8("file-1");

  private final Pair pair = new Pair(21);
  private final List<Bytes> boxes = new ArrayList<>();

  @BeforeEach
  void sealThreePieces() {
    pair.inSession();
    try (FileSealer sealer = pair.alice.conversation.fileSealer(FILE).orElseThrow()) {
      boxes.add(sealer.seal(Bytes.of(new byte[4096]), false, pair.randomness));
      boxes.add(sealer.seal(Bytes.utf8("middle"), false, pair.randomness));
      boxes.add(sealer.seal(Bytes.utf8("end"), true, pair.randomness));
    }
  }

  @Test
  void wholeFile_opens() throws Exception {
    FileOpener opener = pair.bob.conversation.fileOpener(FILE);
    assertThat(opener.open(boxes.get(0)).length()).isEqualTo(4096);
    assertThat(opener.open(boxes.get(1))).isEqualTo(Bytes.utf8("middle"));
    assertThat(opener.isComplete()).isFalse();
    assertThat(opener.open(boxes.get(2))).isEqualTo(Bytes.utf8("end"));
    assertThat(opener.isComplete()).isTrue();
    assertThatThrownBy(() -> opener.open(boxes.get(2))).isInstanceOf(CryptoException.class);
  }

  @Test
  void missingOrRepeatedPiece_isRefused() throws Exception {
    FileOpener opener = pair.bob.conversation.fileOpener(FILE);
    assertThatThrownBy(() -> opener.open(boxes.get(1))).isInstanceOf(CryptoException.class);
    FileOpener second = pair.bob.conversation.fileOpener(FILE);
    second.open(boxes.get(0));
    assertThatThrownBy(() -> second.open(boxes.get(0))).isInstanceOf(CryptoException.class);
    assertThat(second.open(boxes.get(1))).isEqualTo(Bytes.utf8("middle"));
  }

  @Test
  void everyFlippedBit_isRefused() {
    Bytes box = boxes.get(0).slice(0, 64);
    Bytes rest = boxes.get(0).slice(64, boxes.get(0).length());
    FileOpener opener = pair.bob.conversation.fileOpener(FILE);
    for (int bit = 0; bit < 8 * box.length(); bit++) {
      byte[] bytes = box.toByteArray();
      bytes[bit / 8] ^= (byte) (1 << bit % 8);
      Bytes damaged = Bytes.concat(Bytes.of(bytes), rest);
      assertThatThrownBy(() -> opener.open(damaged)).isInstanceOf(CryptoException.class);
    }
  }

  @Test
  void pieceOfAnotherFileOrDirection_isRefused() {
    FileOpener other = pair.bob.conversation.fileOpener(Bytes.utf8("file-2"));
    assertThatThrownBy(() -> other.open(boxes.get(0))).isInstanceOf(CryptoException.class);
    FileOpener reflected = pair.alice.conversation.fileOpener(FILE);
    assertThatThrownBy(() -> reflected.open(boxes.get(0))).isInstanceOf(CryptoException.class);
  }

  @Test
  void fileBegunBeforeANewSession_stillOpens() throws Exception {
    FileOpener opener = pair.bob.conversation.fileOpener(FILE);
    opener.open(boxes.get(0));
    pair.alice.loseSessions();
    pair.inSession();
    assertThat(opener.open(boxes.get(1))).isEqualTo(Bytes.utf8("middle"));
    assertThat(pair.bob.conversation.fileOpener(FILE).open(boxes.get(0)).length()).isEqualTo(4096);
  }
}
