package org.simpp.client.internal;

import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.simpp.client.CertificateJudge;
import org.simpp.client.KnownAccount;
import org.simpp.client.Messenger;
import org.simpp.client.NewAccount;
import org.simpp.client.Session;
import org.simpp.client.SignIn;
import org.simpp.client.history.HistoryStore;
import org.simpp.client.internal.account.AccountDesk;
import org.simpp.client.internal.account.Means;
import org.simpp.client.internal.proxy.Routes;
import org.simpp.client.internal.settings.SettingsFolder;
import org.simpp.model.Jid;
import org.simpp.model.SecretBytes;
import org.simpp.registry.CardReaders;
import org.simpp.registry.CipherSuites;
import org.simpp.registry.Connectors;
import org.simpp.registry.PresenceRules;

/** Puts the messenger together of the services that are there. */
@Component(service = Messenger.class, configurationPid = "org.simpp.client")
@Designate(ocd = MessengerComponent.Settings.class)
public final class MessengerComponent implements Messenger {
  /** What an administrator may set. */
  @ObjectClassDefinition(name = "SIMPP client")
  public @interface Settings {
    @AttributeDefinition(
        name = "Folder",
        description =
            "Absolute path of the folder of accounts and histories; empty: the folder accounts in"
                + " the workspace.")
    String directory() default "";
  }

  private final AccountDesk desk;

  @Activate
  public MessengerComponent(
      Settings settings,
      BundleContext context,
      @Reference Connectors connectors,
      @Reference Routes routes,
      @Reference CipherSuites suites,
      @Reference CardReaders readers,
      @Reference PresenceRules rules,
      @Reference HistoryStore histories) {
    desk =
        new AccountDesk(
            new Means(
                connectors,
                routes,
                suites,
                readers,
                rules,
                histories,
                new SettingsFolder(location(settings.directory(), context)),
                Clock.system(ZoneId.systemDefault()),
                new SecureRandom()::nextBytes));
  }

  @Deactivate
  void close() {
    desk.close();
  }

  @Override
  public CompletionStage<List<KnownAccount>> accounts() {
    return desk.accounts();
  }

  @Override
  public CompletionStage<Session> createAccount(NewAccount account, CertificateJudge judge) {
    return desk.createAccount(account, judge);
  }

  @Override
  public CompletionStage<Session> signIn(SignIn request, CertificateJudge judge) {
    return desk.signIn(request, judge);
  }

  @Override
  public CompletionStage<Void> changePin(Jid account, SecretBytes oldPin, SecretBytes newPin) {
    return desk.changePin(account, oldPin, newPin);
  }

  private static Path location(String configured, BundleContext context) {
    if (!configured.isBlank()) {
      Path path = Path.of(configured.strip());
      if (!path.isAbsolute()) {
        throw new IllegalArgumentException(
            "org.simpp.client: directory must be an absolute path, not " + configured);
      }
      return path;
    }
    String workspace = context.getProperty("osgi.instance.area");
    if (workspace == null || !workspace.startsWith("file:")) {
      throw new IllegalArgumentException(
          "org.simpp.client: directory is not set and there is no workspace; set it");
    }
    // The framework writes spaces of the path as they are.
    return Path.of(URI.create(workspace.replace(" ", "%20"))).resolve("accounts");
  }
}
