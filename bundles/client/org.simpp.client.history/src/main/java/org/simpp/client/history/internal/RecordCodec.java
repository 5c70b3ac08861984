package org.simpp.client.history.internal;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.util.List;
import org.simpp.client.history.Body;
import org.simpp.client.history.Entry;
import org.simpp.client.history.Entry.Context;
import org.simpp.client.history.Entry.Reference;
import org.simpp.model.Jid;
import org.simpp.model.MessageId;

/** Records as bytes. A kind is never given another meaning; a new one gets a new number. */
final class RecordCodec {
  private static final int APPENDED = 1;
  private static final int CHANGED = 2;
  private static final int APPENDED_IN_CONTEXT = 3;
  private static final int AMENDED = 4;
  private static final int DISPLAYED = 5;
  private static final int DRAFTED = 6;
  private static final int ARCHIVED = 7;
  private static final int GAP_FOUND = 8;
  private static final int GAP_CLOSED = 9;
  private static final List<String> BODIES = List.of("sealed", "plain", "unopened", "file");

  private RecordCodec() {}

  static byte[] encode(JournalRecord written) {
    ByteArrayOutputStream collected = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(collected)) {
      if (written instanceof JournalRecord.Appended appended) {
        encode(appended.entry(), out);
      } else if (written instanceof JournalRecord.Changed changed) {
        out.writeByte(CHANGED);
        out.writeLong(changed.number());
        Fields.choice(out, Fields.STATES, changed.state());
      } else if (written instanceof JournalRecord.Amended amended) {
        out.writeByte(AMENDED);
        AmendmentCodec.encode(amended.amendment(), out);
      } else if (written instanceof JournalRecord.Displayed displayed) {
        out.writeByte(DISPLAYED);
        Fields.text(out, displayed.contact().toString());
        out.writeLong(displayed.number());
      } else if (written instanceof JournalRecord.Drafted drafted) {
        out.writeByte(DRAFTED);
        Fields.text(out, drafted.contact().toString());
        Fields.text(out, drafted.text());
      } else if (written instanceof JournalRecord.Archived archived) {
        out.writeByte(ARCHIVED);
        Fields.text(out, archived.id());
      } else if (written instanceof JournalRecord.GapFound gap) {
        out.writeByte(GAP_FOUND);
        Fields.choice(out, Fields.GAPS, gap.cause());
        Fields.time(out, gap.found());
      } else if (written instanceof JournalRecord.GapClosed closed) {
        out.writeByte(GAP_CLOSED);
        out.writeLong(closed.number());
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
            case CHANGED -> new JournalRecord.Changed(in.getLong(), Fields.STATES.get(in.get()));
            case APPENDED_IN_CONTEXT -> new JournalRecord.Appended(entryInContext(in));
            case AMENDED -> new JournalRecord.Amended(AmendmentCodec.decode(in));
            case DISPLAYED -> new JournalRecord.Displayed(Jid.of(Fields.text(in)), in.getLong());
            case DRAFTED -> new JournalRecord.Drafted(Jid.of(Fields.text(in)), Fields.text(in));
            case ARCHIVED -> new JournalRecord.Archived(Fields.text(in));
            case GAP_FOUND ->
                new JournalRecord.GapFound(Fields.GAPS.get(in.get()), Fields.time(in));
            case GAP_CLOSED -> new JournalRecord.GapClosed(in.getLong());
            default -> throw new IllegalArgumentException("a record of a kind not known here");
          };
      if (in.hasRemaining()) {
        throw new IllegalArgumentException("a record is longer than what it says");
      }
      return read;
    } catch (BufferUnderflowException
        | IndexOutOfBoundsException
        | DateTimeException
        | IllegalArgumentException e) {
      throw new IllegalArgumentException("a record contradicts itself", e);
    }
  }

  private static void encode(Entry entry, DataOutputStream out) throws IOException {
    boolean hasContext = !entry.context().equals(Context.NONE);
    out.writeByte(hasContext ? APPENDED_IN_CONTEXT : APPENDED);
    Fields.text(out, entry.contact().toString());
    Fields.choice(out, Fields.DIRECTIONS, entry.direction());
    Fields.text(out, entry.id().value());
    Fields.time(out, entry.time());
    if (entry.body() instanceof Body.Text text) {
      boolean sealed = text.protection() == Body.Protection.SEALED;
      Fields.choice(out, BODIES, sealed ? "sealed" : "plain");
      Fields.text(out, text.text());
    } else if (entry.body() instanceof Body.File file) {
      Fields.choice(out, BODIES, "file");
      Fields.text(out, file.sharing());
    } else if (entry.body() instanceof Body.Unopened unopened) {
      Fields.choice(out, BODIES, "unopened");
      Fields.text(out, unopened.cause());
    }
    Fields.choice(out, Fields.STATES, entry.state());
    if (hasContext) {
      encode(entry.context(), out);
    }
  }

  private static void encode(Context context, DataOutputStream out) throws IOException {
    Reference answered = context.answered();
    Fields.flag(out, context.isMarkable());
    Fields.flag(out, answered != null);
    if (answered != null) {
      Fields.choice(out, Fields.DIRECTIONS, answered.author());
      Fields.text(out, answered.id().value());
    }
  }

  private static Entry entryInContext(ByteBuffer in) {
    Entry entry = entry(in);
    boolean isMarkable = Fields.flag(in);
    Reference answered = Fields.flag(in) ? reference(in) : null;
    Context context = new Context(answered, isMarkable);
    if (context.equals(Context.NONE)) {
      throw new IllegalArgumentException("nothing was said with the entry");
    }
    return entry.withContext(context);
  }

  private static Reference reference(ByteBuffer in) {
    return new Reference(Fields.DIRECTIONS.get(in.get()), new MessageId(Fields.text(in)));
  }

  private static Entry entry(ByteBuffer in) {
    return new Entry(
        Jid.of(Fields.text(in)),
        Fields.DIRECTIONS.get(in.get()),
        new MessageId(Fields.text(in)),
        Fields.time(in),
        body(in),
        Fields.STATES.get(in.get()));
  }

  private static Body body(ByteBuffer in) {
    String kind = BODIES.get(in.get());
    String text = Fields.text(in);
    return switch (kind) {
      case "sealed" -> new Body.Text(text, Body.Protection.SEALED);
      case "plain" -> new Body.Text(text, Body.Protection.PLAIN);
      case "file" -> new Body.File(text);
      default -> new Body.Unopened(text);
    };
  }
}
