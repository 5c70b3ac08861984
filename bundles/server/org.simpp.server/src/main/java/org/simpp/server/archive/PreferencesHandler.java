package org.simpp.server.archive;

import java.util.Optional;
import java.util.Set;
import org.simpp.model.Jid;
import org.simpp.server.iq.IqHandler;
import org.simpp.server.iq.IqRefusal;
import org.simpp.server.iq.IqRequest;
import org.simpp.server.iq.IqRequest.Target;
import org.simpp.store.StoreException;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.StanzaCondition;
import org.simpp.xmpp.archive.ArchivePreferences;
import org.simpp.xmpp.archive.Mam;

/** Whose messages the asker wants in its archive (XEP-0441, section 2.1). */
final class PreferencesHandler implements IqHandler {
  private final OwnArchive own;
  private final ArchivePolicies policies;

  PreferencesHandler(OwnArchive own, ArchivePolicies policies) {
    this.own = own;
    this.policies = policies;
  }

  @Override
  public Element.Name name() {
    return new Element.Name(Mam.NAMESPACE, ArchivePreferences.ELEMENT);
  }

  @Override
  public Set<Target> targets() {
    return OwnArchive.TARGETS;
  }

  @Override
  public Optional<Element> answer(IqRequest request) throws IqRefusal, StoreException {
    Jid account = own.of(request);
    if (request.isSet()) {
      policies.change(account, read(request.child()));
    }
    return Optional.of(policies.of(account).toElement());
  }

  private static ArchivePreferences read(Element prefs) throws IqRefusal {
    return ArchivePreferences.of(prefs)
        .orElseThrow(
            () ->
                new IqRefusal(
                    StanzaCondition.BAD_REQUEST,
                    "preferences have a default of always, never or roster, and at most "
                        + ArchivePreferences.MAX_ADDRESSES
                        + " addresses a list"));
  }
}
