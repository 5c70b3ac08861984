package org.simpp.itests.products;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.simpp.itests.specification.Specification;

/**
 * A file that has several times as many bytes as the server may have memory passes through it, both
 * ways. {@code scripts/large-upload.sh} runs it.
 */
@EnabledIfSystemProperty(named = "simpp.uploads.bytes", matches = "[0-9]+")
class LargeUploadTest {
  private static final String HEAP = "-Xmx112m";
  private static final int SECONDS = 900;

  @TempDir Path folder;

  @Test
  @Specification("XEP-0363, section 7")
  void fileLargerThanTheHeap_passesThrough() throws Exception {
    Path data = folder.resolve("data");
    String web = "" + Product.freePort();
    try (RunningServer first = RunningServer.start(data, "--web", web)) {
      assertThat(first.stop()).isZero();
    }
    Path options = data.resolve("etc/jvm.options");
    Files.writeString(options, Files.readString(options).replaceFirst("-Xmx\\S+", HEAP));
    try (RunningServer server = RunningServer.start(data, "--web", web)) {
      assertThat(server.java().info().arguments().orElseThrow()).contains(HEAP);
      Product.Result result =
          Product.execute(
              Map.of("SIMPP_UPLOAD_BYTES", System.getProperty("simpp.uploads.bytes")),
              SECONDS,
              "itests/interop/run.sh",
              data.toString(),
              "127.0.0.1",
              "" + server.c2sPort(),
              "upload");
      assertThat(result.status()).as(result.output()).isZero();
      assertThat(result.output()).contains("bytes are the same afterwards");
    }
  }
}
