package org.simpp.server.iq;

import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.server.session.Session;
import org.simpp.xmpp.Element;

/**
 * An IQ of type get or set that the server answers itself.
 *
 * @param session who asks
 * @param stanza as it came, its sender stamped
 * @param target on whose behalf it is answered
 * @param addressee the server's address, or the bare one of an account
 * @param child its one element
 */
public record IqRequest(
    Session session, Stanza stanza, Target target, Jid addressee, Element child) {
  /** On whose behalf the server answers. */
  public enum Target {
    SERVER,
    OWN_ACCOUNT,
    OTHER_ACCOUNT
  }

  /** Whether its type is {@code set}; otherwise it is {@code get}. */
  public boolean isSet() {
    return stanza.hasType("set");
  }
}
