package org.simpp.itests.agent;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.simpp.registry.CipherSuites;

/**
 * Listens on the loopback address, at the port of the property {@code simpp.itests.agent}, for one
 * command a line: {@code list}, {@code install URL}, {@code stop NAME VERSION}, {@code start NAME
 * VERSION}, {@code update NAME VERSION URL}, {@code uninstall NAME VERSION}, {@code calls}, which
 * begins them, {@code changed}: the bundles whose state has changed. Answers with one line a
 * command.
 */
@Component(
    immediate = true,
    service = {})
public final class Agent {
  /** The property that names the port. */
  public static final String PORT = "simpp.itests.agent";

  private final BundleContext context;
  private final CallLoop calls;
  private final ServerSocket socket;
  private final Set<String> changed = new ConcurrentSkipListSet<>();

  @Activate
  public Agent(BundleContext context, @Reference CipherSuites suites) throws IOException {
    this.context = context;
    calls = new CallLoop(suites);
    socket = new ServerSocket(port(context), 4, InetAddress.getLoopbackAddress());
    context.addBundleListener(event -> noteChanged(event.getBundle()));
    Thread listener = new Thread(this::listen, "test agent");
    listener.setDaemon(true);
    listener.start();
  }

  @Deactivate
  void stop() throws IOException, InterruptedException {
    socket.close();
    calls.stop();
  }

  private void noteChanged(Bundle bundle) {
    if (!bundle.equals(context.getBundle())) {
      changed.add(bundle.getSymbolicName() + "/" + bundle.getVersion());
    }
  }

  private static int port(BundleContext context) {
    String port = context.getProperty(PORT);
    if (port == null) {
      throw new IllegalStateException("the property " + PORT + " names no port");
    }
    return Integer.parseInt(port);
  }

  private void listen() {
    while (!socket.isClosed()) {
      try (Socket peer = socket.accept();
          BufferedReader in =
              new BufferedReader(
                  new InputStreamReader(peer.getInputStream(), StandardCharsets.UTF_8));
          PrintWriter out = new PrintWriter(peer.getOutputStream(), true, StandardCharsets.UTF_8)) {
        String line;
        while ((line = in.readLine()) != null) {
          out.println(answer(List.of(line.split(" "))));
        }
      } catch (IOException hungUp) {
        // the test has hung up, or the agent stops: the next one may call
      }
    }
  }

  private String answer(List<String> words) {
    try {
      return switch (words.get(0)) {
        case "list" -> list();
        case "calls" -> calls.report();
        case "changed" -> String.join(" ", changed);
        case "install" -> "installed " + context.installBundle(words.get(1)).getBundleId();
        case "start" -> {
          bundle(words.get(1), words.get(2)).start();
          yield "started";
        }
        case "stop" -> {
          bundle(words.get(1), words.get(2)).stop();
          yield "stopped";
        }
        case "update" -> {
          try (InputStream content = URI.create(words.get(3)).toURL().openStream()) {
            bundle(words.get(1), words.get(2)).update(content);
          }
          yield "updated";
        }
        case "uninstall" -> {
          bundle(words.get(1), words.get(2)).uninstall();
          yield "uninstalled";
        }
        default -> "error unknown command " + words.get(0);
      };
    } catch (BundleException | IOException | RuntimeException e) {
      return "error " + e;
    }
  }

  private String list() {
    StringBuilder bundles = new StringBuilder();
    for (Bundle bundle : context.getBundles()) {
      if (bundle.getState() == Bundle.ACTIVE) {
        bundles
            .append(bundle.getSymbolicName())
            .append('/')
            .append(bundle.getVersion())
            .append(' ');
      }
    }
    return bundles.toString();
  }

  private Bundle bundle(String name, String version) {
    for (Bundle bundle : context.getBundles()) {
      if (name.equals(bundle.getSymbolicName()) && bundle.getVersion().toString().equals(version)) {
        return bundle;
      }
    }
    throw new IllegalArgumentException("no bundle " + name + " " + version);
  }
}
