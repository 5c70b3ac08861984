package org.simpp.server.shell;

import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.simpp.server.CryptoSwaps;

/** Completes features that bring a crypto provider. */
@Service
// Karaf sets the field before it calls complete.
@SuppressWarnings("NullAway.Init")
public final class CryptoFeatureCompleter implements Completer {
  @Reference private CryptoSwaps swaps;

  @Override
  public int complete(Session session, CommandLine line, List<String> candidates) {
    return new StringsCompleter(swaps.stageable()).complete(session, line, candidates);
  }
}
