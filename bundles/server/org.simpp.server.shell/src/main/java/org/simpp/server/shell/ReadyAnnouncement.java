package org.simpp.server.shell;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Dictionary;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.simpp.server.ServerStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Prints one line to the standard output, and leaves the file {@code ready} in the data folder,
 * when logins are accepted and the shell answers. What keeps it from that for good, it says on the
 * standard error and leaves in the file {@code failed}.
 */
@Component(
    service = {},
    immediate = true)
public final class ReadyAnnouncement {
  private static final Logger log = LoggerFactory.getLogger(ReadyAnnouncement.class);
  private static final String SHELL = "org.apache.karaf.shell";
  private static final long POLL_MILLIS = 100;
  private static final long TOLD_AFTER_MILLIS = 15_000;
  private static final int CONNECT_MILLIS = 1_000;

  private final ServerStatus status;
  private final ConfigurationAdmin configurations;
  private final String dataFolder;
  private final Thread watcher;

  @Activate
  public ReadyAnnouncement(
      @Reference ServerStatus status,
      @Reference ConfigurationAdmin configurations,
      BundleContext context) {
    this.status = status;
    this.configurations = configurations;
    String data = context.getProperty("karaf.data");
    this.dataFolder = data == null ? "." : data;
    this.watcher = new Thread(this::watch, "simpp-ready");
    watcher.setDaemon(true);
    watcher.start();
  }

  @Deactivate
  void deactivate() {
    watcher.interrupt();
  }

  private void watch() {
    try {
      awaitLogins();
      InetSocketAddress ssh = shell();
      while (!answers(ssh)) {
        Thread.sleep(POLL_MILLIS);
      }
      announce(Announcement.line(status.now(), ssh));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      log.error("the shell's port cannot be known", e);
    }
  }

  /**
   * Leaves the file {@code failed} for whoever started the server when only an operator can put
   * right what is wrong (the log says it on the console too), and says what a server that is there
   * waits for.
   */
  private void awaitLogins() throws InterruptedException {
    String told = "";
    int waited = 0;
    ServerStatus.Snapshot now = status.now();
    while (!now.accepting()) {
      String trouble = String.join("; ", now.trouble());
      boolean isNews = !trouble.equals(told);
      boolean waits = !now.domain().isEmpty() && waited * POLL_MILLIS >= TOLD_AFTER_MILLIS;
      if (isNews && now.failed()) {
        leave("failed", "not ready: " + trouble);
        told = trouble;
      } else if (isNews && waits) {
        System.err.println("not ready: " + trouble);
        told = trouble;
      }
      Thread.sleep(POLL_MILLIS);
      waited++;
      now = status.now();
    }
  }

  private InetSocketAddress shell() throws IOException {
    Dictionary<String, Object> properties =
        configurations.getConfiguration(SHELL, "?").getProperties();
    Object host = properties == null ? null : properties.get("sshHost");
    Object port = properties == null ? null : properties.get("sshPort");
    return new InetSocketAddress(
        host == null ? "127.0.0.1" : host.toString(),
        port == null ? 8101 : Integer.parseInt(port.toString().trim()));
  }

  private static boolean answers(InetSocketAddress address) {
    InetSocketAddress reached =
        address.getAddress() != null && address.getAddress().isAnyLocalAddress()
            ? new InetSocketAddress(InetAddress.getLoopbackAddress(), address.getPort())
            : address;
    try (Socket socket = new Socket()) {
      socket.connect(reached, CONNECT_MILLIS);
      return true;
    } catch (IOException e) {
      // Not yet: asked again in a moment.
      return false;
    }
  }

  private void announce(String line) {
    System.out.println(line);
    System.out.flush();
    leave("ready", line);
  }

  private void leave(String file, String line) {
    try {
      Files.writeString(Path.of(dataFolder, file), line + "\n");
    } catch (IOException e) {
      log.warn("the file {}/{} could not be written", dataFolder, file, e);
    }
  }
}
