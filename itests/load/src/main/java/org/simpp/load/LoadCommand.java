package org.simpp.load;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.simpp.load.client.Clients;
import org.simpp.load.client.LoginFailure;
import org.simpp.load.figures.Report;
import org.simpp.load.figures.ServerProcess;
import org.simpp.load.scenario.Idle;
import org.simpp.load.scenario.Logins;
import org.simpp.load.scenario.Messages;
import org.simpp.load.scenario.PresenceFanOut;
import org.simpp.load.scenario.Scenario;
import org.simpp.load.scenario.Timing;

/**
 * {@code ./run load}. It ends with 0 after a run that can be believed, with 1 where something was
 * lost, repeated, refused or could not be done, and with 2 where the command line is wrong.
 */
public final class LoadCommand {
  private LoadCommand() {}

  /** Runs one scenario and prints its figures. */
  public static void main(String[] words) throws InterruptedException {
    System.exit(status(words));
  }

  private static int status(String... words) throws InterruptedException {
    try {
      return run(LoadOptions.parse(words));
    } catch (UsageException e) {
      System.err.println("simpp: " + e.getMessage());
      return 2;
    } catch (LoginFailure | IOException e) {
      System.err.println("simpp: " + e.getMessage());
      return 1;
    }
  }

  private static int run(LoadOptions options)
      throws LoginFailure, IOException, InterruptedException {
    if (options.given(Option.HELP)) {
      System.out.print(Option.help());
      return 0;
    }
    if (options.given(Option.LIST_ACCOUNTS)) {
      options.accounts().forEach(System.out::println);
      return 0;
    }
    try (Clients clients =
        new Clients(options.target(), options.credentials(), options.given(Option.RESUMABLE))) {
      Report report = scenario(options, clients).run();
      System.out.println(options.given(Option.JSON) ? report.json() : report.table());
      report.faults().forEach(fault -> System.err.println("simpp: " + fault));
      return report.faults().isEmpty() ? 0 : 1;
    }
  }

  private static Scenario scenario(LoadOptions options, Clients clients) throws IOException {
    List<String> accounts = options.accounts();
    Optional<ServerProcess> server = server(options);
    int rate = options.number(Option.RATE);
    Timing timing =
        new Timing(
            options.number(Option.WARM_UP),
            options.number(Option.SECONDS),
            options.number(Option.PATIENCE));
    return switch (options.kind()) {
      case MESSAGES -> {
        Messages.Traffic traffic =
            new Messages.Traffic(
                options.number(Option.PAIRS),
                options.number(Option.WINDOW, 10),
                rate,
                options.number(Option.BODY));
        yield new Messages(clients, accounts, traffic, timing, server);
      }
      case LOGINS ->
          new Logins(clients, accounts, options.number(Option.WINDOW, 20), rate, timing, server);
      case REGISTRATIONS ->
          Logins.ofNewcomers(
              clients, accounts, options.number(Option.WINDOW, 20), rate, timing, server);
      case PRESENCE -> new PresenceFanOut(clients, accounts, timing, server);
      case IDLE -> new Idle(clients, accounts, timing, server);
    };
  }

  private static Optional<ServerProcess> server(LoadOptions options) throws IOException {
    OptionalLong pid = options.pid();
    if (pid.isEmpty()) {
      return Optional.empty();
    }
    ServerProcess process = new ServerProcess(pid.getAsLong(), options.given(Option.WITH_CHILDREN));
    try {
      process.sample();
    } catch (IOException e) {
      throw new IOException("there is no process " + pid.getAsLong() + " on this machine", e);
    }
    return Optional.of(process);
  }
}
