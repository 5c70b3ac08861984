package org.simpp.client.history.internal;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.simpp.client.history.DeliveryState;
import org.simpp.client.history.Entry.Direction;
import org.simpp.client.history.Gap;

/** What records are made of: the lists fix the numbers on the disk, whatever order enums have. */
final class Fields {
  static final List<Direction> DIRECTIONS = List.of(Direction.INCOMING, Direction.OUTGOING);
  static final List<DeliveryState> STATES =
      List.of(
          DeliveryState.WAITING,
          DeliveryState.SENT,
          DeliveryState.DELIVERED,
          DeliveryState.FAILED,
          DeliveryState.RECEIVED,
          DeliveryState.READ);

  static final List<Gap.Cause> GAPS =
      List.of(Gap.Cause.BEGINNING, Gap.Cause.FORGOTTEN, Gap.Cause.LIMIT, Gap.Cause.AWAY);

  private Fields() {}

  /** One of {@code all}. */
  static <T> void choice(DataOutputStream out, List<T> all, T value) throws IOException {
    out.writeByte(all.indexOf(value));
  }

  static void time(DataOutputStream out, Instant time) throws IOException {
    out.writeLong(time.getEpochSecond());
    out.writeInt(time.getNano());
  }

  static Instant time(ByteBuffer in) {
    long seconds = in.getLong();
    return Instant.ofEpochSecond(seconds, in.getInt());
  }

  static void text(DataOutputStream out, String text) throws IOException {
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(encoded.length);
    out.write(encoded);
  }

  static String text(ByteBuffer in) {
    int length = in.getInt();
    if (length < 0 || length > in.remaining()) {
      throw new IllegalArgumentException("a text is longer than its record");
    }
    byte[] encoded = new byte[length];
    in.get(encoded);
    return new String(encoded, StandardCharsets.UTF_8);
  }

  static void flag(DataOutputStream out, boolean value) throws IOException {
    out.writeByte(value ? 1 : 0);
  }

  static boolean flag(ByteBuffer in) {
    return switch (in.get()) {
      case 0 -> false;
      case 1 -> true;
      default -> throw new IllegalArgumentException("a yes or no is neither");
    };
  }
}
