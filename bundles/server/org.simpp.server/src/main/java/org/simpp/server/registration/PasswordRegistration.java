package org.simpp.server.registration;

import java.time.Clock;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.SecretBytes;
import org.simpp.model.Stanza;
import org.simpp.server.administration.Audit;
import org.simpp.server.iq.IqRefusal;
import org.simpp.server.lane.LaneFullException;
import org.simpp.server.lane.WorkThreads;
import org.simpp.server.login.PasswordRules;
import org.simpp.server.login.Passwords;
import org.simpp.server.reception.BeforeLogin;
import org.simpp.store.AccountStore;
import org.simpp.store.InvitationStore;
import org.simpp.store.InvitationStore.Invitation;
import org.simpp.store.ScramCredential;
import org.simpp.store.StoreException;
import org.simpp.transport.Link;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.ElementCodec;
import org.simpp.xmpp.IqResults;
import org.simpp.xmpp.MalformedXmlException;
import org.simpp.xmpp.StanzaCodec;
import org.simpp.xmpp.StanzaCondition;
import org.simpp.xmpp.StanzaErrors;
import org.simpp.xmpp.register.PreAuthentication;
import org.simpp.xmpp.register.RegistrationRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * In-band registration (XEP-0077) for those alone who have shown an invitation on the same stream
 * (XEP-0445), and for the account alone that the invitation names.
 */
public final class PasswordRegistration implements BeforeLogin {
  private static final Logger log = LoggerFactory.getLogger(PasswordRegistration.class);
  private static final String REGISTER = RegistrationRequest.NAMESPACE;
  private static final String TOKENS = PreAuthentication.NAMESPACE;
  private static final int MAX_OPEN = 1_000;

  private static final List<Bytes> FEATURES =
      List.of(
          ElementCodec.write(RegistrationRequest.feature()),
          ElementCodec.write(PreAuthentication.feature()));

  private record Shown(Bytes tokenHash, Invitation invitation) {}

  private final BooleanSupplier offered;
  private final Jid domain;
  private final InvitationStore invitations;
  private final AccountStore accounts;
  private final Passwords passwords;
  private final Audit audit;
  private final WorkThreads threads;
  private final Clock clock;
  // Of links that ended without registering the oldest make room.
  private final Map<Link, Shown> shown = new LinkedHashMap<>();

  public PasswordRegistration(
      BooleanSupplier offered,
      Jid domain,
      InvitationStore invitations,
      AccountStore accounts,
      Passwords passwords,
      Audit audit,
      WorkThreads threads,
      Clock clock) {
    this.offered = offered;
    this.domain = domain;
    this.invitations = invitations;
    this.accounts = accounts;
    this.passwords = passwords;
    this.audit = audit;
    this.threads = threads;
    this.clock = clock;
  }

  @Override
  public List<Bytes> features() {
    return offered.getAsBoolean() ? FEATURES : List.of();
  }

  @Override
  public boolean takes(Stanza iq) {
    return offered.getAsBoolean()
        && (iq.hasType("get") || iq.hasType("set"))
        && request(iq).isPresent();
  }

  @Override
  public CompletionStage<Optional<Stanza>> answer(Link link, Stanza iq) {
    return threads
        .call(() -> answer(link, iq, request(iq).orElseThrow()))
        .exceptionally(failure -> StanzaErrors.reply(iq, conditionOf(failure)));
  }

  private static Optional<Element> request(Stanza iq) {
    try {
      List<Element> children = StanzaCodec.children(iq);
      return children.stream()
          .filter(child -> child.is(REGISTER, "query") || child.is(TOKENS, "preauth"))
          .filter(child -> children.size() == 1)
          .findFirst();
    } catch (MalformedXmlException e) {
      return Optional.empty();
    }
  }

  private Optional<Stanza> answer(Link link, Stanza iq, Element request)
      throws IqRefusal, StoreException {
    if (request.is(TOKENS, "preauth")) {
      show(link, iq, PreAuthentication.of(request).map(PreAuthentication::token).orElse(""));
      return Optional.of(IqResults.of(iq));
    }
    Shown invited = invited(link);
    if (iq.hasType("get")) {
      return Optional.of(IqResults.of(iq, form(invited)));
    }
    register(invited, request);
    forget(link);
    return Optional.of(IqResults.of(iq));
  }

  private void show(Link link, Stanza iq, String token) throws IqRefusal, StoreException {
    if (!iq.hasType("set")) {
      throw new IqRefusal(StanzaCondition.BAD_REQUEST, "a token is given with set");
    }
    Bytes hash = InvitationTokens.hash(token);
    Invitation invitation =
        invitations
            .find(hash, clock.instant())
            .orElseThrow(() -> new IqRefusal(StanzaCondition.ITEM_NOT_FOUND, "no such token"));
    remember(link, new Shown(hash, invitation));
  }

  private static Element form(Shown invited) {
    return Element.builder(REGISTER, "query")
        .child("instructions", "Choose a password for " + invited.invitation().account())
        .child("username", invited.invitation().account().local())
        .child("password", "")
        .build();
  }

  private void register(Shown invited, Element query) throws IqRefusal, StoreException {
    Jid account = invited.invitation().account();
    if (!isFor(account, query.childText("username").orElse(""))) {
      throw new IqRefusal(StanzaCondition.NOT_ACCEPTABLE, "the invitation is for another account");
    }
    try (SecretBytes password = PasswordRules.secret(query.childText("password").orElse(""))) {
      if (!PasswordRules.allows(password)) {
        throw new IqRefusal(StanzaCondition.NOT_ACCEPTABLE, PasswordRules.RULE);
      }
      keep(invited.tokenHash(), account, credentials(password));
      audit.note(Audit.BY_INVITATION, "register", account);
    }
  }

  private void keep(Bytes tokenHash, Jid account, List<ScramCredential> credentials)
      throws IqRefusal, StoreException {
    try {
      if (!accounts.register(tokenHash, account, clock.instant(), credentials)) {
        throw new IqRefusal(StanzaCondition.NOT_ALLOWED, "the invitation has been used");
      }
    } catch (StoreException e) {
      if (e.reason() != StoreException.Reason.EXISTS) {
        throw e;
      }
      throw new IqRefusal(StanzaCondition.CONFLICT, "there is such an account already");
    }
  }

  private List<ScramCredential> credentials(SecretBytes password) throws IqRefusal {
    try {
      return passwords.credentials(password);
    } catch (IllegalArgumentException e) {
      throw new IqRefusal(StanzaCondition.NOT_ACCEPTABLE, e.getMessage());
    }
  }

  private boolean isFor(Jid account, String username) {
    try {
      return new Jid(username, domain.domain(), "").equals(account);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private Shown invited(Link link) throws IqRefusal {
    Shown invited;
    synchronized (shown) {
      invited = shown.get(link);
    }
    if (invited == null) {
      throw new IqRefusal(StanzaCondition.NOT_ALLOWED, "registration wants an invitation");
    }
    return invited;
  }

  private void remember(Link link, Shown invited) {
    synchronized (shown) {
      shown.put(link, invited);
      Iterator<Link> oldest = shown.keySet().iterator();
      if (shown.size() > MAX_OPEN) {
        oldest.next();
        oldest.remove();
      }
    }
  }

  private void forget(Link link) {
    synchronized (shown) {
      shown.remove(link);
    }
  }

  private static StanzaCondition conditionOf(Throwable failure) {
    if (failure instanceof IqRefusal refusal) {
      return refusal.error().condition();
    }
    if (failure instanceof LaneFullException || isAway(failure)) {
      return StanzaCondition.RESOURCE_CONSTRAINT;
    }
    log.error("a registration failed", failure);
    return StanzaCondition.INTERNAL_SERVER_ERROR;
  }

  private static boolean isAway(Throwable failure) {
    return failure instanceof StoreException refused
        && refused.reason() == StoreException.Reason.UNAVAILABLE;
  }
}
