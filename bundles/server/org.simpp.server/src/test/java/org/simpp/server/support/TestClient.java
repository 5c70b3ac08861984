package org.simpp.server.support;

import java.util.List;
import java.util.stream.Collectors;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.transport.Receiver;
import org.simpp.xmpp.MalformedXmlException;
import org.simpp.xmpp.StanzaCodec;

/** A client that speaks XML: what it sends and what it gets is written as in the RFCs. */
public final class TestClient {
  private final Receiver receiver;
  private final MemoryLink link;
  private final Jid address;

  TestClient(Receiver receiver, MemoryLink link, Jid address) {
    this.receiver = receiver;
    this.link = link;
    this.address = address;
  }

  public Jid address() {
    return address;
  }

  public MemoryLink link() {
    return link;
  }

  /** Sends one stanza; single quotes are as good as double ones. */
  public TestClient send(String xml) {
    try {
      receiver.received(link, StanzaCodec.decode(Bytes.utf8(xml)));
      return this;
    } catch (MalformedXmlException e) {
      throw new AssertionError(xml, e);
    }
  }

  /** Sends another first-level element. */
  public TestClient element(String xml) {
    receiver.receivedElement(link, Bytes.utf8(xml));
    return this;
  }

  /** Becomes available and forgets what that leads to. */
  public TestClient available() {
    send("<iq type='get' id='roster'><query xmlns='jabber:iq:roster'/></iq>");
    send("<presence/>");
    take();
    return this;
  }

  /** What has come since the last call, as XML with single quotes. */
  public List<String> take() {
    return link.take().stream().map(TestClient::xml).toList();
  }

  /** As {@link #take}, in one text, a line a stanza. */
  public String taken() {
    return take().stream().collect(Collectors.joining("\n"));
  }

  private static String xml(Stanza stanza) {
    return StanzaCodec.encode(stanza).utf8().replace('"', '\'');
  }
}
