package org.simpp.client.internal.files;

import java.io.IOException;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.simpp.client.ClientException;
import org.simpp.client.Transfer;
import org.simpp.client.Trouble;
import org.simpp.client.Trouble.Cause;
import org.simpp.client.internal.Troubles;
import org.simpp.model.Jid;
import org.simpp.transport.ProxyException;
import org.simpp.transport.TransportException;

/**
 * One transfer from its begin to its end: its errand is run again where it broke, with growing
 * pauses, as long as it comes further now and then. Runs on a thread of its own; all else may be
 * called from any.
 */
final class Course implements Errand.Progress {
  /** Without a byte in between. */
  private static final int MAX_FAILURES = 10;

  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
  private static final Set<Cause> PASSING =
      EnumSet.of(Cause.FILE_CONNECTION_LOST, Cause.PROXY_UNREACHABLE);
  private static final Duration TOLD_EVERY = Duration.ofMillis(100);

  /** After so long without a byte, a connection is taken for dead. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Jid account;
  private final Errand errand;
  private final Consumer<Transfer> changed;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition call = lock.newCondition();
  private volatile Transfer transfer;
  private volatile boolean isGivenUp;
  private volatile boolean isLeft;
  private volatile boolean isCalled;
  private volatile long movedAt = System.nanoTime();
  private volatile @Nullable Socket socket;
  private final AtomicBoolean isClaimed = new AtomicBoolean();
  private long toldAt;
  private int failures;
  private long best;

  /**
   * @param changed told of every change
   */
  Course(Jid account, Transfer transfer, Errand errand, Consumer<Transfer> changed) {
    this.account = account;
    this.transfer = transfer;
    this.errand = errand;
    this.changed = changed;
  }

  Transfer transfer() {
    return transfer;
  }

  /** Whether nobody runs it; whoever asked does from now on. */
  boolean claim() {
    return isClaimed.compareAndSet(false, true);
  }

  boolean isClaimed() {
    return isClaimed.get();
  }

  /** Runs it until it is over or has failed; it may be run again then. Blocks. */
  void run() {
    try {
      isCalled = false;
      while (!attempt()) {
        pause();
      }
      errand.close();
    } catch (GivenUpException e) {
      if (!isLeft) {
        state(new Transfer.State.Cancelled());
        errand.abandon();
      }
      errand.close();
    } catch (ClientException e) {
      state(new Transfer.State.Failed(e.trouble()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      errand.close();
    } catch (RuntimeException e) {
      // A provider that is missing, or what nobody foresaw: it is told, and not tried again
      state(new Transfer.State.Failed(Troubles.of(e, account, account.domain())));
    } finally {
      isClaimed.set(false);
    }
  }

  /** Ends it: at the next byte, or at once where it waits for a connection. */
  void giveUp() {
    isGivenUp = true;
    sever();
    wake();
  }

  /** As {@link #giveUp}, when the program ends: what has come is kept for the next time. */
  void leave() {
    isLeft = true;
    giveUp();
  }

  /** A pause is over now. */
  void wake() {
    lock.lock();
    try {
      isCalled = true;
      call.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Breaks a connection over which nothing has come or gone for long. */
  void severWhereDead() {
    if (System.nanoTime() - movedAt > PATIENCE.toNanos()) {
      sever();
    }
  }

  @Override
  public void at(long bytes) throws GivenUpException {
    if (isGivenUp) {
      throw new GivenUpException();
    }
    movedAt = System.nanoTime();
    if (bytes != transfer.done()) {
      boolean isTold = movedAt - toldAt >= TOLD_EVERY.toNanos();
      change(bytes, new Transfer.State.Running(), isTold);
    }
  }

  @Override
  public void on(Socket made) {
    movedAt = System.nanoTime();
    socket = made;
  }

  /** Whether it came to its end; where not, it may be tried again. */
  private boolean attempt() throws GivenUpException, ClientException, InterruptedException {
    if (isGivenUp) {
      throw new GivenUpException();
    }
    state(new Transfer.State.Running());
    try {
      errand.run(this);
      change(transfer.size(), new Transfer.State.Done(), true);
      return true;
    } catch (IOException e) {
      if (isGivenUp) {
        throw new GivenUpException();
      }
      Trouble trouble = told(e);
      failures = transfer.done() > best ? 1 : failures + 1;
      best = Math.max(best, transfer.done());
      if (!PASSING.contains(trouble.cause()) || failures > MAX_FAILURES) {
        failures = 0;
        throw new ClientException(trouble, e);
      }
      state(new Transfer.State.Waiting(trouble));
      return false;
    } finally {
      socket = null;
    }
  }

  private Trouble told(IOException failure) {
    String detail = String.valueOf(failure);
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ProxyException said) {
        TransportException refused = new TransportException(said.reason(), detail, said);
        return Troubles.of(refused, account, account.domain());
      }
      if (cause instanceof CertificateException && failure instanceof SSLException) {
        return Trouble.of(Cause.FILE_SERVER_UNTRUSTED, detail, transfer.name(), account.domain());
      }
    }
    return Trouble.of(Cause.FILE_CONNECTION_LOST, detail, transfer.name(), account.domain());
  }

  private void pause() throws InterruptedException, GivenUpException {
    long seconds = Math.min(LONGEST_PAUSE.toSeconds(), 1L << Math.min(failures - 1, 5));
    long left = TimeUnit.SECONDS.toNanos(seconds);
    lock.lockInterruptibly();
    try {
      while (left > 0 && !isCalled) {
        left = call.awaitNanos(left);
      }
      isCalled = false;
    } finally {
      lock.unlock();
    }
    if (isGivenUp) {
      throw new GivenUpException();
    }
  }

  private void sever() {
    Socket waitedFor = socket;
    if (waitedFor != null) {
      try {
        waitedFor.close();
      } catch (IOException e) {
        // It is closed all the same, which is what whoever waits for it sees.
        socket = null;
      }
    }
  }

  private void state(Transfer.State state) {
    change(transfer.done(), state, true);
  }

  private void change(long done, Transfer.State state, boolean isTold) {
    Transfer was = transfer;
    transfer =
        new Transfer(
            was.id(), was.contact(), was.entry(), was.file(), was.name(), was.size(), done, state);
    if (isTold && !transfer.equals(was)) {
      toldAt = System.nanoTime();
      changed.accept(transfer);
    }
  }
}
