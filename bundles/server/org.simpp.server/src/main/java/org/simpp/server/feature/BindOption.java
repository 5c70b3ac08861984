package org.simpp.server.feature;

import java.util.List;
import org.simpp.server.session.Session;
import org.simpp.transport.Link;
import org.simpp.xmpp.Element;

/** What a client may have enabled together with its resource (XEP-0386, section 3.2). */
public interface BindOption {
  /** What it is called in service discovery. */
  String name();

  /**
   * A session is about to begin; nobody else sees it yet. Asked for every session that begins so,
   * whatever it asks for.
   *
   * @param requests all that the client asks for, of this option and of others
   * @return what the client is told in {@code <bound/>}; nothing where there is nothing to tell
   */
  List<Element> begin(Session session, Link link, List<Element> requests);
}
