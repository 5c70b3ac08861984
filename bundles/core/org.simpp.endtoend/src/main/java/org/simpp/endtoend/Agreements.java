package org.simpp.endtoend;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.simpp.crypto.CipherSuite;
import org.simpp.crypto.CryptoException;
import org.simpp.endtoend.Handshake.Agreement;
import org.simpp.model.Bytes;

/**
 * The sessions of one conversation: the current one, the one before it (its last texts may still be
 * on their way), and those that we have answered and that the peer has not confirmed.
 */
final class Agreements implements AutoCloseable {
  private static final int MAX_ANSWERED = 4;

  private final Deque<Agreement> answered = new ArrayDeque<>();
  private @Nullable Agreement current;
  private @Nullable Agreement previous;

  Optional<Agreement> current() {
    return Optional.ofNullable(current);
  }

  /** The answered one of which that holds. */
  Optional<Agreement> answered(Predicate<Agreement> which) {
    return answered.stream().filter(which).findFirst();
  }

  /** The current or previous one of which that holds. */
  Optional<Agreement> settled(Predicate<Agreement> which) {
    return settled().stream().filter(which).findFirst();
  }

  boolean isEmpty() {
    return current == null && previous == null && answered.isEmpty();
  }

  void addAnswered(Agreement agreement) {
    if (answered.size() == MAX_ANSWERED) {
      answered.removeLast().session().close();
    }
    answered.addFirst(agreement);
  }

  /** Makes it the current one; what was answered before it is over. */
  void settle(Agreement agreement) {
    if (answered.contains(agreement)) {
      while (!agreement.equals(answered.peekLast())) {
        answered.removeLast().session().close();
      }
      answered.removeLast();
    }
    if (previous != null) {
      previous.session().close();
    }
    previous = current;
    current = agreement;
  }

  /** What was in a box, and in which session it came. */
  record Found<T>(Agreement agreement, T content) {}

  /** Opens one kind of box in a session. */
  @FunctionalInterface
  interface Opening<T> {
    T open(Session session, Bytes box) throws CryptoException;
  }

  /** Opens a box in whichever session it belongs to. */
  <T> Optional<Found<T>> open(Opening<T> opening, Bytes box) {
    List<Agreement> all = new ArrayList<>(settled());
    all.addAll(answered);
    for (Agreement agreement : all) {
      try {
        return Optional.of(new Found<>(agreement, opening.open(agreement.session(), box)));
      } catch (CryptoException e) {
        // It may belong to the next one.
      }
    }
    return Optional.empty();
  }

  FileOpener fileOpener(Bytes fileId) {
    return new FileOpener(
        settled().stream().map(agreement -> agreement.session().fileDirection(fileId)).toList());
  }

  void write(StateWriter writer) {
    write(writer, current);
    write(writer, previous);
    writer.number(answered.size());
    for (Agreement agreement : answered) {
      write(writer, agreement);
    }
  }

  void read(CipherSuite suite, StateReader reader) throws CryptoException {
    current = readOne(suite, reader);
    previous = readOne(suite, reader);
    long count = reader.number();
    if (count > MAX_ANSWERED) {
      throw new CryptoException();
    }
    for (long i = 0; i < count; i++) {
      Agreement agreement = readOne(suite, reader);
      if (agreement != null) {
        answered.addLast(agreement);
      }
    }
  }

  @Override
  public void close() {
    settled().forEach(agreement -> agreement.session().close());
    current = null;
    previous = null;
    for (Iterator<Agreement> all = answered.iterator(); all.hasNext(); all.remove()) {
      all.next().session().close();
    }
  }

  private List<Agreement> settled() {
    List<Agreement> both = new ArrayList<>(2);
    if (current != null) {
      both.add(current);
    }
    if (previous != null) {
      both.add(previous);
    }
    return both;
  }

  private static void write(StateWriter writer, @Nullable Agreement agreement) {
    writer.flag(agreement != null);
    if (agreement != null) {
      agreement.session().write(writer);
      writer.bytes(agreement.ra());
      writer.bytes(agreement.cc4());
      writer.bytes(agreement.cc5());
    }
  }

  private static @Nullable Agreement readOne(CipherSuite suite, StateReader reader)
      throws CryptoException {
    if (!reader.flag()) {
      return null;
    }
    Session session = Session.read(suite, reader);
    return new Agreement(session, reader.bytes(), reader.bytes(), reader.bytes());
  }
}
