package org.simpp.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.simpp.crypto.CipherSuite;
import org.simpp.crypto.VectorFile;
import org.simpp.crypto.bc.Simpp2007Suite;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Bytes;
import org.simpp.model.SecretBytes;

@Specification("SIMPP-2007, section 1.9")
final class SealedFileTest {
  private static final CipherSuite SUITE = new Simpp2007Suite();

  private final Random random = new Random(9);
  private final FileKey key = FileKey.fresh(random::nextBytes);

  private byte[] file(int length) {
    byte[] file = new byte[length];
    random.nextBytes(file);
    return file;
  }

  private byte[] seal(byte[] file, long first) throws IOException {
    int from = (int) first * SealedFile.PIECE;
    InputStream rest = new ByteArrayInputStream(file, from, file.length - from);
    try (InputStream sealed = SealedFile.sealing(SUITE, key, rest, file.length, first)) {
      return sealed.readAllBytes();
    }
  }

  private static byte[] open(FileKey with, byte[] sealed, long first) throws IOException {
    ByteArrayOutputStream opened = new ByteArrayOutputStream();
    try (OutputStream opening = SealedFile.opening(SUITE, with, opened, first)) {
      for (int from = 0; from < sealed.length; from += 1_000) {
        opening.write(sealed, from, Math.min(1_000, sealed.length - from));
      }
    }
    return opened.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 6, 7, 4_086, 4_087, 4_095, 4_096, 4_097, 8_192, 20_000})
  void file_opensAgain_atTheLengthThatWasSaid(int length) throws Exception {
    byte[] file = file(length);
    byte[] sealed = seal(file, 0);

    assertThat(sealed).hasSize((int) SealedFile.sealedLength(length));
    assertThat(open(key, sealed, 0)).isEqualTo(file);
    assertThat(seal(file, 0)).as("the same bytes each time").isEqualTo(sealed);
  }

  @Test
  void sealingAndOpening_goOnAtAnyPiece() throws Exception {
    byte[] file = file(20_000);
    byte[] sealed = seal(file, 0);
    for (int piece = 0; piece < 5; piece++) {
      byte[] rest = Arrays.copyOfRange(sealed, piece * SealedFile.BOX, sealed.length);
      assertThat(seal(file, piece)).as("from piece %d", piece).isEqualTo(rest);
      assertThat(open(key, rest, piece))
          .isEqualTo(Arrays.copyOfRange(file, piece * SealedFile.PIECE, file.length));
    }
  }

  @Test
  void otherKey_opensNothing() throws Exception {
    byte[] sealed = seal(file(5_000), 0);
    FileKey otherSecret = new FileKey(key.id(), SecretBytes.takeOver(file(32)));
    FileKey otherId = new FileKey(Bytes.of(file(16)), key.export());
    for (FileKey other : new FileKey[] {otherSecret, otherId}) {
      assertThatThrownBy(() -> open(other, sealed, 0)).isInstanceOf(DamagedFileException.class);
    }
    assertThat(seal(new byte[5_000], 0)).isNotEqualTo(sealed);
  }

  @Test
  void changedFile_isRefused() throws Exception {
    byte[] sealed = seal(file(20_000), 0);
    int box = SealedFile.BOX;
    assertRefused(sealed, all -> Arrays.copyOf(all, all.length - 1));
    assertRefused(sealed, all -> Arrays.copyOf(all, all.length + 1));
    assertRefused(sealed, all -> Arrays.copyOf(all, 4 * box));
    assertRefused(sealed, all -> Arrays.copyOf(all, 0));
    assertRefused(sealed, all -> join(all, join(all, new byte[0])));
    assertRefused(sealed, all -> Arrays.copyOfRange(all, box, all.length));
    assertRefused(sealed, all -> swapped(all, 1, 2));
    assertRefused(sealed, all -> repeated(all, 2));
    for (int at : new int[] {0, 1, 9, 10, 30, box - 1, box, 3 * box + 77, sealed.length - 1}) {
      assertRefused(
          sealed,
          all -> {
            byte[] changed = all.clone();
            changed[at] ^= 1;
            return changed;
          });
    }
  }

  private void assertRefused(byte[] sealed, UnaryOperator<byte[]> change) {
    assertThatThrownBy(() -> open(key, change.apply(sealed), 0))
        .isInstanceOf(DamagedFileException.class);
  }

  private static byte[] swapped(byte[] sealed, int one, int other) {
    byte[] changed = sealed.clone();
    System.arraycopy(sealed, one * SealedFile.BOX, changed, other * SealedFile.BOX, SealedFile.BOX);
    System.arraycopy(sealed, other * SealedFile.BOX, changed, one * SealedFile.BOX, SealedFile.BOX);
    return changed;
  }

  private static byte[] repeated(byte[] sealed, int piece) {
    int end = (piece + 1) * SealedFile.BOX;
    return join(
        Arrays.copyOf(sealed, end),
        Arrays.copyOfRange(sealed, piece * SealedFile.BOX, sealed.length));
  }

  private static byte[] join(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }

  @Test
  void shorterPieceBeforeTheLast_isRefused() throws Exception {
    ByteArrayOutputStream sealed = new ByteArrayOutputStream();
    try (FileSealer sealer = key.sealer(SUITE, 0)) {
      var ivs = key.ivs(SUITE, 0);
      sealed.write(sealer.seal(Bytes.of(new byte[4_090]), false, ivs).toByteArray());
      sealed.write(sealer.seal(Bytes.of(new byte[10]), true, ivs).toByteArray());
    }
    assertThatThrownBy(() -> open(key, sealed.toByteArray(), 0))
        .isInstanceOf(DamagedFileException.class);
  }

  @Test
  void fileThatBecameShorter_isNotSealed() {
    InputStream shorter = new ByteArrayInputStream(new byte[5_000]);
    assertThatThrownBy(() -> SealedFile.sealing(SUITE, key, shorter, 5_001, 0).readAllBytes())
        .isInstanceOf(EOFException.class);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SealedFile.sealing(SUITE, key, shorter, 5_000, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> SealedFile.sealedLength(-1));
  }

  @Test
  void largeFile_passesThrough() throws Exception {
    long length = 32L * 1024 * 1024 + 1;
    long[] opened = {0};
    OutputStream counting =
        new OutputStream() {
          @Override
          public void write(int one) {
            opened[0]++;
          }

          @Override
          public void write(byte[] bytes, int offset, int count) {
            opened[0] += count;
          }
        };
    try (InputStream sealed = SealedFile.sealing(SUITE, key, new Endless(), length, 0);
        OutputStream opening = SealedFile.opening(SUITE, key, counting, 0)) {
      assertThat(sealed.transferTo(opening)).isEqualTo(SealedFile.sealedLength(length));
    }
    assertThat(opened[0]).isEqualTo(length);
  }

  private static final class Endless extends InputStream {
    @Override
    public int read() {
      return 0;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      return length;
    }
  }

  @Test
  void sealedFile_matchesVectors() throws Exception {
    for (VectorFile.Vector vector : VectorFile.read("sealed-file.txt")) {
      FileKey given = new FileKey(vector.bytes("id"), vector.secret("secret"));
      byte[] file = vector.bytes("file").toByteArray();
      InputStream source = new ByteArrayInputStream(file);
      Bytes sealed =
          Bytes.of(SealedFile.sealing(SUITE, given, source, file.length, 0).readAllBytes());
      assertThat(sealed).isEqualTo(vector.bytes("sealed"));
      assertThat(open(given, sealed.toByteArray(), 0)).isEqualTo(file);
    }
  }
}
