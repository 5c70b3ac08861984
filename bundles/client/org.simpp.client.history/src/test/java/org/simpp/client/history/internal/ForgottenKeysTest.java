package org.simpp.client.history.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.simpp.client.history.internal.HistoryFixture.ALICE;
import static org.simpp.client.history.internal.HistoryFixture.BOB;
import static org.simpp.client.history.internal.HistoryFixture.all;
import static org.simpp.client.history.internal.HistoryFixture.file;
import static org.simpp.client.history.internal.HistoryFixture.open;
import static org.simpp.client.history.internal.HistoryFixture.outgoing;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.BufferedInputStream;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.simpp.client.history.History;
import org.simpp.client.history.HistoryException;
import org.simpp.model.SecretBytes;

/** A history is open while somebody is signed in, and its key is in memory no longer. */
class ForgottenKeysTest {
  private static final byte MASK = 0x5a;

  @TempDir Path folder;

  @Test
  void key_isInMemoryWhileTheHistoryIsOpen_andNoLonger() throws Exception {
    History history = open(folder);
    history.append(outgoing(BOB, 1));
    assertThat(all(history, BOB)).hasSize(1);
    byte[] masked = maskedKey();
    assertThat(isInMemory(masked)).as("while it is open").isTrue();

    history.close();

    assertThat(isInMemory(masked)).as("when it is closed").isFalse();
    assertThatExceptionOfType(HistoryException.class)
        .isThrownBy(() -> history.entries(BOB, History.NEWEST, 1))
        .extracting(HistoryException::reason)
        .isEqualTo(HistoryException.Reason.CLOSED);
    Reference.reachabilityFence(history);
  }

  /** What seals the file's frames, so that this test itself does not have it in memory. */
  private byte[] maskedKey() throws Exception {
    try (RandomAccessFile raw = new RandomAccessFile(file(folder).toFile(), "r");
        SecretBytes given = HistoryFixture.key(1)) {
      byte[] encoded = new byte[FileHeader.LENGTH];
      raw.readFully(encoded);
      FileHeader header = FileHeader.decode(encoded).orElseThrow();
      try (SecretBytes sealing = HistoryKeys.derive(given, header.salt(), ALICE).sealing()) {
        byte[] key = sealing.expose();
        for (int i = 0; i < key.length; i++) {
          key[i] ^= MASK;
        }
        return key;
      }
    }
  }

  private boolean isInMemory(byte[] masked) throws Exception {
    Path dump = folder.resolve(System.nanoTime() + ".hprof");
    ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
        .dumpHeap(dump.toString(), true);
    try (InputStream in = new BufferedInputStream(Files.newInputStream(dump), 1 << 20)) {
      // The last bytes that were read, the oldest first where the next one goes
      byte[] ring = new byte[masked.length];
      int at = 0;
      for (int next = in.read(); next >= 0; next = in.read()) {
        ring[at] = (byte) (next ^ MASK);
        at = at + 1 == ring.length ? 0 : at + 1;
        if (ring[at] == masked[0] && isAt(ring, at, masked)) {
          return true;
        }
      }
      return false;
    } finally {
      Files.delete(dump);
    }
  }

  private static boolean isAt(byte[] ring, int from, byte[] masked) {
    for (int i = 0; i < masked.length; i++) {
      if (ring[(from + i) % ring.length] != masked[i]) {
        return false;
      }
    }
    return true;
  }
}
