package org.simpp.client.internal.account;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.simpp.client.ClientException;
import org.simpp.client.Trouble;
import org.simpp.client.Trouble.Cause;
import org.simpp.client.internal.stream.Line;
import org.simpp.client.internal.stream.Wire;
import org.simpp.crypto.CipherSuite;
import org.simpp.crypto.CryptoException;
import org.simpp.crypto.Randomness;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.SecretBytes;
import org.simpp.protocol.ClientKeyDistribution;
import org.simpp.protocol.ClientServerChannel;
import org.simpp.protocol.ClientServerKeys;
import org.simpp.protocol.PeerKey;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.simpp.BoxType;
import org.simpp.xmpp.simpp.SimppBox;

/**
 * The keys of contacts, as the server hands them out over the phase-2 channel. The first key that
 * is seen of a contact is kept; another one later is refused and told, until the person has taken
 * the contact off the list and added it again. On the loop only.
 */
final class KeyDesk {
  private final CipherSuite suite;
  private final Randomness randomness;
  private final Jid account;
  private final LiveSession.Reader reader;
  private final Set<Jid> asked = new HashSet<>();
  private final Map<Jid, Trouble> troubles = new HashMap<>();
  private @Nullable ClientServerChannel channel;
  private @Nullable ClientKeyDistribution distribution;

  KeyDesk(CipherSuite suite, Randomness randomness, Jid account, LiveSession.Reader reader) {
    this.suite = suite;
    this.randomness = randomness;
    this.account = account;
    this.reader = reader;
  }

  /**
   * The session goes on with the secret of a later log-in: what was sealed with the earlier one can
   * be opened by nobody any more.
   *
   * @return the contacts whose keys are to be asked for again
   */
  Set<Jid> renew(Line line, SecretBytes secret) {
    Set<Jid> unanswered = Set.copyOf(asked);
    Map<Jid, Trouble> known = Map.copyOf(troubles);
    open(line, secret);
    troubles.putAll(known);
    return unanswered;
  }

  /** A new log-in agreed on {@code secret}, which stays the caller's to close. */
  void open(Line line, SecretBytes secret) {
    close();
    try (ClientServerKeys keys = ClientServerKeys.takeOver(secret.copy())) {
      ClientServerChannel fresh = keys.clientChannel(suite);
      channel = fresh;
      distribution = new ClientKeyDistribution(suite, line.address().bare(), fresh);
    }
  }

  void close() {
    asked.clear();
    troubles.clear();
    distribution = null;
    if (channel != null) {
      channel.close();
      channel = null;
    }
  }

  /** The contact's key, where one is known. */
  Optional<Bytes> of(Jid contact) {
    return Optional.ofNullable(reader.book().settings().keys().get(contact));
  }

  /** Why there is no key of the contact, where the server has been asked for it. */
  Optional<Trouble> trouble(Jid contact) {
    return Optional.ofNullable(troubles.get(contact));
  }

  /**
   * Asks the server with CC1, unless it has been asked.
   *
   * @param learnt run when a key has come
   */
  void request(Wire wire, Jid contact, Runnable learnt) {
    Line line = wire.line().orElse(null);
    ClientKeyDistribution desk = distribution;
    if (line == null || desk == null || !asked.add(contact)) {
      return;
    }
    Element cc1 =
        new SimppBox(BoxType.CLIENT_SERVER, desk.request(contact, randomness)).toElement();
    // Not by way of the loop: the boxes of an answer and of a push open in the order they came.
    line.requests()
        .request(account.server(), "set", cc1)
        .whenComplete((answer, failure) -> answered(desk, contact, answer, failure, learnt));
  }

  /** The contact whose key the server has sent of its own accord. */
  Optional<Jid> pushed(Bytes cc2) {
    return distribution == null ? Optional.empty() : take(distribution, cc2);
  }

  private void answered(
      ClientKeyDistribution desk,
      Jid contact,
      Optional<Element> answer,
      @Nullable Throwable failure,
      Runnable learnt) {
    if (desk != distribution) {
      return;
    }
    asked.remove(contact);
    Optional<Jid> named =
        failure == null
            ? answer
                .flatMap(SimppBox::of)
                .filter(box -> box.type() == BoxType.KEY_DISTRIBUTION)
                .flatMap(box -> take(desk, box.content()))
            : Optional.empty();
    if (named.filter(contact::equals).isPresent()) {
      learnt.run();
    } else {
      troubles.putIfAbsent(
          contact,
          Trouble.of(
              Cause.CONTACT_WITHOUT_KEY,
              "the server has no key of the contact",
              contact.toString()));
      reader.changed(contact);
    }
  }

  private Optional<Jid> take(ClientKeyDistribution desk, Bytes cc2) {
    try {
      PeerKey offered = desk.open(cc2);
      Jid contact = offered.account();
      Bytes known = of(contact).orElse(offered.publicKey());
      if (!known.equals(offered.publicKey())) {
        refuse(contact);
        return Optional.empty();
      }
      troubles.remove(contact);
      reader.book().change(settings -> settings.withKey(contact, known));
      return Optional.of(contact);
    } catch (CryptoException e) {
      return Optional.empty();
    } catch (ClientException e) {
      reader.notice(e.trouble());
      return Optional.empty();
    }
  }

  private void refuse(Jid contact) {
    Trouble changed =
        Trouble.of(
            Cause.CONTACT_KEY_CHANGED,
            "the server gives another key for the contact than before: it registered anew, or"
                + " somebody stands between; ask it, then remove the contact and add it again",
            contact.toString());
    troubles.put(contact, changed);
    reader.notice(changed);
    reader.changed(contact);
  }
}
