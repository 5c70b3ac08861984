package org.simpp.transport.smack;

import java.util.ArrayDeque;
import java.util.Deque;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.transport.Link;
import org.simpp.xmpp.ElementCodec;
import org.simpp.xmpp.streammanagement.StanzaCount;
import org.simpp.xmpp.streammanagement.StreamManagement;

/** A session that gives messages back and outlives its link (XEP-0198). */
final class EchoSession {
  private final Jid address;
  private final Deque<Stanza> unacknowledged = new ArrayDeque<>();
  private Link link;
  private StanzaCount handled = StanzaCount.ZERO;
  private StanzaCount acknowledged = StanzaCount.ZERO;

  EchoSession(Jid address, Link link) {
    this.address = address;
    this.link = link;
  }

  Jid address() {
    return address;
  }

  synchronized StanzaCount handled() {
    return handled;
  }

  /** Over a link that is not the session's any more nothing counts. */
  synchronized void received(Link from, Stanza stanza) {
    if (from != link) {
      return;
    }
    handled = handled.next();
    if (stanza.kind() == Stanza.Kind.MESSAGE) {
      Stanza echo = stanza.withFrom(address);
      unacknowledged.add(echo);
      link.send(echo);
      link.sendElement(ElementCodec.write(new StreamManagement.Request().toElement()));
    }
  }

  synchronized void told(Link from, StreamManagement said) {
    if (from != link) {
      return;
    }
    if (said instanceof StreamManagement.Request) {
      tell(new StreamManagement.Answer(handled));
    } else if (said instanceof StreamManagement.Answer answer) {
      acknowledge(answer.handled());
    }
  }

  synchronized void resume(Link next, String id, StanzaCount received) {
    link = next;
    acknowledge(received);
    tell(new StreamManagement.Resumed(id, handled));
    unacknowledged.forEach(link::send);
  }

  private void acknowledge(StanzaCount received) {
    for (long count = received.since(acknowledged); count > 0; count--) {
      unacknowledged.remove();
    }
    acknowledged = received;
  }

  private void tell(StreamManagement words) {
    link.sendElement(ElementCodec.write(words.toElement()));
  }
}
