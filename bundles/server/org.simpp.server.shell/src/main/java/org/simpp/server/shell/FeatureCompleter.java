package org.simpp.server.shell;

import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.simpp.server.SwapPlans;

/** Completes our features. */
@Service
// Karaf sets the field before it calls complete.
@SuppressWarnings("NullAway.Init")
public final class FeatureCompleter implements Completer {
  @Reference private SwapPlans plans;

  @Override
  public int complete(Session session, CommandLine line, List<String> candidates) {
    return new StringsCompleter(plans.features()).complete(session, line, candidates);
  }
}
