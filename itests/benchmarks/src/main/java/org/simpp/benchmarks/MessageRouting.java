package org.simpp.benchmarks;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.server.support.TestServer;
import org.simpp.transport.Link;
import org.simpp.transport.LinkSecurity;
import org.simpp.transport.StreamCondition;
import org.simpp.xmpp.MalformedXmlException;
import org.simpp.xmpp.StanzaCodec;

/**
 * What the server does with a stanza between the two sockets, without archive: who may send it,
 * whom it is for, what becomes of it.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class MessageRouting {
  private final TestServer server = new TestServer();
  private final Sink alice = new Sink();
  private final Sink bob = new Sink();
  private Stanza message;
  private Stanza ping;

  /** The server's end of a link on which everything leaves at once. */
  private static final class Sink implements Link {
    private static final CompletionStage<Void> WRITTEN = CompletableFuture.completedStage(null);

    private @Nullable Jid bound;
    private @Nullable Stanza last;

    @Override
    public Optional<Jid> bound() {
      return Optional.ofNullable(bound);
    }

    @Override
    public LinkSecurity security() {
      return new LinkSecurity(
          "TLSv1.3", "TLS_AES_128_GCM_SHA256", Map.of(), Bytes.ofHex("00".repeat(32)));
    }

    @Override
    public String peer() {
      return "192.0.2.1:40000";
    }

    @Override
    public CompletionStage<Void> send(Stanza stanza) {
      last = stanza;
      return WRITTEN;
    }

    @Override
    public CompletionStage<Void> sendElement(Bytes xml) {
      return WRITTEN;
    }

    @Override
    public void close() {
      throw new IllegalStateException("nothing ends here");
    }

    @Override
    public void close(StreamCondition reason, String text) {
      throw new IllegalStateException("nothing ends here, " + text);
    }
  }

  @Setup
  public void connect() throws MalformedXmlException {
    server.change(TestServer.withoutArchives());
    login("alice", alice);
    login("bob", bob);
    message =
        stanza(
            "<message to='bob@simpp.example' id='a8f3c1' type='chat'>"
                + "<body>A message as people write them, of some words and no more.</body>"
                + "<active xmlns='http://jabber.org/protocol/chatstates'/>"
                + "<request xmlns='urn:xmpp:receipts'/></message>");
    ping = stanza("<iq type='get' id='p1'><ping xmlns='urn:xmpp:ping'/></iq>");
  }

  @TearDown
  public void close() {
    server.close();
  }

  private void login(String user, Sink link) throws MalformedXmlException {
    link.bound = server.bind(link, server.account(user), "desk");
    server.receiver().received(link, stanza("<presence/>"));
  }

  private static Stanza stanza(String xml) throws MalformedXmlException {
    return StanzaCodec.decode(Bytes.utf8(xml));
  }

  /** From one client to another. */
  @Benchmark
  public @Nullable Stanza message() {
    return answered(alice, message, bob);
  }

  /** From a client to the server and back. */
  @Benchmark
  public @Nullable Stanza ping() {
    return answered(alice, ping, alice);
  }

  private @Nullable Stanza answered(Sink from, Stanza stanza, Sink to) {
    to.last = null;
    server.receiver().received(from, stanza);
    if (to.last == null) {
      throw new IllegalStateException("nothing came");
    }
    return to.last;
  }
}
