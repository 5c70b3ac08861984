package org.simpp.load.scenario;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import java.nio.charset.StandardCharsets;
import org.simpp.load.client.Session;
import org.simpp.load.figures.Flow;
import org.simpp.model.Stanza;

/** One sender and one receiver; the number of a message is the end of its id. */
final class Pair {
  private final Session sender;
  private final Session receiver;
  private final Flow flow = new Flow();
  private final String idBegin;
  private final byte[] before;
  private final byte[] after;
  private long refused;

  Pair(Session sender, Session receiver, String tag, String body) {
    this.sender = sender;
    this.receiver = receiver;
    idBegin = tag + "-";
    before = utf8("<message type='chat' to='" + receiver.address().bare() + "' id='" + idBegin);
    after = utf8("'><body>" + body + "</body></message>");
  }

  /**
   * From now on both listen.
   *
   * @param arrival is called for each message that arrives
   */
  void listen(Arrival arrival) {
    sender.listen(
        stanza -> {
          if (isNumbered(stanza) && stanza.hasType("error")) {
            refused++;
          }
        });
    receiver.listen(
        stanza -> {
          if (isNumbered(stanza) && !stanza.hasType("error")) {
            long due = flow.receive(number(stanza));
            if (due != Flow.UNAWAITED) {
              arrival.arrived(this, due);
            }
          }
        });
  }

  /** Hears of arrivals. */
  @FunctionalInterface
  interface Arrival {
    void arrived(Pair pair, long due);
  }

  /** Sends one that was due at {@code instant}. */
  void send(long instant) {
    byte[] number = utf8(Integer.toString(flow.send(instant)));
    ByteBuf xml =
        PooledByteBufAllocator.DEFAULT.buffer(before.length + number.length + after.length);
    sender.send(xml.writeBytes(before).writeBytes(number).writeBytes(after));
  }

  private boolean isNumbered(Stanza stanza) {
    return stanza.kind() == Stanza.Kind.MESSAGE
        && stanza.id().filter(id -> id.startsWith(idBegin)).isPresent();
  }

  private int number(Stanza stanza) {
    try {
      String id = stanza.id().orElseThrow();
      return Integer.parseInt(id, idBegin.length(), id.length(), 10);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  Flow flow() {
    return flow;
  }

  /** How many came back as errors. */
  long refused() {
    return refused;
  }

  boolean isAlive() {
    return sender.isAlive() && receiver.isAlive();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
