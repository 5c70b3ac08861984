package org.simpp.itests.agent;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.simpp.client.CertificateJudge;
import org.simpp.client.ConnectionState;
import org.simpp.client.Contact;
import org.simpp.client.ConversationEvent;
import org.simpp.client.Entry;
import org.simpp.client.Invitation;
import org.simpp.client.Messenger;
import org.simpp.client.NewAccount;
import org.simpp.client.Presence;
import org.simpp.client.ServerAddress;
import org.simpp.client.Session;
import org.simpp.client.SessionEvent;
import org.simpp.model.Jid;
import org.simpp.model.SecretBytes;

/**
 * A person at the desktop who writes numbers to a contact, at a steady rate, and looks whether the
 * contact's own come sealed, all of them, in their order and once. It uses the services that the
 * windows use; on a server there are none, and nobody is there.
 */
@Component(service = Talker.class)
public final class Chat implements Talker {
  private static final long PATIENCE_SECONDS = 60;
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final Messenger messenger;
  private final ScheduledExecutorService pen = Executors.newSingleThreadScheduledExecutor();
  private final BitSet got = new BitSet();
  private @Nullable Session session;
  private @Nullable ScheduledFuture<?> writing;
  private String firstFault = "none";
  private int sent;
  private int refused;
  private int delivered;
  private int received;
  private int repeated;
  private int unordered;
  private int unreadable;
  private int interrupted;
  private int offline;
  private long longest;
  private long interruptedAt;
  private boolean isInterrupted;
  private boolean wasThere;

  @Activate
  public Chat(@Reference Messenger messenger) {
    this.messenger = messenger;
  }

  @Deactivate
  void close() {
    pen.shutdownNow();
  }

  @Override
  public String register(String invitation, String server, String pin) throws Exception {
    SecretBytes secret = SecretBytes.takeOver(pin.getBytes(StandardCharsets.UTF_8));
    CertificateJudge declining =
        facts -> CompletableFuture.completedFuture(CertificateJudge.Decision.DECLINE);
    Session begun =
        get(
            messenger.createAccount(
                new NewAccount(
                    Invitation.parse(invitation), secret, ServerAddress.parse(server), "en"),
                declining));
    begun.conversations().listen(this::told);
    begun.listen(this::told);
    begun.contacts().listen(event -> look());
    synchronized (this) {
      session = begun;
    }
    return begun.account().toString();
  }

  @Override
  public void befriend(Jid contact) throws Exception {
    get(session().contacts().add(contact, "", Set.of(), true));
  }

  @Override
  public boolean sees(Jid contact) {
    return session().contacts().find(contact).filter(Chat::isThere).isPresent();
  }

  @Override
  public synchronized void write(Jid contact, int rate) {
    hush();
    writing = pen.scheduleAtFixedRate(() -> send(contact), 0, SECOND / rate, TimeUnit.NANOSECONDS);
  }

  @Override
  public synchronized void hush() {
    if (writing != null) {
      writing.cancel(false);
    }
  }

  @Override
  public synchronized String report() {
    int missing = got.length() - got.cardinality();
    return ("sent %d refused %d delivered %d received %d missing %d repeated %d unordered %d"
            + " unreadable %d interrupted %d longest-ms %d offline %d first-fault %s")
        .formatted(
            sent,
            refused,
            delivered,
            received,
            missing,
            repeated,
            unordered,
            unreadable,
            interrupted,
            TimeUnit.NANOSECONDS.toMillis(longest),
            offline,
            firstFault);
  }

  private void send(Jid contact) {
    String number;
    synchronized (this) {
      number = String.valueOf(sent++);
    }
    var unused =
        session()
            .conversations()
            .send(contact, number)
            .exceptionally(
                failure -> {
                  synchronized (this) {
                    refused++;
                    note("refused: " + failure);
                  }
                  return null;
                });
  }

  private synchronized void told(ConversationEvent event) {
    if (event instanceof ConversationEvent.Added added && added.entry().isReceived()) {
      received(added.entry());
    } else if (event instanceof ConversationEvent.Changed changed) {
      Entry.State state = changed.entry().state();
      if (state instanceof Entry.State.Delivered) {
        delivered++;
      } else if (state instanceof Entry.State.Failed failed) {
        refused++;
        note("failed: " + failed.cause());
      }
    }
  }

  private void received(Entry entry) {
    if (!(entry.security() instanceof Entry.Security.Simpp)) {
      unreadable++;
      note("not sealed or not opened: " + entry);
      return;
    }
    received++;
    int number = Integer.parseInt(entry.text());
    if (got.get(number)) {
      repeated++;
      note("repeated: " + number);
    } else if (number < got.length()) {
      unordered++;
      note("after others: " + number);
    }
    got.set(number);
  }

  private synchronized void told(SessionEvent event) {
    if (!(event instanceof SessionEvent.ConnectionChanged changed)) {
      return;
    }
    boolean isOnline = changed.state() instanceof ConnectionState.Online;
    if (isOnline && isInterrupted) {
      longest = Math.max(longest, System.nanoTime() - interruptedAt);
    } else if (!isOnline && !isInterrupted) {
      interrupted++;
      interruptedAt = System.nanoTime();
    }
    isInterrupted = !isOnline;
  }

  /** A contact is seen to go only where this session, or the contact's, did not go on. */
  private synchronized void look() {
    boolean isThere = session != null && session.contacts().all().stream().anyMatch(Chat::isThere);
    if (wasThere && !isThere) {
      offline++;
    }
    wasThere = isThere;
  }

  private static boolean isThere(Contact contact) {
    return contact.presence().show() == Presence.Show.AVAILABLE;
  }

  private void note(String fault) {
    if (firstFault.equals("none")) {
      firstFault = fault;
    }
  }

  private synchronized Session session() {
    if (session == null) {
      throw new IllegalStateException("nobody has registered here");
    }
    return session;
  }

  private static <T> T get(CompletionStage<T> stage)
      throws ExecutionException, TimeoutException, InterruptedException {
    return stage.toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }
}
