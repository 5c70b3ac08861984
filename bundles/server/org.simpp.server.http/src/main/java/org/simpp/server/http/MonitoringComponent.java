package org.simpp.server.http;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.simpp.server.ServerHealth;
import org.simpp.server.ServerStatistics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the port that is configured. One that cannot be opened keeps nobody from logging in: it is
 * said in the log.
 */
@Component(
    service = {},
    immediate = true,
    configurationPid = "org.simpp.server.http")
@Designate(ocd = HttpConfiguration.class)
public final class MonitoringComponent {
  private static final Logger log = LoggerFactory.getLogger(MonitoringComponent.class);

  private final @Nullable Monitoring open;

  @Activate
  public MonitoringComponent(
      @Reference ServerStatistics statistics,
      @Reference ServerHealth health,
      HttpConfiguration configuration) {
    open = configuration.port().isBlank() ? null : open(statistics, health, configuration);
  }

  @Deactivate
  void deactivate() {
    if (open != null) {
      open.close();
    }
  }

  private static @Nullable Monitoring open(
      ServerStatistics statistics, ServerHealth health, HttpConfiguration configuration) {
    String port = configuration.port().strip();
    try {
      Monitoring opened =
          new Monitoring(
              Monitoring.address(configuration.bindAddress().strip(), port), statistics, health);
      log.info("metrics and health are served on {}", opened.address());
      return opened;
    } catch (IOException | IllegalArgumentException e) {
      log.warn(
          "etc/org.simpp.server.http.cfg: metrics and health are not served on port {} of {}: {};"
              + " choose another",
          port,
          configuration.bindAddress(),
          e.getMessage());
      return null;
    }
  }
}
