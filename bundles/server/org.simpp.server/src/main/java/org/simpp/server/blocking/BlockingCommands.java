package org.simpp.server.blocking;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntSupplier;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.server.feature.Feature;
import org.simpp.server.iq.IqHandler;
import org.simpp.server.iq.IqRefusal;
import org.simpp.server.iq.IqRequest;
import org.simpp.server.iq.IqRequest.Target;
import org.simpp.server.session.Session;
import org.simpp.server.session.SessionTable;
import org.simpp.store.RosterItem;
import org.simpp.store.StoreException;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.StanzaCodec;
import org.simpp.xmpp.StanzaCondition;
import org.simpp.xmpp.blocking.Blocking;
import org.simpp.xmpp.blocking.Blocking.Action;
import org.simpp.xmpp.blocking.Report;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows and changes whom an account has blocked (XEP-0191, section 3); on the account's lane. */
public final class BlockingCommands implements Feature {
  private static final Logger log = LoggerFactory.getLogger(BlockingCommands.class);

  private final BlockLists lists;
  private final BlockedPresence presence;
  private final SessionTable sessions;
  private final IntSupplier maxAddresses;
  private final Set<Session> listeners = ConcurrentHashMap.newKeySet();
  private final AtomicLong pushes = new AtomicLong();

  /**
   * @param maxAddresses that one account may block
   */
  public BlockingCommands(
      BlockLists lists, BlockedPresence presence, SessionTable sessions, IntSupplier maxAddresses) {
    this.lists = lists;
    this.presence = presence;
    this.sessions = sessions;
    this.maxAddresses = maxAddresses;
  }

  @Override
  public Set<String> ofServer() {
    return Set.of(Blocking.NAMESPACE, Report.NAMESPACE);
  }

  @Override
  public List<IqHandler> handlers() {
    return List.of(
        handler(Action.LIST, this::list),
        handler(Action.BLOCK, this::block),
        handler(Action.UNBLOCK, this::unblock));
  }

  private static IqHandler handler(Action action, IqHandler.Answering answering) {
    return IqHandler.of(
        new Element.Name(Blocking.NAMESPACE, action.elementName()),
        Set.of(Target.OWN_ACCOUNT),
        answering);
  }

  private Optional<Element> list(IqRequest request) throws IqRefusal {
    if (request.isSet()) {
      throw new IqRefusal(StanzaCondition.BAD_REQUEST, "the list is asked for with get");
    }
    Session session = request.session();
    listeners.removeIf(Session::isEnded);
    listeners.add(session);
    return Optional.of(
        Blocking.of(Action.LIST, lists.of(session.account()).addresses()).toElement());
  }

  private Optional<Element> block(IqRequest request) throws IqRefusal, StoreException {
    Blocking asked = read(request);
    Jid account = request.session().account();
    if (asked.addresses().isEmpty() || asked.addresses().contains(account)) {
      throw new IqRefusal(StanzaCondition.BAD_REQUEST, "at least one address, not the own one");
    }
    BlockList before = lists.of(account);
    BlockList after = before.with(asked.addresses());
    if (after.addresses().size() > maxAddresses.getAsInt()) {
      throw new IqRefusal(
          StanzaCondition.RESOURCE_CONSTRAINT,
          "at most " + maxAddresses.getAsInt() + " addresses can be blocked");
    }
    Collection<RosterItem> contacts = presence.contacts(account);
    lists.change(after, () -> presence.hide(account, contacts, before, after));
    report(account, asked.reports(), before);
    push(account, asked);
    return Optional.empty();
  }

  private Optional<Element> unblock(IqRequest request) throws IqRefusal, StoreException {
    Blocking asked = read(request);
    Jid account = request.session().account();
    BlockList before = lists.of(account);
    BlockList after =
        asked.addresses().isEmpty() ? BlockList.empty(account) : before.without(asked.addresses());
    lists.change(after, () -> {});
    presence.show(account, before, after);
    push(account, asked);
    return Optional.empty();
  }

  private static Blocking read(IqRequest request) throws IqRefusal {
    if (!request.isSet()) {
      throw new IqRefusal(StanzaCondition.BAD_REQUEST, "the list is changed with set");
    }
    return Blocking.of(request.child())
        .orElseThrow(() -> new IqRefusal(StanzaCondition.JID_MALFORMED, "an address is none"));
  }

  /**
   * For the operator's eyes in the log, once for each address however often it is blocked again
   * (XEP-0377, section 5). Not in the audit trail, whose room no user may fill.
   */
  private static void report(Jid account, Map<Jid, Report> reports, BlockList before) {
    reports.forEach(
        (address, report) -> {
          if (!before.addresses().contains(address)) {
            log.info("{} reports {} for {}", account, address, report.reason());
          }
        });
  }

  /** To every resource that has asked for the list. */
  private void push(Jid account, Blocking change) {
    for (Session session : sessions.of(account)) {
      if (listeners.contains(session)) {
        session.send(
            Stanza.builder(Stanza.Kind.IQ)
                .to(session.address())
                .id("block-" + pushes.incrementAndGet())
                .type("set")
                .payload(StanzaCodec.payload(change.toElement()))
                .build());
      }
    }
  }
}
