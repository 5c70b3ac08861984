package org.simpp.xmpp.stream;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.transport.StreamCondition;
import org.simpp.xmpp.StanzaCondition;

/** What a stream brings, in its order. */
public sealed interface StreamEvent {
  /**
   * The stream's header (RFC 6120, section 4.7), in either direction.
   *
   * @param to null where there is none
   * @param from null where there is none
   * @param version as it came: {@code 1.0}; "" for none
   * @param language {@code xml:lang}, which holds for every stanza that has none; "" for none
   * @param id "" for none, as from a client
   * @param defaultNamespace that of the stanzas
   */
  record StreamOpened(
      @Nullable Jid to,
      @Nullable Jid from,
      String version,
      String language,
      String id,
      String defaultNamespace)
      implements StreamEvent {
    public StreamOpened {
      Objects.requireNonNull(version);
      Objects.requireNonNull(language);
      Objects.requireNonNull(id);
      Objects.requireNonNull(defaultNamespace);
    }
  }

  /** A whole message, presence or IQ. */
  record StanzaReceived(Stanza stanza) implements StreamEvent {
    public StanzaReceived {
      Objects.requireNonNull(stanza);
    }
  }

  /**
   * A whole stanza that can go nowhere: its {@code to} is no address. The stream goes on; the
   * answer is a stanza error (RFC 6120, section 8.3.3.8).
   *
   * @param stanza without its {@code to}
   */
  record StanzaRefused(Stanza stanza, StanzaCondition condition) implements StreamEvent {
    public StanzaRefused {
      Objects.requireNonNull(stanza);
      Objects.requireNonNull(condition);
    }
  }

  /**
   * Another whole first-level element: of STARTTLS, SASL, stream features, a stream error …
   *
   * @param xml as it came; prefixes that the stream's header declares are declared on it too
   */
  record ElementReceived(Bytes xml, String namespace, String name) implements StreamEvent {
    public ElementReceived {
      Objects.requireNonNull(xml);
      Objects.requireNonNull(namespace);
      Objects.requireNonNull(name);
    }

    /** Whether it has that expanded name. */
    public boolean is(String otherNamespace, String otherName) {
      return name.equals(otherName) && namespace.equals(otherNamespace);
    }
  }

  /** The peer has ended the stream in good order; nothing comes after it. */
  record StreamClosed() implements StreamEvent {}

  /**
   * The peer has broken a rule, and the stream is to be closed with this error; nothing comes after
   * it.
   *
   * @param text which rule, without what was sent
   */
  record Violated(StreamCondition condition, String text) implements StreamEvent {
    public Violated {
      Objects.requireNonNull(condition);
      Objects.requireNonNull(text);
    }
  }
}
