package org.simpp.server.ledger;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.store.ArchiveEntry;
import org.simpp.store.ArchiveEntry.Place;
import org.simpp.store.ArchiveId;

/**
 * One record of a session. All but the first two kinds, and the last, name the id of the one that
 * opened it.
 */
public sealed interface SessionRecord {
  /**
   * A session that can be resumed.
   *
   * @param id the hash of what resumes it
   */
  record Opened(Bytes id, Jid address, String mechanism, Instant since) implements SessionRecord {
    @Override
    public Bytes encode() {
      return write(
          1,
          out -> {
            writeBytes(out, id);
            out.writeUTF(address.toString());
            out.writeUTF(mechanism);
            out.writeLong(since.toEpochMilli());
          });
    }
  }

  /**
   * A session that has ended; what it had not delivered may still be there.
   *
   * @param session the id of the record that opened it
   * @param id the hash of what resumed it
   * @param handled how many of its client's stanzas were handled
   */
  record Ended(long session, Bytes id, Jid address, long handled, Instant at)
      implements SessionRecord {
    @Override
    public Bytes encode() {
      return write(
          2,
          out -> {
            out.writeLong(session);
            writeBytes(out, id);
            out.writeUTF(address.toString());
            out.writeLong(handled);
            out.writeLong(at.toEpochMilli());
          });
    }
  }

  /**
   * How far both sides have got.
   *
   * @param handled of the client's stanzas, in their order
   * @param acknowledged of the server's
   */
  record Progress(long session, long handled, long acknowledged) implements SessionRecord {
    @Override
    public Bytes encode() {
      return write(
          3,
          out -> {
            out.writeLong(session);
            out.writeLong(handled);
            out.writeLong(acknowledged);
          });
    }
  }

  /** A stanza of the client that is handled while one before it is not. */
  record Mark(long session, long number) implements SessionRecord {
    @Override
    public Bytes encode() {
      return write(
          4,
          out -> {
            out.writeLong(session);
            out.writeLong(number);
          });
    }
  }

  /** Its presence, as it was stamped. */
  record Available(long session, Bytes presence) implements SessionRecord {
    @Override
    public Bytes encode() {
      return write(
          5,
          out -> {
            out.writeLong(session);
            writeBytes(out, presence);
          });
    }
  }

  /** It gets the changes of its roster. */
  record Interested(long session) implements SessionRecord {
    @Override
    public Bytes encode() {
      return write(6, out -> out.writeLong(session));
    }
  }

  /** Somebody has got its directed presence. */
  record Directed(long session, Jid recipient) implements SessionRecord {
    @Override
    public Bytes encode() {
      return write(
          7,
          out -> {
            out.writeLong(session);
            out.writeUTF(recipient.toString());
          });
    }
  }

  /** A feature that its client has turned on, by its namespace. */
  record Enabled(long session, String namespace) implements SessionRecord {
    @Override
    public Bytes encode() {
      return write(
          9,
          out -> {
            out.writeLong(session);
            out.writeUTF(namespace);
          });
    }
  }

  /**
   * A stanza for its client that is not acknowledged.
   *
   * @param number from 1 on
   * @param kind what becomes of it where the client does not get it
   * @param held the number of the held message that it is; 0 for none
   */
  record Outgoing(long session, long number, Kind kind, long held, Bytes stanza)
      implements SessionRecord {
    /** What becomes of a stanza where the session ends. */
    public enum Kind {
      /** Nothing. */
      FORGOTTEN(0),
      /** It seeks another way. */
      REROUTED(1),
      /** It is held anyway. */
      HELD(2),
      /** As {@link #HELD}; those up to it are released with it. */
      LAST_OF_HELD(3);

      private final int code;

      Kind(int code) {
        this.code = code;
      }

      private static Kind of(int code) {
        return List.of(values()).stream()
            .filter(kind -> kind.code == code)
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no kind of stanza is " + code));
      }
    }

    @Override
    public Bytes encode() {
      return write(
          8,
          out -> {
            out.writeLong(session);
            out.writeLong(number);
            out.writeByte(kind.code);
            out.writeLong(held);
            writeBytes(out, stanza);
          });
    }
  }

  /** A message that is to be archived; of no session. */
  record Archived(ArchiveEntry entry) implements SessionRecord {
    @Override
    public Bytes encode() {
      return write(
          11,
          out -> {
            out.writeLong(entry.id().position());
            out.writeLong(entry.id().salt());
            out.writeByte(entry.places().size());
            for (Place place : entry.places()) {
              out.writeUTF(place.account().toString());
              out.writeUTF(place.peer().toString());
            }
            writeBytes(out, entry.message());
          });
    }
  }

  /** Its content in the journal. */
  Bytes encode();

  /**
   * What {@code content} says.
   *
   * @throws IllegalArgumentException if it says nothing that this version knows
   */
  static SessionRecord decode(Bytes content) {
    try (DataInputStream in =
        new DataInputStream(new ByteArrayInputStream(content.toByteArray()))) {
      return read(in);
    } catch (IOException e) {
      throw new IllegalArgumentException("a record of a session ends too early", e);
    }
  }

  private static SessionRecord read(DataInputStream in) throws IOException {
    int kind = in.readByte();
    return switch (kind) {
      case 1 ->
          new Opened(
              readBytes(in),
              Jid.of(in.readUTF()),
              in.readUTF(),
              Instant.ofEpochMilli(in.readLong()));
      case 2 ->
          new Ended(
              in.readLong(),
              readBytes(in),
              Jid.of(in.readUTF()),
              in.readLong(),
              Instant.ofEpochMilli(in.readLong()));
      case 3 -> new Progress(in.readLong(), in.readLong(), in.readLong());
      case 4 -> new Mark(in.readLong(), in.readLong());
      case 5 -> new Available(in.readLong(), readBytes(in));
      case 6 -> new Interested(in.readLong());
      case 7 -> new Directed(in.readLong(), Jid.of(in.readUTF()));
      case 8 ->
          new Outgoing(
              in.readLong(),
              in.readLong(),
              Outgoing.Kind.of(in.readByte()),
              in.readLong(),
              readBytes(in));
      case 9 -> new Enabled(in.readLong(), in.readUTF());
      case 11 -> {
        ArchiveId id = new ArchiveId(in.readLong(), in.readLong());
        List<Place> places = readPlaces(in);
        yield new Archived(new ArchiveEntry(id, readBytes(in), places));
      }
      default -> throw new IllegalArgumentException("no record of a session is of kind " + kind);
    };
  }

  private static List<Place> readPlaces(DataInputStream in) throws IOException {
    List<Place> places = new ArrayList<>(2);
    for (int left = in.readByte(); left > 0; left--) {
      places.add(new Place(Jid.of(in.readUTF()), Jid.of(in.readUTF())));
    }
    return places;
  }

  /** Writes the fields of a record. */
  interface Fields {
    void writeTo(DataOutputStream out) throws IOException;
  }

  private static Bytes write(int kind, Fields fields) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(64);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(kind);
      fields.writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Bytes.givenAway(bytes.toByteArray());
  }

  private static void writeBytes(DataOutputStream out, Bytes bytes) throws IOException {
    out.writeInt(bytes.length());
    out.write(bytes.toByteArray());
  }

  private static Bytes readBytes(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > in.available()) {
      throw new IOException("a length of " + length);
    }
    return Bytes.givenAway(in.readNBytes(length));
  }
}
