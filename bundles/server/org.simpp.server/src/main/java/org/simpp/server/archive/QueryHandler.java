package org.simpp.server.archive;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.server.iq.IqHandler;
import org.simpp.server.iq.IqRefusal;
import org.simpp.server.iq.IqRequest;
import org.simpp.server.iq.IqRequest.Target;
import org.simpp.server.session.Session;
import org.simpp.store.ArchiveEntry;
import org.simpp.store.ArchiveId;
import org.simpp.store.ArchiveQuery;
import org.simpp.store.ArchiveStore;
import org.simpp.store.ArchiveStore.End;
import org.simpp.store.StoreException;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.StanzaCondition;
import org.simpp.xmpp.archive.ArchiveResult;
import org.simpp.xmpp.archive.ArchiveSearch;
import org.simpp.xmpp.archive.ArchiveSearch.Filter;
import org.simpp.xmpp.archive.ArchiveSearch.Reading;
import org.simpp.xmpp.archive.Fin;
import org.simpp.xmpp.archive.Mam;
import org.simpp.xmpp.rsm.Page;
import org.simpp.xmpp.rsm.PageRequest;

/** Searches the asker's own archive (XEP-0313, section 4), a part at a time (XEP-0059). */
final class QueryHandler implements IqHandler {
  /** So many messages come at once, at most, and where nobody says how many. */
  private static final int MAX_PAGE = 100;

  private final OwnArchive own;
  private final ArchiveStore store;
  private final ArchiveWriter writer;

  QueryHandler(OwnArchive own, ArchiveStore store, ArchiveWriter writer) {
    this.own = own;
    this.store = store;
    this.writer = writer;
  }

  @Override
  public Element.Name name() {
    return new Element.Name(Mam.NAMESPACE, "query");
  }

  @Override
  public Set<Target> targets() {
    return OwnArchive.TARGETS;
  }

  @Override
  public Optional<Element> answer(IqRequest request) throws IqRefusal, StoreException {
    Jid account = own.of(request);
    if (!request.isSet()) {
      return Optional.of(ArchiveSearch.form());
    }
    Reading reading = ArchiveSearch.read(request.child());
    if (reading instanceof Reading.Refused refused) {
      throw new IqRefusal(refused.condition(), refused.text());
    }
    ArchiveSearch search = ((Reading.Asked) reading).search();
    if (search.page().isByIndex()) {
      throw new IqRefusal(
          StanzaCondition.FEATURE_NOT_IMPLEMENTED, "a page is asked for by the id beside it");
    }
    writer.awaitWritten(account);
    ArchiveQuery query = query(account, search);
    Fin fin = search(account, query, search, request.session());
    return Optional.of(fin.toElement());
  }

  private Fin search(Jid account, ArchiveQuery query, ArchiveSearch search, Session session)
      throws StoreException {
    PageRequest page = search.page();
    int max = page.max() == null ? MAX_PAGE : Math.min(page.max(), MAX_PAGE);
    if (max == 0) {
      return new Fin(false, new Page(null, null, null, store.count(account, query)));
    }
    boolean isBackwards = page.before() != null;
    List<ArchiveEntry> found =
        new ArrayList<>(store.find(account, query, isBackwards ? End.NEWEST : End.OLDEST, max + 1));
    boolean isComplete = found.size() <= max;
    if (!isComplete) {
      // the one too many tells that there are more
      found.remove(isBackwards ? 0 : max);
    }
    send(found, search, session);
    boolean isWhole = isComplete && page.after() == null && isEmpty(page.before());
    return new Fin(isComplete, pageOf(found, isWhole));
  }

  private static boolean isEmpty(@Nullable String text) {
    return text == null || text.isEmpty();
  }

  /** How many there are is said where it is known without counting. */
  private static Page pageOf(List<ArchiveEntry> found, boolean isWhole) {
    Long count = isWhole ? (long) found.size() : null;
    if (found.isEmpty()) {
      return new Page(null, null, null, count);
    }
    return new Page(
        found.get(0).id().toString(),
        found.get(found.size() - 1).id().toString(),
        isWhole ? 0L : null,
        count);
  }

  private static void send(List<ArchiveEntry> found, ArchiveSearch search, Session session) {
    List<ArchiveEntry> ordered = new ArrayList<>(found);
    if (search.isFlipped()) {
      Collections.reverse(ordered);
    }
    for (ArchiveEntry entry : ordered) {
      session.send(
          Stanza.builder(Stanza.Kind.MESSAGE)
              .from(session.account())
              .to(session.address())
              .payload(
                  ArchiveResult.payload(
                      search.queryId(), entry.id().toString(), entry.id().time(), entry.message()))
              .build());
    }
  }

  /** What the search means in the store; every id in it must be there (section 4.1.3). */
  private ArchiveQuery query(Jid account, ArchiveSearch search) throws IqRefusal, StoreException {
    Filter filter = search.filter();
    PageRequest page = search.page();
    if (filter.ids().size() > MAX_PAGE) {
      throw new IqRefusal(StanzaCondition.BAD_REQUEST, "at most " + MAX_PAGE + " ids at once");
    }
    NamedIds named = new NamedIds();
    long first =
        Math.max(
            filter.start() == null ? 0 : ArchiveId.firstFrom(filter.start()),
            Math.max(named.after(filter.afterId()), named.after(page.after())));
    long last =
        Math.min(
            filter.end() == null ? Long.MAX_VALUE : ArchiveId.lastUpTo(filter.end()),
            Math.min(named.before(filter.beforeId()), named.before(page.before())));
    Set<ArchiveId> ids = named.all(filter.ids());
    named.require(store, account);
    return new ArchiveQuery(filter.with(), first, last, ids);
  }
}
