package org.simpp.client.internal.files;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.simpp.client.ClientException;
import org.simpp.client.Reachability;
import org.simpp.client.Transfer;
import org.simpp.client.Transfers;
import org.simpp.client.Trouble.Cause;
import org.simpp.client.internal.Listeners;
import org.simpp.client.internal.Loop;
import org.simpp.client.internal.Troubles;
import org.simpp.client.internal.conversation.Shared;
import org.simpp.client.internal.conversation.Talk;
import org.simpp.client.internal.files.LocalFile.Shape;
import org.simpp.client.internal.settings.AccountBook;
import org.simpp.client.internal.stream.Wire;
import org.simpp.client.internal.text.FileName;
import org.simpp.crypto.CipherSuite;
import org.simpp.crypto.Randomness;
import org.simpp.crypto.SuiteId;
import org.simpp.model.Jid;
import org.simpp.model.MessageId;
import org.simpp.model.Registration;
import org.simpp.registry.CipherSuites;
import org.simpp.xmpp.files.SharedFile;
import org.simpp.xmpp.upload.UploadSlot;

/** The files of one account that are on their way: a few at a time, each on a thread of its own. */
public final class LiveTransfers implements Transfers, AutoCloseable {
  private static final int AT_A_TIME = 3;
  private static final Duration LOOKED_AT_EVERY = Duration.ofSeconds(5);

  private final Loop loop;
  private final AccountBook book;
  private final Talk talk;
  private final Way way;
  private final CipherSuites suites;
  private final Randomness randomness;
  private final Slots slots;
  private final Jid account;
  private final Listeners<Transfer> listeners;
  private final List<Course> courses = new CopyOnWriteArrayList<>();
  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          AT_A_TIME,
          work -> {
            Thread thread = new Thread(work, "simpp-files");
            thread.setDaemon(true);
            return thread;
          });
  private boolean isClosed;
  private boolean isLookedAt;

  public LiveTransfers(
      Loop loop,
      Wire wire,
      AccountBook book,
      Talk talk,
      Way way,
      CipherSuites suites,
      Randomness randomness) {
    this.loop = loop;
    this.book = book;
    this.talk = talk;
    this.way = way;
    this.suites = suites;
    this.randomness = randomness;
    this.account = book.settings().account();
    this.slots = new Slots(loop, wire, account);
    this.listeners = new Listeners<>(loop);
  }

  @Override
  public CompletionStage<Transfer> send(Jid contact, Path file) {
    String name = FileName.safe(String.valueOf(file.getFileName()));
    return loop.compose(() -> readable(contact, file, name))
        .thenApply(
            shape -> {
              Transfer transfer = begun(contact, null, file, name, shape.size());
              return begin(transfer, new Upload(new Surroundings(contact), file, name));
            });
  }

  @Override
  public CompletionStage<Transfer> save(Jid contact, MessageId entry, Path target) {
    return loop.call(
        () -> {
          Shared shared =
              talk.shared(contact.bare(), entry)
                  .orElseThrow(() -> Troubles.exception(Cause.FILE_GONE, "there is no file", ""));
          String name = shared.attachment().name();
          Transfer transfer = begun(contact, entry, target, name, shared.attachment().size());
          return begin(
              transfer, new Download(new Surroundings(contact), shared.sharing(), name, target));
        });
  }

  @Override
  public void cancel(String id) {
    loop.run(
        () -> {
          for (Course course : courses) {
            if (course.transfer().id().equals(id) && !course.transfer().isOver()) {
              course.giveUp();
              if (course.transfer().state() instanceof Transfer.State.Failed) {
                start(course);
              }
            }
          }
        });
  }

  @Override
  public void retry(String id) {
    loop.run(
        () -> {
          for (Course course : courses) {
            if (course.transfer().id().equals(id)) {
              course.wake();
              if (course.transfer().state() instanceof Transfer.State.Failed) {
                start(course);
              }
            }
          }
        });
  }

  @Override
  public List<Transfer> with(Jid contact) {
    return courses.stream()
        .map(Course::transfer)
        .filter(transfer -> transfer.contact().equals(contact.bare()))
        .filter(transfer -> !(transfer.state() instanceof Transfer.State.Cancelled))
        .toList();
  }

  @Override
  public Registration listen(Consumer<Transfer> listener) {
    return listeners.add(listener);
  }

  /** The network is there again: nobody waits any longer. On the loop. */
  public void online() {
    courses.forEach(Course::wake);
  }

  /** What has come so far is kept for the next time. On the loop. */
  @Override
  public void close() {
    isClosed = true;
    courses.forEach(Course::leave);
    threads.shutdown();
  }

  private CompletionStage<Shape> readable(Jid contact, Path file, String name)
      throws ClientException {
    Reachability now = talk.reachability(contact);
    if (now instanceof Reachability.Unable unable) {
      throw new ClientException(unable.cause());
    }
    // Of one who is away it is not known: a program that takes none gets the name as a text
    if (!(now instanceof Reachability.Waiting) && !talk.conversations().takesMore(contact)) {
      throw Troubles.exception(
          Cause.FILE_NOT_TAKEN, "the contact's program knows texts alone", contact.toString());
    }
    return loop.elsewhere(() -> shape(file, name));
  }

  private static Shape shape(Path file, String name) throws ClientException {
    try {
      Shape shape = Shape.of(file);
      if (shape.size() > MAX_BYTES) {
        throw Troubles.exception(
            Cause.FILE_TOO_LARGE, "no file is so large", name, "" + MAX_BYTES / 1_000_000);
      }
      return shape;
    } catch (LocalFileException e) {
      throw Troubles.exception(Cause.FILE_UNREADABLE, String.valueOf(e.getMessage()), name);
    }
  }

  private static Transfer begun(
      Jid contact, @Nullable MessageId entry, Path file, String name, long size) {
    return new Transfer(
        UUID.randomUUID().toString(),
        contact.bare(),
        entry,
        file,
        name,
        size,
        0,
        new Transfer.State.Running());
  }

  private Transfer begin(Transfer transfer, Errand errand) {
    Course course = new Course(account, transfer, errand, listeners::tell);
    courses.add(course);
    listeners.tell(transfer);
    start(course);
    return transfer;
  }

  private void start(Course course) {
    if (!isClosed && course.claim()) {
      threads.execute(course::run);
      if (!isLookedAt) {
        isLookedAt = true;
        look();
      }
    }
  }

  /** Breaks connections that are dead, as long as anything is on its way. */
  private void look() {
    isLookedAt = !isClosed && courses.stream().anyMatch(Course::isClaimed);
    if (isLookedAt) {
      courses.forEach(Course::severWhereDead);
      Registration unused = loop.after(LOOKED_AT_EVERY, this::look);
    }
  }

  /** What {@code task} comes to on the loop. Blocks. */
  private <T> T there(Callable<T> task) throws ClientException, InterruptedException {
    try {
      return loop.call(task).toCompletableFuture().get();
    } catch (ExecutionException e) {
      throw Troubles.exception(Loop.unwrapped(e), account, account.domain());
    }
  }

  /** What the transfers with one contact work with. */
  private final class Surroundings implements Upload.Means, Download.Means {
    private final Jid contact;

    Surroundings(Jid contact) {
      this.contact = contact;
    }

    @Override
    public CipherSuite suite() {
      return suites.require(SuiteId.SIMPP_2007);
    }

    @Override
    public Randomness randomness() {
      return randomness;
    }

    @Override
    public UploadSlot slot(String name, long length)
        throws IOException, ClientException, InterruptedException {
      return slots.ask(name, length);
    }

    @Override
    public FileServer server(Errand.Progress progress)
        throws ClientException, InterruptedException {
      return new FileServer(there(() -> Route.of(book.settings())), way, progress::on);
    }

    @Override
    public void share(SharedFile file) throws ClientException, InterruptedException {
      there(
          () -> {
            talk.share(contact.bare(), new Shared(file));
            return true;
          });
    }
  }
}
