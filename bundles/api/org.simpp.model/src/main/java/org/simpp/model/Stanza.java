package org.simpp.model;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One message, presence or IQ (RFC 6120, section 8): the envelope that routing reads, and the
 * payload as the bytes that came.
 *
 * <p>The payload is everything between the stanza's tags, UTF-8, well-formed in the stream's
 * default namespace ({@code jabber:client}) together with {@link #declarations}. It is forwarded
 * and never parsed on the way. {@link #toString} shows the envelope only.
 */
public final class Stanza {
  /** The three kinds (RFC 6120, section 8.2). */
  public enum Kind {
    MESSAGE,
    PRESENCE,
    IQ;

    /** The element's local name: {@code message}, {@code presence} or {@code iq}. */
    public String elementName() {
      return switch (this) {
        case MESSAGE -> "message";
        case PRESENCE -> "presence";
        case IQ -> "iq";
      };
    }
  }

  private final Kind kind;
  private final @Nullable Jid from;
  private final @Nullable Jid to;
  private final @Nullable String id;
  private final @Nullable String type;
  private final @Nullable String language;
  private final Bytes declarations;
  private final Bytes payload;

  private Stanza(Builder builder) {
    kind = builder.kind;
    from = builder.from;
    to = builder.to;
    id = builder.id;
    type = builder.type;
    language = builder.language;
    declarations = builder.declarations;
    payload = builder.payload;
  }

  /** An empty stanza of that kind, to be filled. */
  public static Builder builder(Kind kind) {
    return new Builder(kind);
  }

  public Kind kind() {
    return kind;
  }

  public Optional<Jid> from() {
    return Optional.ofNullable(from);
  }

  public Optional<Jid> to() {
    return Optional.ofNullable(to);
  }

  public Optional<String> id() {
    return Optional.ofNullable(id);
  }

  /** The type attribute as it came, unchecked: {@code chat}, {@code subscribe}, {@code result} … */
  public Optional<String> type() {
    return Optional.ofNullable(type);
  }

  /** The {@code xml:lang} attribute. */
  public Optional<String> language() {
    return Optional.ofNullable(language);
  }

  /**
   * The start tag's other attributes as they came (namespace declarations and qualified
   * attributes), each with a space before it; mostly empty.
   */
  public Bytes declarations() {
    return declarations;
  }

  public Bytes payload() {
    return payload;
  }

  /** Whether the type attribute is there and reads {@code expected}. */
  public boolean hasType(String expected) {
    return expected.equals(type);
  }

  public Stanza withFrom(Jid sender) {
    return toBuilder().from(sender).build();
  }

  public Stanza withTo(Jid recipient) {
    return toBuilder().to(recipient).build();
  }

  public Stanza withPayload(Bytes other) {
    return toBuilder().payload(other).build();
  }

  /** A builder filled with this stanza. */
  public Builder toBuilder() {
    Builder builder = new Builder(kind);
    builder.from = from;
    builder.to = to;
    builder.id = id;
    builder.type = type;
    builder.language = language;
    builder.declarations = declarations;
    builder.payload = payload;
    return builder;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Stanza that
        && kind == that.kind
        && Objects.equals(from, that.from)
        && Objects.equals(to, that.to)
        && Objects.equals(id, that.id)
        && Objects.equals(type, that.type)
        && Objects.equals(language, that.language)
        && declarations.equals(that.declarations)
        && payload.equals(that.payload);
  }

  @Override
  public int hashCode() {
    return Objects.hash(kind, from, to, id, type, payload);
  }

  @Override
  public String toString() {
    return kind.elementName()
        + "[from="
        + from
        + ", to="
        + to
        + ", id="
        + id
        + ", type="
        + type
        + ", "
        + payload.length()
        + " bytes]";
  }

  /** Fills one stanza. */
  public static final class Builder {
    private final Kind kind;
    private @Nullable Jid from;
    private @Nullable Jid to;
    private @Nullable String id;
    private @Nullable String type;
    private @Nullable String language;
    private Bytes declarations = Bytes.empty();
    private Bytes payload = Bytes.empty();

    private Builder(Kind kind) {
      this.kind = Objects.requireNonNull(kind);
    }

    public Builder from(@Nullable Jid sender) {
      from = sender;
      return this;
    }

    public Builder to(@Nullable Jid recipient) {
      to = recipient;
      return this;
    }

    public Builder id(@Nullable String value) {
      id = value;
      return this;
    }

    public Builder type(@Nullable String value) {
      type = value;
      return this;
    }

    public Builder language(@Nullable String value) {
      language = value;
      return this;
    }

    public Builder declarations(Bytes attributes) {
      declarations = Objects.requireNonNull(attributes);
      return this;
    }

    public Builder payload(Bytes children) {
      payload = Objects.requireNonNull(children);
      return this;
    }

    public Stanza build() {
      return new Stanza(this);
    }
  }
}
