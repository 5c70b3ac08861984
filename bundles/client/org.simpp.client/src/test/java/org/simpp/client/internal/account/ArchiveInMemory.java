package org.simpp.client.internal.account;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.IqResults;
import org.simpp.xmpp.StanzaCodec;
import org.simpp.xmpp.StanzaCondition;
import org.simpp.xmpp.StanzaErrors;
import org.simpp.xmpp.archive.ArchiveResult;
import org.simpp.xmpp.archive.ArchiveSearch;
import org.simpp.xmpp.archive.Fin;
import org.simpp.xmpp.rsm.Page;
import org.simpp.xmpp.rsm.PageRequest;
import org.simpp.xmpp.stanzaid.StanzaId;

/** Archives of messages (XEP-0313), as far as a client asks them; the ids are those of XEP-0359. */
final class ArchiveInMemory {
  private record Kept(String id, Instant time, Stanza message) {}

  /** Whether there are archives at all. */
  volatile boolean isOn;

  /** With what every question is refused; null to answer. */
  volatile StanzaCondition refusal;

  /** Messages of a page, at most. */
  volatile int pageSize = 100;

  /** What was asked behind which message; "" for the beginning. */
  final List<String> asked = new CopyOnWriteArrayList<>();

  private final Map<Jid, List<Kept>> all = new HashMap<>();
  private int last;

  /** Keeps what would be kept of a message and says so in it, for the recipient. */
  synchronized Stanza keep(Stanza message) {
    String payload = message.payload().utf8();
    boolean isWorthIt =
        message.kind() == Stanza.Kind.MESSAGE
            && (payload.contains("<store ") || payload.contains("<body"));
    if (!isOn || !isWorthIt) {
      return message;
    }
    String id = put(message.from().orElseThrow().bare(), Instant.now(), message);
    Jid recipient = message.to().orElseThrow().bare();
    all.computeIfAbsent(recipient, one -> new ArrayList<>())
        .add(new Kept(id, Instant.now(), message));
    Bytes stamp = StanzaCodec.payload(new StanzaId(id, recipient).toElement());
    return message.toBuilder().payload(Bytes.concat(message.payload(), stamp)).build();
  }

  /**
   * Keeps a message in an archive.
   *
   * @return its id
   */
  synchronized String put(Jid account, Instant time, Stanza message) {
    last++;
    String id = "archived-" + last;
    all.computeIfAbsent(account, one -> new ArrayList<>()).add(new Kept(id, time, message));
    return id;
  }

  /** Forgets everything that an account has, but its last messages. */
  synchronized void forget(Jid account, int but) {
    List<Kept> kept = all.get(account);
    kept.subList(0, kept.size() - but).clear();
  }

  synchronized void answer(SessionInMemory session, Stanza iq, Element query) {
    ArchiveSearch search = ((ArchiveSearch.Reading.Asked) ArchiveSearch.read(query)).search();
    PageRequest page = search.page();
    List<Kept> kept = all.getOrDefault(session.address().bare(), List.of());
    asked.add(page.after() == null ? "" : page.after());
    if (refusal != null) {
      session.receive(StanzaErrors.reply(iq, refusal).orElseThrow());
      return;
    }
    int from = 0;
    if (page.after() != null) {
      from = kept.stream().map(Kept::id).toList().indexOf(page.after()) + 1;
      if (from == 0) {
        session.receive(StanzaErrors.reply(iq, StanzaCondition.ITEM_NOT_FOUND).orElseThrow());
        return;
      }
    }
    int size = Math.min(pageSize, page.max());
    int begin = page.before() == null ? from : Math.max(0, kept.size() - size);
    List<Kept> found = kept.subList(begin, Math.min(kept.size(), begin + size));
    found.forEach(one -> session.receive(result(session, search, one)));
    boolean isComplete = page.before() == null ? begin + found.size() == kept.size() : begin == 0;
    session.receive(IqResults.of(iq, new Fin(isComplete, page(found)).toElement()));
  }

  private static Stanza result(SessionInMemory session, ArchiveSearch search, Kept kept) {
    return Stanza.builder(Stanza.Kind.MESSAGE)
        .from(session.address().bare())
        .to(session.address())
        .payload(
            ArchiveResult.payload(
                search.queryId(), kept.id(), kept.time(), StanzaCodec.encode(kept.message())))
        .build();
  }

  private static Page page(List<Kept> found) {
    return found.isEmpty()
        ? new Page(null, null, null, 0L)
        : new Page(found.get(0).id(), found.get(found.size() - 1).id(), null, null);
  }
}
