package org.simpp.server.carbons;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.server.feature.BindOption;
import org.simpp.server.feature.Feature;
import org.simpp.server.iq.IqHandler;
import org.simpp.server.message.Accepted;
import org.simpp.server.message.Copies;
import org.simpp.server.message.MessageContent;
import org.simpp.server.routing.Attendance;
import org.simpp.server.session.Session;
import org.simpp.server.session.SessionTable;
import org.simpp.transport.Link;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.StanzaCodec;
import org.simpp.xmpp.carbons.Carbon;

/**
 * Copies messages to the other resources of both accounts that have asked for it (XEP-0280), with
 * the id that each account keeps them under (XEP-0313, section 3.4).
 */
public final class Carbons implements Copies, Feature, Attendance {
  private final SessionTable sessions;
  private final CopiedIds copied = new CopiedIds();

  public Carbons(SessionTable sessions) {
    this.sessions = sessions;
  }

  @Override
  public Set<String> ofServer() {
    return Set.of(Carbon.NAMESPACE, Carbon.RULES);
  }

  @Override
  public Set<String> ofAccount() {
    return ofServer();
  }

  @Override
  public List<IqHandler> handlers() {
    return List.of(
        new SwitchHandler(Carbon.ENABLE, true), new SwitchHandler(Carbon.DISABLE, false));
  }

  @Override
  public List<BindOption> bindOptions() {
    return List.of(
        new BindOption() {
          @Override
          public String name() {
            return Carbon.NAMESPACE;
          }

          @Override
          public List<Element> begin(Session session, Link link, List<Element> requests) {
            if (requests.stream().anyMatch(one -> one.is(Carbon.NAMESPACE, Carbon.ENABLE))) {
              session.enable(Carbon.NAMESPACE);
            }
            return List.of();
          }
        });
  }

  @Override
  public void arrives(Jid account) {}

  @Override
  public void leaves(Jid account) {
    if (!sessions.isOnline(account)) {
      copied.forget(account);
    }
  }

  @Override
  public void copy(Accepted message, Collection<Session> recipients) {
    MessageContent content = message.content();
    Jid from = content.stanza().from().orElseThrow();
    Jid to = content.stanza().to().orElseThrow();
    Predicate<Session> hasIt =
        session -> session.address().equals(from) || recipients.contains(session);
    copy(Carbon.SENT, message, to, others(from.bare(), hasIt));
    if (!content.isToSelf()) {
      copy(Carbon.RECEIVED, message, from, others(to.bare(), hasIt));
    }
  }

  private List<Session> others(Jid account, Predicate<Session> hasIt) {
    return sessions.of(account).stream()
        .filter(session -> session.hasEnabled(Carbon.NAMESPACE) && !hasIt.test(session))
        .toList();
  }

  private void copy(Carbon kind, Accepted message, Jid peer, List<Session> others) {
    if (others.isEmpty() || !isCopied(kind, message.content(), peer)) {
      return;
    }
    Jid account = others.get(0).account();
    Stanza stanza = kind == Carbon.SENT ? message.forSender() : message.forRecipient();
    Bytes payload = kind.payload(StanzaCodec.encode(stanza));
    for (Session session : others) {
      message
          .content()
          .handling()
          .send(
              session,
              Stanza.builder(Stanza.Kind.MESSAGE)
                  .from(account)
                  .to(session.address())
                  .type(stanza.type().orElse(null))
                  .payload(payload)
                  .build());
    }
    copied.add(account, peer, stanza);
  }

  private boolean isCopied(Carbon kind, MessageContent message, Jid peer) {
    Stanza stanza = message.stanza();
    if (stanza.hasType("error")) {
      Jid account = kind == Carbon.SENT ? message.sender() : message.recipient();
      return copied.isAnsweredBy(account, peer, stanza);
    }
    return CarbonRules.allow(message, kind);
  }
}
