package org.simpp.transport.netty;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.simpp.model.Stanza;

/** How many stanzas of each kind have passed; counting them makes no thread wait for another. */
final class StanzaCounts {
  private final Kinds received = new Kinds();
  private final Kinds sent = new Kinds();

  void received(Stanza.Kind kind) {
    received.of(kind).increment();
  }

  void sent(Stanza.Kind kind) {
    sent.of(kind).increment();
  }

  Map<Stanza.Kind, Long> received() {
    return received.sums();
  }

  Map<Stanza.Kind, Long> sent() {
    return sent.sums();
  }

  private static final class Kinds {
    private final LongAdder messages = new LongAdder();
    private final LongAdder presences = new LongAdder();
    private final LongAdder iqs = new LongAdder();

    LongAdder of(Stanza.Kind kind) {
      return switch (kind) {
        case MESSAGE -> messages;
        case PRESENCE -> presences;
        case IQ -> iqs;
      };
    }

    Map<Stanza.Kind, Long> sums() {
      Map<Stanza.Kind, Long> sums = new EnumMap<>(Stanza.Kind.class);
      for (Stanza.Kind kind : Stanza.Kind.values()) {
        sums.put(kind, of(kind).sum());
      }
      return sums;
    }
  }
}
