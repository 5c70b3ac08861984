package org.simpp.client.ui.lock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.jspecify.annotations.Nullable;
import org.simpp.client.settings.KnownSettings;
import org.simpp.client.ui.idle.Absence;
import org.simpp.client.ui.idle.IdleWatch;
import org.simpp.client.ui.main.Desk;
import org.simpp.client.ui.main.MainScreen;
import org.simpp.client.ui.thread.UiThread;
import org.simpp.model.Jid;

/**
 * Covers the whole window after so long without use, or when asked, until the PIN or the password
 * is typed again. The session goes on behind it; no conversation is open there, so nothing counts
 * as read.
 */
public final class Lock {
  private static final int LOOK_MILLIS = 2_000;

  private final Composite place;
  private final Control ground;
  private final Desk desk;
  private final MainScreen main;
  private final Clock clock = Clock.systemUTC();

  /** Since when nobody is there; null while somebody is. */
  private @Nullable Instant away;

  private @Nullable LockScreen cover;

  /**
   * Watches for as long as the main screen is there.
   *
   * @param place the window's whole content, of which {@code ground} is the one child that is shown
   */
  public Lock(Composite place, Control ground, Desk desk, MainScreen main) {
    this.place = place;
    this.ground = ground;
    this.desk = desk;
    this.main = main;
    main.onLock(this::cover);
    UiThread thread = new UiThread(main.control());
    IdleWatch unused =
        new IdleWatch(
            main.control(),
            Duration.ofSeconds(30),
            new Absence.Listener() {
              @Override
              public void away(Instant since) {
                thread.run(() -> left(since));
              }

              @Override
              public void back() {
                thread.run(() -> returned());
              }
            });
    look();
  }

  public boolean isLocked() {
    return cover != null;
  }

  /** Covers the window at once. */
  public void cover() {
    if (isLocked()) {
      return;
    }
    Jid open = main.last().orElse(null);
    main.leave();
    StackLayout stack = new StackLayout();
    place.setLayout(stack);
    LockScreen screen = new LockScreen(place, desk, () -> uncover(open), main::signOut);
    cover = screen;
    stack.topControl = screen.control();
    place.layout(true, true);
    screen.focus();
  }

  private void uncover(@Nullable Jid open) {
    LockScreen screen = cover;
    cover = null;
    away = null;
    if (screen != null) {
      screen.control().dispose();
    }
    place.setLayout(new FillLayout());
    ground.setVisible(true);
    place.layout(true, true);
    if (open != null) {
      main.open(open);
    }
  }

  private void left(Instant since) {
    away = since;
  }

  private void returned() {
    away = null;
  }

  private void look() {
    if (main.control().isDisposed()) {
      return;
    }
    coverWhenDue();
    place.getDisplay().timerExec(LOOK_MILLIS, this::look);
  }

  private void coverWhenDue() {
    int minutes = desk.preferences().get(KnownSettings.LOCK_MINUTES);
    Instant since = away;
    if (minutes > 0
        && since != null
        && !clock.instant().isBefore(since.plus(Duration.ofMinutes(minutes)))) {
      cover();
    }
  }
}
