package org.simpp.itests.products;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A session of slixmpp that stays until the server ends it. */
final class ForeignSession implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 60;

  private final Process process;
  private final BufferedReader lines;

  private ForeignSession(Process process) {
    this.process = process;
    this.lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** Logs in; whether the server lets it in, the next line says. */
  static ForeignSession begin(RunningServer server, String account, String password)
      throws IOException, InterruptedException {
    return new ForeignSession(
        Product.command(
                "/usr/bin/python3",
                "itests/interop/sit_in.py",
                "127.0.0.1",
                "" + server.c2sPort(),
                server.certificate().toString(),
                account + ":" + password)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start());
  }

  /** What it says next: {@code session ADDRESS}, {@code refused CONDITION} …; empty at its end. */
  Optional<String> next() throws IOException {
    return Optional.ofNullable(lines.readLine());
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
  }
}
