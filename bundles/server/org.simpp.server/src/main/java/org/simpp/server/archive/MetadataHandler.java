package org.simpp.server.archive;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Jid;
import org.simpp.server.iq.IqHandler;
import org.simpp.server.iq.IqRefusal;
import org.simpp.server.iq.IqRequest;
import org.simpp.server.iq.IqRequest.Target;
import org.simpp.store.ArchiveEntry;
import org.simpp.store.ArchiveQuery;
import org.simpp.store.ArchiveStore;
import org.simpp.store.ArchiveStore.End;
import org.simpp.store.StoreException;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.StanzaCondition;
import org.simpp.xmpp.archive.ArchiveMetadata;
import org.simpp.xmpp.archive.ArchiveMetadata.Mark;
import org.simpp.xmpp.archive.Mam;

/** Says from where to where the asker's own archive reaches (XEP-0313, section 4.4). */
final class MetadataHandler implements IqHandler {
  private final OwnArchive own;
  private final ArchiveStore store;
  private final ArchiveWriter writer;

  MetadataHandler(OwnArchive own, ArchiveStore store, ArchiveWriter writer) {
    this.own = own;
    this.store = store;
    this.writer = writer;
  }

  @Override
  public Element.Name name() {
    return new Element.Name(Mam.NAMESPACE, ArchiveMetadata.ELEMENT);
  }

  @Override
  public Set<Target> targets() {
    return OwnArchive.TARGETS;
  }

  @Override
  public Optional<Element> answer(IqRequest request) throws IqRefusal, StoreException {
    Jid account = own.of(request);
    if (request.isSet()) {
      throw new IqRefusal(StanzaCondition.BAD_REQUEST, "metadata is asked with get");
    }
    return Optional.of(of(account));
  }

  /** From where to where the archive of {@code account} reaches now; on its lane. */
  Element of(Jid account) throws StoreException {
    writer.awaitWritten(account);
    return new ArchiveMetadata(mark(account, End.OLDEST), mark(account, End.NEWEST)).toElement();
  }

  private @Nullable Mark mark(Jid account, End end) throws StoreException {
    List<ArchiveEntry> found = store.find(account, ArchiveQuery.ALL, end, 1);
    return found.isEmpty()
        ? null
        : new Mark(found.get(0).id().toString(), found.get(0).id().time());
  }
}
