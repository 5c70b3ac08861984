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
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.simpp.model.Jid;
import org.simpp.registry.CipherSuites;
import org.simpp.registry.Swap;

/**
 * Listens on the loopback address, at the port of the property {@code simpp.itests.agent}, for one
 * command a line: {@code list}, {@code install URL}, {@code stop NAME VERSION}, {@code start NAME
 * VERSION}, {@code update NAME VERSION URL}, {@code uninstall NAME VERSION}, {@code calls}, which
 * begins them, {@code changed}: the bundles whose state has changed; {@code swap NAME VERSION} and
 * {@code choose NAME VERSION}, which have the cipher suites of that bundle serve, watched or not.
 * In a desktop also {@code register INVITATION SERVER PIN}, {@code befriend JID}, {@code sees JID},
 * {@code write JID RATE}, {@code hush} and {@code talk}, see {@link Talker}. Answers with one line
 * a command.
 */
@Component(
    immediate = true,
    service = {})
public final class Agent {
  /** The property that names the port. */
  public static final String PORT = "simpp.itests.agent";

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final BundleContext context;
  private final CallLoop calls;
  private final CipherSuites suites;
  private final ServerSocket socket;
  private final Set<String> changed = new ConcurrentSkipListSet<>();
  private volatile @Nullable Talker talker;

  @Activate
  public Agent(BundleContext context, @Reference CipherSuites suites) throws IOException {
    this.context = context;
    this.suites = suites;
    calls = new CallLoop(suites);
    socket = new ServerSocket(port(context), 4, InetAddress.getLoopbackAddress());
    context.addBundleListener(event -> noteChanged(event.getBundle()));
    Thread listener = new Thread(this::listen, "test agent");
    listener.setDaemon(true);
    listener.start();
  }

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  void bind(Talker present) {
    talker = present;
  }

  void unbind(Talker departing) {
    talker = null;
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
        case "swap" -> swap(bundle(words.get(1), words.get(2)).getBundleId());
        case "choose" -> {
          suites.choose(bundle(words.get(1), words.get(2)).getBundleId());
          yield "chosen";
        }
        default -> talk(words);
      };
    } catch (Exception e) {
      return "error " + e;
    }
  }

  private String swap(long bundle) throws InterruptedException {
    Swap swap = suites.swap(bundle, PATIENCE);
    return "swapped " + swap.await(PATIENCE) + (swap.isDrained() ? " drained" : " not drained");
  }

  private String talk(List<String> words) throws Exception {
    Talker person = talker;
    if (person == null) {
      return "error nobody is there who knows " + words.get(0);
    }
    return switch (words.get(0)) {
      case "register" -> person.register(words.get(1), words.get(2), words.get(3));
      case "befriend" -> {
        person.befriend(Jid.of(words.get(1)));
        yield "asked";
      }
      case "sees" -> String.valueOf(person.sees(Jid.of(words.get(1))));
      case "write" -> {
        person.write(Jid.of(words.get(1)), Integer.parseInt(words.get(2)));
        yield "writing";
      }
      case "hush" -> {
        person.hush();
        yield "hushed";
      }
      case "talk" -> person.report();
      default -> "error unknown command " + words.get(0);
    };
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
