package org.simpp.server.startup;

import java.nio.file.Path;
import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.simpp.registry.Acceptors;
import org.simpp.registry.CardReaders;
import org.simpp.registry.CipherSuites;
import org.simpp.registry.PresenceRules;
import org.simpp.server.administration.Stores;
import org.simpp.server.audit.AuditComponent;
import org.simpp.server.settings.SettingsException;
import org.simpp.server.settings.SettingsReader;
import org.simpp.store.AccountStore;
import org.simpp.store.ArchiveStore;
import org.simpp.store.DocumentStore;
import org.simpp.store.HeldStanzaStore;
import org.simpp.store.InvitationStore;
import org.simpp.store.LoginTokenStore;
import org.simpp.store.PublishNodeStore;
import org.simpp.store.RegisteredKeyStore;
import org.simpp.store.RosterStore;
import org.simpp.store.SessionJournal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the server for as long as everything is there that it needs. */
@Component(
    service = ServerComponent.class,
    immediate = true,
    configurationPid = "org.simpp.server",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = ServerConfiguration.class)
public final class ServerComponent {
  private static final Logger log = LoggerFactory.getLogger(ServerComponent.class);

  private final RunningServer running;

  /**
   * @throws SettingsException if a value is refused; the server does not start then
   */
  @Activate
  public ServerComponent(
      @Reference AccountStore accounts,
      @Reference RosterStore rosters,
      @Reference HeldStanzaStore heldStanzas,
      @Reference InvitationStore invitations,
      @Reference RegisteredKeyStore keys,
      @Reference DocumentStore documents,
      @Reference PublishNodeStore publishNodes,
      @Reference ArchiveStore archive,
      @Reference LoginTokenStore loginTokens,
      @Reference SessionJournal journal,
      @Reference PresenceRules rules,
      @Reference CipherSuites suites,
      @Reference CardReaders readers,
      @Reference Acceptors acceptors,
      @Reference AuditComponent audit,
      BundleContext context,
      Map<String, Object> properties)
      throws SettingsException {
    String base = context.getProperty("karaf.base");
    running =
        new RunningServer(
            new RunningServer.Surroundings(
                new Stores(
                    accounts,
                    rosters,
                    heldStanzas,
                    invitations,
                    keys,
                    documents,
                    publishNodes,
                    archive,
                    loginTokens),
                journal,
                rules,
                suites,
                readers,
                acceptors,
                audit.audit(),
                Path.of(base == null ? "" : base),
                context.getBundle().getVersion().toString()),
            SettingsReader.read(properties));
    running.begin();
  }

  @Modified
  void modified(Map<String, Object> properties) {
    try {
      running.change(SettingsReader.read(properties));
    } catch (SettingsException e) {
      log.error("{}; the old value stays", e.getMessage());
    }
  }

  @Deactivate
  void deactivate() {
    running.close();
  }

  RunningServer running() {
    return running;
  }
}
