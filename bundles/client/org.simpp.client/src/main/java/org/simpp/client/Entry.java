package org.simpp.client;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Jid;
import org.simpp.model.MessageId;

/**
 * One line of a conversation.
 *
 * @param id unique in this account's history
 * @param contact the bare address of the other side
 * @param time when it was written here, or sent by the contact as the server says (XEP-0203)
 * @param text what was written, the name of a file; "" where it could not be opened
 * @param state who wrote it and how far it has come
 * @param security how it was protected on its way
 * @param additions what was said with it, or has been added since
 */
public record Entry(
    MessageId id,
    Jid contact,
    Instant time,
    String text,
    State state,
    Security security,
    Additions additions) {
  /** Who wrote it and how far it has come. */
  public sealed interface State {
    /** The contact wrote it. */
    record Received() implements State {}

    /** Written here and kept; it leaves by itself as soon as it can. */
    record Waiting(Trouble cause) implements State {}

    /** On its way to the server. */
    record Sending() implements State {}

    /** The server has it. */
    record Sent() implements State {}

    /** The contact's program has opened it (XEP-0184). */
    record Delivered() implements State {}

    /** The contact has seen it on the screen (XEP-0333). */
    record Read() implements State {}

    /** It will not leave. */
    record Failed(Trouble cause) implements State {}
  }

  /** How it was protected on its way. */
  public sealed interface Security {
    /** End to end by SIMPP: nobody but the contact could read it. */
    record Simpp(Profile profile) implements Security {}

    /**
     * By nothing but TLS: the servers could read it. Only received ones, from a foreign program.
     */
    record Plain() implements Security {}

    /** It came encrypted and cannot be opened. */
    record Unopened(Trouble cause) implements Security {}
  }

  /**
   * What was said with an entry, or has been added since.
   *
   * @param isCorrected whether its author has put another text in the place of the first (XEP-0308)
   * @param isWithdrawn whether its author has taken it back; the text is "" then (XEP-0424)
   * @param quote what it answers; null for nothing (XEP-0461)
   * @param reactions to it, each once (XEP-0444)
   * @param file what it brings; null for nothing (XEP-0447)
   */
  public record Additions(
      boolean isCorrected,
      boolean isWithdrawn,
      @Nullable Quote quote,
      List<Reaction> reactions,
      @Nullable Attachment file) {
    /** Nothing at all. */
    public static final Additions NONE = new Additions(false, false, null, List.of());

    public Additions {
      reactions = List.copyOf(reactions);
    }

    /** Without a file. */
    public Additions(
        boolean isCorrected, boolean isWithdrawn, @Nullable Quote quote, List<Reaction> reactions) {
      this(isCorrected, isWithdrawn, quote, reactions, null);
    }
  }

  /**
   * A file that lies sealed on a server; {@link Transfers#save} gets it.
   *
   * @param name fit to be a file's name on any computer
   * @param size in bytes
   * @param mediaType as its sender says
   */
  public record Attachment(String name, long size, String mediaType) {
    public Attachment {
      Objects.requireNonNull(name);
      Objects.requireNonNull(mediaType);
    }

    /** Without the name. */
    @Override
    public String toString() {
      return "Attachment[" + size + " bytes]";
    }
  }

  /**
   * An entry that another one answers.
   *
   * @param id null where it is not in this history
   * @param isReceived whether the contact wrote it
   * @param text as it is now; "" where it is not here, or was withdrawn
   */
  public record Quote(@Nullable MessageId id, boolean isReceived, String text) {
    public Quote {
      Objects.requireNonNull(text);
    }

    /** Without the text. */
    @Override
    public String toString() {
      return "Quote[" + id + "]";
    }
  }

  /** An emoji, and whose reaction it is. */
  public record Reaction(String emoji, boolean isOurs, boolean isTheirs) {
    public Reaction {
      Objects.requireNonNull(emoji);
    }
  }

  public Entry {
    Objects.requireNonNull(id);
    Objects.requireNonNull(contact);
    Objects.requireNonNull(time);
    Objects.requireNonNull(text);
    Objects.requireNonNull(state);
    Objects.requireNonNull(security);
    Objects.requireNonNull(additions);
  }

  /** One to which nothing was added. */
  public Entry(
      MessageId id, Jid contact, Instant time, String text, State state, Security security) {
    this(id, contact, time, text, state, security, Additions.NONE);
  }

  /** The same entry, where {@code answered} is what it answers: as that entry is now. */
  public Entry quoting(Entry answered) {
    Quote before = additions.quote();
    if (before == null || !answered.id().equals(before.id())) {
      return this;
    }
    Quote now = new Quote(before.id(), before.isReceived(), answered.text());
    return new Entry(
        id,
        contact,
        time,
        text,
        state,
        security,
        new Additions(
            additions.isCorrected(),
            additions.isWithdrawn(),
            now,
            additions.reactions(),
            additions.file()));
  }

  /** Whether the contact wrote it. */
  public boolean isReceived() {
    return state instanceof State.Received;
  }

  /** Without the text. */
  @Override
  public String toString() {
    return "Entry[" + id + ", " + contact + ", " + state + ", " + security + "]";
  }
}
