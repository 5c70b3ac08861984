package org.simpp.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.ElementCodec;
import org.simpp.xmpp.MalformedXmlException;
import org.simpp.xmpp.StanzaCodec;
import org.simpp.xmpp.stream.StreamBounds;
import org.simpp.xmpp.stream.StreamDecoder;
import org.simpp.xmpp.stream.StreamEvent;

/** What becomes of one chat message of about 250 bytes between two sockets, and of one small IQ. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class StanzaCodecs {
  private static final Jid SENDER = Jid.of("alice@simpp.example/desktop");
  private static final byte[] HEADER =
      ("<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'"
              + " to='simpp.example' version='1.0'>")
          .getBytes(StandardCharsets.UTF_8);
  private static final Bytes MESSAGE =
      Bytes.utf8(
          "<message to='bob@simpp.example' id='a8f3c1' type='chat'>"
              + "<body>A message as people write them, of some words and no more.</body>"
              + "<active xmlns='http://jabber.org/protocol/chatstates'/>"
              + "<request xmlns='urn:xmpp:receipts'/></message>");
  private static final Bytes IQ =
      Bytes.utf8(
          "<query xmlns='jabber:iq:roster'><item jid='bob@simpp.example' name='Bob'/></query>");

  private final byte[] bytes = MESSAGE.toByteArray();
  private final StreamDecoder decoder = new StreamDecoder(StreamBounds.AFTER_LOGIN);
  private Stanza stanza = Stanza.builder(Stanza.Kind.MESSAGE).build();

  @Setup
  public void open() {
    decoder.receive(HEADER, 0, HEADER.length);
    decoder.next();
    stanza = decoded();
  }

  /** Bytes of a socket to a stanza. */
  @Benchmark
  public Stanza decode() {
    return decoded();
  }

  /** A stanza with its sender stamped to bytes of a socket. */
  @Benchmark
  public Bytes stampAndEncode() {
    return StanzaCodec.encode(stanza.withFrom(SENDER));
  }

  /** The payload of a request to the server as elements. */
  @Benchmark
  public Element parse() throws MalformedXmlException {
    return ElementCodec.parse(IQ);
  }

  /** The children of a message, which the server looks at where it must. */
  @Benchmark
  public List<Element> children() throws MalformedXmlException {
    return StanzaCodec.children(stanza);
  }

  private Stanza decoded() {
    decoder.receive(bytes, 0, bytes.length);
    Optional<StreamEvent> event = decoder.next();
    if (event.orElseThrow() instanceof StreamEvent.StanzaReceived received) {
      return received.stanza();
    }
    throw new IllegalStateException("a stanza was expected, not " + event);
  }
}
