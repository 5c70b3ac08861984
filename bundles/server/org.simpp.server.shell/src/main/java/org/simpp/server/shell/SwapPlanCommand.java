package org.simpp.server.shell;

import java.util.List;
import java.util.Locale;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.jspecify.annotations.Nullable;
import org.simpp.server.SwapPlans;

/** Shows what replacing a feature would do. */
@Service
@Command(
    scope = "simpp",
    name = "swap-plan",
    description =
        "Show which bundles would restart if the bundles of a feature were replaced; changes nothing")
// Karaf sets the fields before it calls execute.
@SuppressWarnings("NullAway.Init")
public final class SwapPlanCommand implements Action {
  @Reference private SwapPlans plans;
  @Reference private Session session;

  @Option(name = "--json", description = "Print JSON")
  private boolean json;

  @Argument(name = "feature", description = "One of ours: simpp-crypto-bc ...", required = true)
  @Completion(FeatureCompleter.class)
  private String feature;

  @Override
  public @Nullable Object execute() throws Exception {
    List<SwapPlans.Change> plan = plans.of(feature);
    Listing listing = new Listing("bundle", "effect");
    plan.forEach(one -> listing.row(one.bundle(), one.effect().name().toLowerCase(Locale.ROOT)));
    listing.print(session.getConsole(), json, "bundle");
    if (!json) {
      long restarted =
          plan.stream().filter(one -> one.effect() == SwapPlans.Effect.RESTARTED).count();
      session
          .getConsole()
          .println(restarted == 0 ? "no other bundle restarts" : restarted + " others restart");
    }
    return null;
  }
}
