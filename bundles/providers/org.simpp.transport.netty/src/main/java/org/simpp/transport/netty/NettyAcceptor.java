package org.simpp.transport.netty;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.Designate;
import org.simpp.transport.Acceptor;
import org.simpp.transport.Listening;
import org.simpp.transport.Receiver;
import org.simpp.transport.TransportException;
import org.simpp.transport.netty.settings.AcceptorConfiguration;
import org.simpp.transport.netty.settings.AcceptorSettings;
import org.simpp.transport.netty.settings.InvalidSettingException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The acceptor as a service. A changed configuration is taken while it runs; a wrong one is refused
 * and the old one stays.
 */
@Component(configurationPid = NettyAcceptor.PID)
@Designate(ocd = AcceptorConfiguration.class)
@AcceptorConfiguration
public final class NettyAcceptor implements Acceptor {
  static final String PID = "org.simpp.transport.netty";

  private static final Logger LOG = LoggerFactory.getLogger(NettyAcceptor.class);
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private AcceptorSettings settings;
  private @Nullable NettyListening listening;

  /**
   * Takes the configuration; nothing is opened yet.
   *
   * @throws InvalidSettingException if a value is refused; there is no service then
   */
  @Activate
  public NettyAcceptor(Map<String, Object> configuration) throws InvalidSettingException {
    try {
      settings = read(configuration);
    } catch (InvalidSettingException refused) {
      LOG.error("etc/{}.cfg: {}; nothing is served", PID, refused.getMessage());
      throw refused;
    }
  }

  @Override
  public synchronized Listening listen(Receiver receiver) throws TransportException {
    NettyListening before = listening;
    if (before != null && !before.isClosed()) {
      throw new IllegalStateException("this acceptor listens already");
    }
    NettyListening opened = new NettyListening(settings, receiver);
    listening = opened;
    return opened;
  }

  @Modified
  synchronized void modified(Map<String, Object> configuration) {
    try {
      AcceptorSettings changed = read(configuration);
      if (listening != null && !listening.isClosed()) {
        listening.use(changed);
      }
      settings = changed;
      LOG.info("etc/{}.cfg is taken; addresses, ports and threads at the next start", PID);
    } catch (InvalidSettingException | TransportException refused) {
      LOG.error("etc/{}.cfg: {}; the old configuration stays", PID, refused.getMessage());
    }
  }

  @Deactivate
  synchronized void deactivate() {
    if (listening != null) {
      listening.close(PATIENCE);
    }
  }

  private static AcceptorSettings read(Map<String, Object> configuration)
      throws InvalidSettingException {
    Path base = Path.of(System.getProperty("karaf.base", ""));
    Path data = Path.of(System.getProperty("karaf.data", base.resolve("data").toString()));
    return AcceptorSettings.of(configuration, base.toAbsolutePath(), data);
  }
}
