package org.simpp.client.internal.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.simpp.client.Trouble.Cause;
import org.simpp.client.internal.Troubles;
import org.simpp.client.internal.stream.Line;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.archive.ArchiveSearch;
import org.simpp.xmpp.archive.ArchivedMessage;
import org.simpp.xmpp.archive.Fin;
import org.simpp.xmpp.rsm.PageRequest;

/** Asks this account's archive for pages, one after the other (XEP-0313). On the loop only. */
final class ArchivePages {
  /** Messages of a page. */
  static final int SIZE = 100;

  private @Nullable Collected current;

  /** A page that came, the oldest first. */
  record Page(List<ArchivedMessage> messages, Fin fin) {}

  private record Collected(String query, List<ArchivedMessage> messages) {}

  /** The page that {@code request} means; fails as a request does. */
  CompletionStage<Page> ask(Line line, PageRequest request) {
    Collected collected = new Collected(UUID.randomUUID().toString(), new ArrayList<>());
    current = collected;
    ArchiveSearch search =
        new ArchiveSearch(collected.query(), ArchiveSearch.Filter.ALL, request, false);
    return line.requests()
        .request(null, "set", search.toElement())
        .thenCompose(
            answer ->
                answer
                    .flatMap(Fin::of)
                    .filter(fin -> collected.messages().size() <= SIZE)
                    .map(fin -> CompletableFuture.completedStage(page(collected, fin)))
                    .orElseGet(ArchivePages::unreadable));
  }

  /**
   * Takes what belongs to a page; false if it does not. Only this account's server may bring it.
   */
  boolean received(Line line, Stanza message, List<Element> children) {
    Jid account = line.address().bare();
    if (message.from().filter(from -> !from.equals(account)).isPresent()) {
      return false;
    }
    ArchivedMessage brought =
        children.stream()
            .flatMap(child -> ArchivedMessage.of(child).stream())
            .findFirst()
            .orElse(null);
    Collected asked = current;
    if (brought != null
        && asked != null
        && asked.query().equals(brought.queryId())
        && asked.messages().size() <= SIZE) {
      asked.messages().add(brought);
    }
    return brought != null;
  }

  private Page page(Collected collected, Fin fin) {
    current = null;
    return new Page(List.copyOf(collected.messages()), fin);
  }

  private static CompletionStage<Page> unreadable() {
    return CompletableFuture.failedStage(
        Troubles.exception(
            Cause.REQUEST_REFUSED, "the archive's answer is none", "undefined-condition"));
  }
}
