package org.simpp.client.internal.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.simpp.client.ClientException;
import org.simpp.client.Trouble.Cause;
import org.simpp.client.internal.proxy.Routes;
import org.simpp.crypto.CipherSuite;
import org.simpp.crypto.bc.Simpp2007Suite;
import org.simpp.endtoend.FileKey;
import org.simpp.endtoend.SealedFile;
import org.simpp.model.Bytes;
import org.simpp.registry.Connectors;
import org.simpp.xmpp.files.FileMetadata;
import org.simpp.xmpp.files.SharedFile;
import org.simpp.xmpp.upload.UploadSlot;

class DownloadTest {
  private static final int SIZE = 3 * SealedFile.PIECE;

  private final CipherSuite suite = new Simpp2007Suite();
  private final FileKey key = FileKey.fresh(new SecureRandom()::nextBytes);
  private final byte[] content = new byte[SIZE];
  @TempDir Path folder;
  private Path target;
  private UploadsOverHttps uploads;
  private UploadSlot slot;

  @BeforeEach
  void upload() throws Exception {
    new Random(3).nextBytes(content);
    target = folder.resolve("target");
    uploads = new UploadsOverHttps(folder, "simpp.example");
    slot = uploads.slot();
    try (var sealed =
        SealedFile.sealing(suite, key, new java.io.ByteArrayInputStream(content), SIZE, 0)) {
      uploads.files().put(slot.get().getPath(), Bytes.of(sealed.readAllBytes()));
    }
  }

  @AfterEach
  void close() {
    uploads.close();
    key.close();
  }

  @Test
  void fileOfAnotherHash_isNotSaved() throws Exception {
    assertRefused(shared(SIZE, Bytes.of(new byte[32])), Cause.FILE_DAMAGED);
  }

  @Test
  void fileOfAnotherLength_isNotSaved() throws Exception {
    assertRefused(shared(SIZE + 1L, hash()), Cause.FILE_DAMAGED);
    assertRefused(shared(100, hash()), Cause.FILE_DAMAGED);
  }

  @Test
  void whatAnEarlierRunHasFetched_isGoneOnWith() throws Exception {
    Files.write(part(), java.util.Arrays.copyOf(content, SealedFile.PIECE + 100));
    download(shared(SIZE, hash()));
    assertThat(uploads.requests).containsExactly("GET null bytes=" + SealedFile.BOX + "-");
    assertThat(target).hasBinaryContent(content);
    assertThat(part()).doesNotExist();
  }

  @Test
  void whatSomebodyPutThereInstead_isSeen() throws Exception {
    Files.write(part(), new byte[SealedFile.PIECE]);
    assertRefused(shared(SIZE, hash()), Cause.FILE_DAMAGED);
  }

  @Test
  void linkInThePlaceOfThePart_isNotFollowed() throws Exception {
    Path elsewhere = Files.writeString(folder.resolve("elsewhere"), "precious");
    Files.createSymbolicLink(part(), elsewhere);
    assertThatThrownBy(() -> download(shared(SIZE, hash()))).isInstanceOf(ClientException.class);
    assertThat(elsewhere).hasContent("precious");
  }

  private void assertRefused(SharedFile shared, Cause cause) {
    assertThatThrownBy(() -> download(shared))
        .isInstanceOfSatisfying(
            ClientException.class,
            failure -> assertThat(failure.trouble().cause()).isEqualTo(cause));
    assertThat(target).doesNotExist();
    assertThat(part()).doesNotExist();
  }

  private void download(SharedFile shared) throws Exception {
    try (Download download = new Download(means(), shared, "target", target)) {
      download.run(
          new Errand.Progress() {
            @Override
            public void at(long bytes) {
              assertThat(bytes).isBetween(0L, shared.file().size());
            }

            @Override
            public void on(Socket socket) {
              assertThat(socket.isConnected()).isFalse();
            }
          });
    }
  }

  private Download.Means means() {
    return new Download.Means() {
      @Override
      public CipherSuite suite() {
        return suite;
      }

      @Override
      public FileServer server(Errand.Progress progress) {
        Route route = new Route("simpp.example", "127.0.0.1", uploads.fingerprint());
        Way way = new Way(Routes.DIRECT, new Connectors());
        return new FileServer(route, way, progress::on);
      }
    };
  }

  private SharedFile shared(long size, Bytes hash) {
    FileMetadata about = new FileMetadata("target", size, "text/plain", hash);
    try (var secret = key.export()) {
      return new SharedFile(about, Bytes.of(secret.expose()), key.id(), slot.get());
    }
  }

  private Bytes hash() throws Exception {
    return Bytes.of(MessageDigest.getInstance("SHA-256").digest(content));
  }

  private Path part() {
    try {
      return folder.resolve(".target." + hash().slice(0, 8).hex() + ".part");
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
