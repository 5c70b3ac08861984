package org.simpp.client.history.internal;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.simpp.client.history.Body;
import org.simpp.client.history.DeliveryState;
import org.simpp.client.history.Entry;
import org.simpp.client.history.Entry.Direction;
import org.simpp.model.Jid;
import org.simpp.model.MessageId;

/** Records as bytes: the lists fix the numbers on the disk, whatever order the enums have. */
final class RecordCodec {
  private static final int APPENDED = 1;
  private static final int CHANGED = 2;
  private static final List<Direction> DIRECTIONS = List.of(Direction.INCOMING, Direction.OUTGOING);
  private static final List<DeliveryState> STATES =
      List.of(
          DeliveryState.WAITING,
          DeliveryState.SENT,
          DeliveryState.DELIVERED,
          DeliveryState.FAILED,
          DeliveryState.RECEIVED);
  private static final List<String> BODIES = List.of("sealed", "plain", "unopened");

  private RecordCodec() {}

  static byte[] encode(JournalRecord written) {
    ByteArrayOutputStream collected = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(collected)) {
      if (written instanceof JournalRecord.Appended appended) {
        encode(appended.entry(), out);
      } else if (written instanceof JournalRecord.Changed changed) {
        out.writeByte(CHANGED);
        out.writeLong(changed.number());
        out.writeByte(STATES.indexOf(changed.state()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return collected.toByteArray();
  }

  /**
   * @throws IllegalArgumentException if these bytes are no record that this version writes
   */
  static JournalRecord decode(byte[] encoded) {
    ByteBuffer in = ByteBuffer.wrap(encoded);
    try {
      JournalRecord read =
          switch (in.get()) {
            case APPENDED -> new JournalRecord.Appended(entry(in));
            case CHANGED -> new JournalRecord.Changed(in.getLong(), STATES.get(in.get()));
            default -> throw new IllegalArgumentException("a record of a kind not known here");
          };
      if (in.hasRemaining()) {
        throw new IllegalArgumentException("a record is longer than what it says");
      }
      return read;
    } catch (BufferUnderflowException | IndexOutOfBoundsException | DateTimeException e) {
      throw new IllegalArgumentException("a record contradicts itself", e);
    }
  }

  private static void encode(Entry entry, DataOutputStream out) throws IOException {
    out.writeByte(APPENDED);
    text(out, entry.contact().toString());
    out.writeByte(DIRECTIONS.indexOf(entry.direction()));
    text(out, entry.id().value());
    time(out, entry.time());
    if (entry.body() instanceof Body.Text text) {
      boolean sealed = text.protection() == Body.Protection.SEALED;
      out.writeByte(BODIES.indexOf(sealed ? "sealed" : "plain"));
      text(out, text.text());
    } else if (entry.body() instanceof Body.Unopened unopened) {
      out.writeByte(BODIES.indexOf("unopened"));
      text(out, unopened.cause());
    }
    out.writeByte(STATES.indexOf(entry.state()));
  }

  private static Entry entry(ByteBuffer in) {
    return new Entry(
        Jid.of(text(in)),
        DIRECTIONS.get(in.get()),
        new MessageId(text(in)),
        Instant.ofEpochSecond(in.getLong(), in.getInt()),
        body(in),
        STATES.get(in.get()));
  }

  private static Body body(ByteBuffer in) {
    String kind = BODIES.get(in.get());
    String text = text(in);
    return switch (kind) {
      case "sealed" -> new Body.Text(text, Body.Protection.SEALED);
      case "plain" -> new Body.Text(text, Body.Protection.PLAIN);
      default -> new Body.Unopened(text);
    };
  }

  private static void time(DataOutputStream out, Instant time) throws IOException {
    long seconds = time.getEpochSecond();
    int nanos = time.getNano();
    out.writeLong(seconds);
    out.writeInt(nanos);
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(encoded.length);
    out.write(encoded);
  }

  private static String text(ByteBuffer in) {
    int length = in.getInt();
    if (length < 0 || length > in.remaining()) {
      throw new IllegalArgumentException("a text is longer than its record");
    }
    byte[] encoded = new byte[length];
    in.get(encoded);
    return new String(encoded, StandardCharsets.UTF_8);
  }
}
