package org.simpp.transport.smack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.io.Writer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import org.jivesoftware.smack.packet.XmlEnvironment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.simpp.model.Bytes;
import org.simpp.transport.TransportException;

class OutgoingTest {
  private final Deque<Outgoing.Batch> smack = new ArrayDeque<>();
  private final Outgoing outgoing = new Outgoing();
  private final StringWriter socket = new StringWriter();
  private final Writer writer = outgoing.over(socket);

  @BeforeEach
  void connect() {
    outgoing.into(smack::add);
  }

  @Test
  void flush_completesWhatWasWritten() throws Exception {
    CompletableFuture<Void> first = outgoing.add(Bytes.utf8("<a/>"));
    CompletableFuture<Void> second = outgoing.add(Bytes.utf8("<你/>"));

    write();
    CompletableFuture<Void> third = outgoing.add(Bytes.utf8("<b/>"));
    assertThat(first).isNotDone();
    writer.flush();

    assertThat(first).isCompleted();
    assertThat(second).isCompleted();
    assertThat(third).isNotDone();
    assertThat(socket.toString()).isEqualTo("<a/><你/>");
  }

  @Test
  void whatWaits_isOneElementOfSmacks_andLeavesInItsOrder() throws Exception {
    String filling = "<f>" + "x".repeat(1_000) + "</f>";
    for (int i = 0; i < 200; i++) {
      outgoing.add(Bytes.utf8(filling + i));
      assertThat(smack).hasSize(1);
    }

    while (!smack.isEmpty()) {
      write();
    }
    StringBuilder expected = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      expected.append(filling).append(i);
    }
    assertThat(socket.toString()).isEqualTo(expected.toString());
  }

  @Test
  void tooMuch_isRefused_andNothingBeforeIt() throws Exception {
    for (int i = 0; i < Outgoing.MAX_ELEMENTS; i++) {
      assertThat(outgoing.add(Bytes.utf8("<a/>"))).isNotDone();
    }

    assertThat(outgoing.add(Bytes.utf8("<b/>"))).isCompletedExceptionally();
    while (!smack.isEmpty()) {
      write();
    }
    assertThat(socket.toString()).isEqualTo("<a/>".repeat(Outgoing.MAX_ELEMENTS));
  }

  @Test
  void fail_failsWhatWasNotFlushed() throws Exception {
    CompletableFuture<Void> first = outgoing.add(Bytes.utf8("<a/>"));
    write();
    writer.flush();
    CompletableFuture<Void> second = outgoing.add(Bytes.utf8("<b/>"));

    outgoing.fail(new TransportException(TransportException.Reason.CLOSED, "the link was closed"));

    assertThat(first).isCompleted();
    assertThat(second).isCompletedExceptionally();
    assertThat(outgoing.add(Bytes.utf8("<c/>"))).isCompletedExceptionally();
  }

  private void write() throws Exception {
    writer.write(smack.remove().toXML(XmlEnvironment.EMPTY).toString());
  }
}
