package org.simpp.client.ui.news;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.jspecify.annotations.Nullable;
import org.simpp.client.Contact;
import org.simpp.client.ConversationEvent;
import org.simpp.client.Session;
import org.simpp.client.ui.idle.Front;
import org.simpp.client.ui.language.Messages;
import org.simpp.client.ui.settings.Appearances;
import org.simpp.client.ui.thread.UiThread;
import org.simpp.model.Jid;
import org.simpp.model.Registration;

/**
 * Tells of messages that come while their conversation is not in front of somebody: on the
 * desktop's board, and by a number in the window's title. Opens the conversation that is clicked
 * on.
 */
public final class Announcer {
  private final Control owner;
  private final Session session;
  private final String product;
  private final Telling telling;
  private final View view;
  private final BoardMaker maker;
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread made = new Thread(work, "news");
            made.setDaemon(true);
            return made;
          });

  /** Null until the first news, and where there is none; of the worker's thread. */
  private @Nullable Board board;

  private final UiThread thread;

  /**
   * What is in the window.
   *
   * @param open whose conversation is open
   * @param isLocked whether the window is covered
   * @param chosen opens a conversation
   */
  public record View(
      Supplier<Optional<Jid>> open, BooleanSupplier isLocked, Consumer<Jid> chosen) {}

  /** Connects to where news are shown. */
  @FunctionalInterface
  public interface BoardMaker {
    Board make() throws IOException;
  }

  /** Tells for as long as {@code owner} is there. */
  public Announcer(
      Control owner,
      Session session,
      Messages messages,
      Appearances appearances,
      View view,
      BoardMaker maker) {
    this.owner = owner;
    this.session = session;
    this.product = appearances.brand().name(messages);
    this.telling = new Telling(appearances.preferences(), messages, product);
    this.view = view;
    this.maker = maker;
    this.thread = new UiThread(owner);
    Registration told = session.conversations().listen(thread.here(this::changed));
    owner.addListener(SWT.Dispose, event -> close(told));
    count();
  }

  private void changed(ConversationEvent event) {
    if (event instanceof ConversationEvent.Added added) {
      Jid contact = added.entry().contact();
      boolean isSeen = Front.has(owner) && view.open().get().filter(contact::equals).isPresent();
      telling
          .of(
              added.entry(),
              name(contact),
              session.presence().show(),
              view.isLocked().getAsBoolean(),
              isSeen)
          .ifPresent(news -> work(() -> show(news)));
    } else if (event instanceof ConversationEvent.UnreadChanged unread && unread.count() == 0) {
      work(() -> withdraw(unread.contact()));
    }
    count();
  }

  /** Brings the window before the others, and the conversation with it. */
  private void choose(Jid contact) {
    Shell shell = owner.getShell();
    shell.setMinimized(false);
    shell.forceActive();
    if (!view.isLocked().getAsBoolean()) {
      view.chosen().accept(contact);
    }
  }

  private void count() {
    int unread = session.conversations().unread().values().stream().mapToInt(n -> n).sum();
    owner.getShell().setText(unread == 0 ? product : "(" + unread + ") " + product);
  }

  private String name(Jid contact) {
    return session.contacts().find(contact).map(Contact::name).orElseGet(contact::toString);
  }

  private Board board() throws IOException {
    Board there = board;
    if (there == null) {
      there = maker.make();
      there.onChosen(thread.here(this::choose));
      board = there;
    }
    return there;
  }

  /** A desktop that was restarted is connected to again. */
  private void show(News news) throws IOException {
    Board there = board();
    try {
      there.show(news);
    } catch (IOException e) {
      board = null;
      there.close();
      throw e;
    }
  }

  private void withdraw(Jid contact) throws IOException {
    Board there = board;
    if (there != null) {
      there.withdraw(contact);
    }
  }

  private void close(Registration told) {
    told.close();
    work(
        () -> {
          Board there = board;
          if (there != null) {
            there.close();
          }
        });
    worker.shutdown();
  }

  /** What cannot be shown is not lost: the number of unread messages says it too. */
  private void work(Showing showing) {
    var unused =
        CompletableFuture.runAsync(
                () -> {
                  try {
                    showing.show();
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                },
                worker)
            .whenComplete(
                (done, failure) -> {
                  if (failure != null) {
                    report(failure.getCause() == null ? failure : failure.getCause());
                  }
                });
  }

  /** A desktop without a board is nobody's fault, and needs no trace. */
  private static void report(Throwable failure) {
    System.Logger log = System.getLogger(Announcer.class.getName());
    if (failure instanceof UncheckedIOException unreachable) {
      log.log(System.Logger.Level.INFO, "not told on the desktop: {0}", unreachable.getMessage());
    } else {
      log.log(System.Logger.Level.WARNING, "not told on the desktop", failure);
    }
  }

  @FunctionalInterface
  private interface Showing {
    void show() throws IOException;
  }
}
