package org.simpp.server.startup;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.simpp.model.Jid;
import org.simpp.server.AdministrationException;
import org.simpp.server.ServerOperations;
import org.simpp.server.ServerTraces;

/** Gives what an operator does to the running server. */
@Component(service = {ServerOperations.class, ServerTraces.class})
public final class OperationsDesk implements ServerOperations, ServerTraces {

  private final Whereabouts whereabouts;

  @Activate
  public OperationsDesk(@Reference Whereabouts whereabouts) {
    this.whereabouts = whereabouts;
  }

  @Override
  public List<Jid> announce(String operator, @Nullable Jid to, String text, boolean rehearses)
      throws AdministrationException {
    return operations().announce(operator, to, text, rehearses);
  }

  @Override
  public Draining drain(String operator, Duration in, String message)
      throws AdministrationException {
    return operations().drain(operator, in, message);
  }

  @Override
  public void cancelDrain(String operator) throws AdministrationException {
    operations().cancelDrain(operator);
  }

  @Override
  public int settle() throws AdministrationException {
    return operations().settle();
  }

  @Override
  public Optional<Draining> draining() {
    return whereabouts.server().flatMap(running -> running.operations().draining());
  }

  @Override
  public Trace begin(String operator, @Nullable Jid of, Duration atMost)
      throws AdministrationException {
    return whereabouts.running().traces().begin(operator, of, atMost);
  }

  private ServerOperations operations() throws AdministrationException {
    return whereabouts.running().operations();
  }
}
