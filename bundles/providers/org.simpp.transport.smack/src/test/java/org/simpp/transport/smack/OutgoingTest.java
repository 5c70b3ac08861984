package org.simpp.transport.smack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.io.Writer;
import org.jivesoftware.smack.packet.XmlEnvironment;
import org.junit.jupiter.api.Test;
import org.simpp.model.Bytes;
import org.simpp.transport.TransportException;

class OutgoingTest {
  private final Outgoing outgoing = new Outgoing();
  private final StringWriter socket = new StringWriter();
  private final Writer writer = outgoing.over(socket);

  @Test
  void flush_completesWhatWasWritten() throws Exception {
    RawElement first = outgoing.add(Bytes.utf8("<a/>"));
    RawElement second = outgoing.add(Bytes.utf8("<你/>"));

    writer.write(first.toXML(XmlEnvironment.EMPTY).toString());
    assertThat(first.written()).isNotDone();
    writer.flush();

    assertThat(first.written()).isCompleted();
    assertThat(second.written()).isNotDone();
    assertThat(socket.toString()).isEqualTo("<a/>");
  }

  @Test
  void fail_failsWhatWasNotWritten() throws Exception {
    RawElement first = outgoing.add(Bytes.utf8("<a/>"));
    writer.write(first.toXML(XmlEnvironment.EMPTY).toString());
    writer.flush();
    RawElement second = outgoing.add(Bytes.utf8("<b/>"));

    outgoing.fail(new TransportException(TransportException.Reason.CLOSED, "the link was closed"));

    assertThat(first.written()).isCompleted();
    assertThat(second.written()).isCompletedExceptionally();
  }
}
