package org.simpp.server.archive;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.simpp.server.feature.BindOption;
import org.simpp.server.session.Session;
import org.simpp.store.StoreException;
import org.simpp.transport.Link;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.archive.Mam;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says with the new resource from where to where the archive reaches, so that the client knows what
 * it has missed (XEP-0386, section 3.2).
 */
final class MetadataAtLogin implements BindOption {
  private static final Logger log = LoggerFactory.getLogger(MetadataAtLogin.class);

  private final BooleanSupplier isOn;
  private final MetadataHandler metadata;

  MetadataAtLogin(BooleanSupplier isOn, MetadataHandler metadata) {
    this.isOn = isOn;
    this.metadata = metadata;
  }

  @Override
  public String name() {
    return Mam.NAMESPACE;
  }

  /** A login does not fail because this cannot be said: the client asks later. */
  @Override
  public List<Element> begin(Session session, Link link, List<Element> requests) {
    try {
      return isOn.getAsBoolean() ? List.of(metadata.of(session.account())) : List.of();
    } catch (StoreException e) {
      log.info("the archive of {} is not described: {}", session.account(), e.getMessage());
      return List.of();
    }
  }
}
