package org.simpp.itests.products;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code ./run server} as a real process with a folder and ports of its own. */
final class RunningServer implements AutoCloseable {
  private static final Duration START = Duration.ofMinutes(2);
  private static final Duration STOP = Duration.ofSeconds(90);

  private final Path data;
  private final int c2sPort;
  private final int directTlsPort;
  private final Process process;
  private final CompletableFuture<String> ready = new CompletableFuture<>();

  private RunningServer(Path data, int c2sPort, int directTlsPort, Process process) {
    this.data = data;
    this.c2sPort = c2sPort;
    this.directTlsPort = directTlsPort;
    this.process = process;
    Thread reader = new Thread(this::readOutput, "server output");
    reader.setDaemon(true);
    reader.start();
  }

  /** Starts it and returns when it accepts logins. */
  static RunningServer start(Path data, String... options) throws Exception {
    return startAt(Product.freePort(), data, options);
  }

  /** Starts it on that port for clients and returns when it accepts logins. */
  static RunningServer startAt(int c2s, Path data, String... options) throws Exception {
    return startAt(data, c2s, Product.freePort(), Product.freePort(), options);
  }

  /** Starts it on these ports and returns when it accepts logins. */
  static RunningServer startAt(Path data, int c2s, int directTls, int ssh, String... options)
      throws Exception {
    RunningServer server = launch(data, c2s, directTls, ssh, options);
    try {
      server.ready.get(START.toSeconds(), TimeUnit.SECONDS);
      return server;
    } catch (ExecutionException | TimeoutException e) {
      server.close();
      throw new IOException("the server did not become ready; its log is " + server.log(), e);
    }
  }

  /** Starts it on these ports and does not wait. */
  static RunningServer launch(Path data, int c2s, int directTls, int ssh, String... options)
      throws IOException {
    List<String> words = new ArrayList<>(List.of("./run", "server", "--data", data.toString()));
    words.addAll(List.of("--c2s", "" + c2s, "--direct-tls", "" + directTls, "--ssh", "" + ssh));
    words.addAll(List.of(options));
    ProcessBuilder builder = Product.command(words.toArray(String[]::new));
    Path errors = Product.OUTPUT.resolve(data.getFileName() + "-server.err");
    Files.createDirectories(Product.OUTPUT);
    builder.redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()));
    return new RunningServer(data, c2s, directTls, builder.start());
  }

  /** The line {@code ready: …}. */
  String readyLine() {
    return ready.join();
  }

  int c2sPort() {
    return c2sPort;
  }

  int directTlsPort() {
    return directTlsPort;
  }

  Path data() {
    return data;
  }

  Path log() {
    return data.resolve("data/log/karaf.log");
  }

  /** Its certificate, as a file in PEM. */
  Path certificate() throws IOException, InterruptedException {
    Path file = data.resolve("tls/server.pem");
    Product.Result exported =
        Product.execute(
            Map.of(),
            60,
            "keytool",
            "-exportcert",
            "-rfc",
            "-alias",
            "simpp",
            "-keystore",
            data.resolve("tls/server.p12").toString(),
            "-storepass:file",
            data.resolve("tls/server.password").toString(),
            "-file",
            file.toString());
    if (exported.status() != 0) {
      throw new IOException("the certificate cannot be read: " + exported.output());
    }
    return file;
  }

  /** The process of the server itself, below the script that started it. */
  ProcessHandle java() {
    return process
        .descendants()
        .filter(one -> one.info().command().filter(name -> name.endsWith("java")).isPresent())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the server's JVM is not there"));
  }

  /** One command in its shell. */
  Product.Result shell(String... command) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of("shell", "--data", data.toString()));
    words.addAll(List.of(command));
    return Product.run(words.toArray(String[]::new));
  }

  /** One command in its shell that must succeed; its output. */
  String shellOutput(String... command) throws IOException, InterruptedException {
    Product.Result result = shell(command);
    if (result.status() != 0) {
      throw new IOException(
          "%s failed with %d: %s".formatted(List.of(command), result.status(), result.output()));
    }
    return result.output();
  }

  /** A line of invitation for {@code account}, made by the operator. */
  String invitation(String account) throws IOException, InterruptedException {
    String json = shellOutput("simpp:invite", "--json", account);
    Matcher text = Pattern.compile("simpp-invite:[A-Za-z0-9_-]+").matcher(json);
    if (!text.find()) {
      throw new IOException("no invitation in " + json);
    }
    return text.group();
  }

  /** Commands in one session of its shell. */
  void script(String... commands) throws IOException, InterruptedException {
    Path script = Files.createTempFile("simpp", ".commands");
    try {
      Files.write(script, List.of(commands));
      shellOutput("shell:source", script.toString());
    } finally {
      Files.delete(script);
    }
  }

  /** SIGTERM, and the exit status. */
  int stop() throws InterruptedException {
    process.destroy();
    return awaitEnd();
  }

  /** Waits for the end; the exit status. */
  int awaitEnd() throws InterruptedException {
    return awaitEnd(STOP);
  }

  /** Waits until a server that cannot start has said so and ended; the exit status. */
  int awaitRefusal() throws InterruptedException {
    return awaitEnd(START);
  }

  /** Waits no longer for the end; the exit status. */
  int awaitEnd(Duration patience) throws InterruptedException {
    if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
      throw new IllegalStateException(
          "the server did not end within " + patience.toSeconds() + " s");
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private void readOutput() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String line;
      while ((line = lines.readLine()) != null) {
        if (line.startsWith("ready: ")) {
          ready.complete(line);
        }
      }
      ready.completeExceptionally(new IOException("the server ended without becoming ready"));
    } catch (IOException e) {
      ready.completeExceptionally(e);
    }
  }
}
