package org.simpp.server.registration;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.simpp.crypto.CipherSuite;
import org.simpp.crypto.CryptoException;
import org.simpp.crypto.KeyHandle;
import org.simpp.crypto.KeyUnavailableException;
import org.simpp.crypto.Randomness;
import org.simpp.crypto.SuiteId;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.protocol.PendingRegistration;
import org.simpp.protocol.Registered;
import org.simpp.protocol.ServerRegistration;
import org.simpp.server.administration.Audit;
import org.simpp.server.lane.WorkThreads;
import org.simpp.server.reception.BeforeLogin;
import org.simpp.store.InvitationStore;
import org.simpp.store.RegisteredKeyStore;
import org.simpp.store.RegisteredKeys;
import org.simpp.store.StoreException;
import org.simpp.transport.Link;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.ElementCodec;
import org.simpp.xmpp.IqResults;
import org.simpp.xmpp.MalformedXmlException;
import org.simpp.xmpp.StanzaCodec;
import org.simpp.xmpp.StanzaCondition;
import org.simpp.xmpp.StanzaErrors;
import org.simpp.xmpp.simpp.SimppRegistration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Registration with a key (SIMPP-2007, sections 1.6 and 4.4): R1 with an invitation's token, R2,
 * R3, on one link and within a minute. The account is the one that the invitation names. Every
 * failure of the client looks alike; the log says more. Laboratory only.
 */
public final class KeyRegistration implements BeforeLogin {
  private static final Logger log = LoggerFactory.getLogger(KeyRegistration.class);
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final int MAX_OPEN = 500;

  /** What a registration needs of its server. */
  public record Desk(
      Jid domain,
      CipherSuite suite,
      Supplier<Optional<KeyHandle>> serverKey,
      InvitationStore invitations,
      RegisteredKeyStore keys,
      Randomness randomness,
      Clock clock) {}

  private record Open(
      Link link, Bytes tokenHash, PendingRegistration registration, Instant until) {}

  private final BooleanSupplier offered;
  private final Desk desk;
  private final Audit audit;
  private final WorkThreads threads;
  private final InvitationTokens ids = new InvitationTokens();
  private final Map<String, Open> open = new LinkedHashMap<>();

  public KeyRegistration(BooleanSupplier offered, Desk desk, Audit audit, WorkThreads threads) {
    this.offered = offered;
    this.desk = desk;
    this.audit = audit;
    this.threads = threads;
  }

  @Override
  public List<Bytes> features() {
    return offered.getAsBoolean()
        ? List.of(ElementCodec.write(SimppRegistration.feature()))
        : List.of();
  }

  @Override
  public boolean takes(Stanza iq) {
    return offered.getAsBoolean() && iq.hasType("set") && step(iq).isPresent();
  }

  @Override
  public CompletionStage<Optional<Stanza>> answer(Link link, Stanza iq) {
    return threads
        .call(() -> answer(link, iq, step(iq).orElseThrow()))
        .exceptionally(
            failure -> {
              log.info("a registration of {} was refused: {}", link.peer(), failure.toString());
              return StanzaErrors.reply(iq, conditionOf(failure));
            });
  }

  /** One and the same for whatever the peer did; another where it may try again. */
  private static StanzaCondition conditionOf(Throwable failure) {
    boolean isAway =
        failure instanceof StoreException refused
            && refused.reason() == StoreException.Reason.UNAVAILABLE;
    return isAway ? StanzaCondition.RESOURCE_CONSTRAINT : StanzaCondition.NOT_AUTHORIZED;
  }

  private static Optional<SimppRegistration> step(Stanza iq) {
    try {
      List<Element> children = StanzaCodec.children(iq);
      return children.size() == 1 ? SimppRegistration.of(children.get(0)) : Optional.empty();
    } catch (MalformedXmlException e) {
      return Optional.empty();
    }
  }

  private Optional<Stanza> answer(Link link, Stanza iq, SimppRegistration step)
      throws CryptoException, KeyUnavailableException, StoreException {
    if (step instanceof SimppRegistration.Request request) {
      return Optional.of(IqResults.of(iq, challenge(link, request).toElement()));
    }
    if (step instanceof SimppRegistration.Proof proof) {
      register(link, proof);
      return Optional.of(IqResults.of(iq));
    }
    return StanzaErrors.reply(iq, StanzaCondition.NOT_AUTHORIZED);
  }

  private SimppRegistration.Challenge challenge(Link link, SimppRegistration.Request request)
      throws CryptoException, KeyUnavailableException, StoreException {
    Bytes hash = InvitationTokens.hash(request.token());
    Instant now = desk.clock().instant();
    var invitation = desk.invitations().find(hash, now).orElseThrow(CryptoException::new);
    KeyHandle serverKey =
        desk.serverKey()
            .get()
            .orElseThrow(() -> new KeyUnavailableException("the server's card is not open"));
    PendingRegistration pending =
        new ServerRegistration(desk.suite(), desk.domain(), serverKey)
            .challenge(request.r1(), desk.randomness());
    if (!pending.account().equals(invitation.account())) {
      pending.close();
      throw new CryptoException();
    }
    String session = ids.fresh();
    remember(session, new Open(link, hash, pending, now.plus(PATIENCE)), now);
    return new SimppRegistration.Challenge(session, pending.r2());
  }

  private void register(Link link, SimppRegistration.Proof proof)
      throws CryptoException, StoreException {
    Instant now = desk.clock().instant();
    Open begun = take(link, proof.session(), now);
    try (PendingRegistration pending = begun.registration()) {
      Registered registered = pending.verify(proof.r3());
      keep(begun.tokenHash(), registered, now);
      audit.note(Audit.BY_INVITATION, "register-key", registered.account());
    }
  }

  private void keep(Bytes tokenHash, Registered registered, Instant now)
      throws CryptoException, StoreException {
    RegisteredKeys kept =
        new RegisteredKeys(
            SuiteId.SIMPP_2007.value(),
            registered.serverCurveKey(),
            registered.clientCurveKey(),
            registered.masterKey(),
            now.truncatedTo(ChronoUnit.MILLIS));
    if (!desk.keys().register(tokenHash, registered.account(), kept)) {
      throw new CryptoException();
    }
  }

  /** Takes the registration away, whatever comes of it: there is one R3. */
  private Open take(Link link, String session, Instant now) throws CryptoException {
    Open begun;
    synchronized (open) {
      begun = open.remove(session);
    }
    if (begun == null) {
      throw new CryptoException();
    }
    if (begun.link() != link || now.isAfter(begun.until())) {
      begun.registration().close();
      throw new CryptoException();
    }
    return begun;
  }

  /** Notes one; the oldest, and those whose time is over, make room. */
  private void remember(String session, Open begun, Instant now) {
    synchronized (open) {
      Iterator<Open> oldest = open.values().iterator();
      while (oldest.hasNext()) {
        Open one = oldest.next();
        if (open.size() < MAX_OPEN && !now.isAfter(one.until())) {
          break;
        }
        one.registration().close();
        oldest.remove();
      }
      open.put(session, begun);
    }
  }
}
