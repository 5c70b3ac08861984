package org.simpp.client.ui;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import org.eclipse.e4.core.di.annotations.Optional;
import org.eclipse.e4.core.di.extensions.Service;
import org.eclipse.e4.ui.workbench.IWorkbench;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.jspecify.annotations.Nullable;
import org.simpp.client.Messenger;
import org.simpp.client.Session;
import org.simpp.client.directory.PeopleDirectory;
import org.simpp.client.settings.Preferences;
import org.simpp.client.settings.ProxyLogin;
import org.simpp.client.ui.entrance.Demonstration;
import org.simpp.client.ui.entrance.Entrance;
import org.simpp.client.ui.entrance.EntranceScreen;
import org.simpp.client.ui.entrance.ServerChoice;
import org.simpp.client.ui.entrance.SignInForm;
import org.simpp.client.ui.language.Messages;
import org.simpp.client.ui.lock.Lock;
import org.simpp.client.ui.look.Icon;
import org.simpp.client.ui.look.Tint;
import org.simpp.client.ui.main.Desk;
import org.simpp.client.ui.main.MainScreen;
import org.simpp.client.ui.news.Announcer;
import org.simpp.client.ui.news.DesktopBoard;
import org.simpp.client.ui.report.RecentLog;
import org.simpp.client.ui.thread.UiThread;

/** The one part of the window: the way in, then the conversations. */
public final class DesktopPart {
  private final Composite parent;
  private final UiThread thread;
  private final RecentLog log = RecentLog.install();
  private final Farewell farewell;
  private final Preferences preferences;
  private final Wardrobe wardrobe;
  private @Nullable Messenger messenger;
  private @Nullable MainScreen main;
  private @Nullable Session session;
  private boolean demonstrated;

  @Inject
  public DesktopPart(
      Composite parent,
      IWorkbench workbench,
      @Service Preferences preferences,
      @Service ProxyLogin proxyLogin,
      @Service PeopleDirectory directory) {
    this.parent = parent;
    this.thread = new UiThread(parent);
    this.farewell = new Farewell(thread, workbench);
    this.preferences = preferences;
    this.wardrobe = new Wardrobe(parent, thread, preferences, proxyLogin, directory, this::dressed);
    parent.setLayout(new FillLayout());
    place();
    entitle();
  }

  /** The messenger is a service: it may come after the window, and go before it. */
  @Inject
  public void use(@Optional @Service @Nullable Messenger service) {
    thread.run(
        () -> {
          boolean changed = messenger != service;
          messenger = service;
          if (changed) {
            begin();
          }
        });
  }

  @PostConstruct
  public void create() {
    begin();
    farewell.expect();
  }

  @PreDestroy
  public void close() {
    farewell.begin();
    log.close();
  }

  /** Several desktops on one screen: whoever starts them says where each window opens. */
  private void place() {
    Integer left = Integer.getInteger("simpp.window.left");
    if (left != null) {
      parent.getShell().setLocation(left, 0);
    }
  }

  private void entitle() {
    parent.getShell().setText(wardrobe.brand().name(wardrobe.messages()));
    parent.getShell().setImage(wardrobe.pieces().look().image(Icon.LOGO, Tint.ACCENT));
  }

  private void begin() {
    Messenger service = messenger;
    if (service == null) {
      starting();
    } else {
      entrance(service, System.getProperty("simpp.account", ""), "");
    }
  }

  /** The look or the language is another: everything is made anew, with the settings open. */
  private void dressed() {
    Messenger service = messenger;
    Session open = session;
    MainScreen before = main;
    entitle();
    if (service != null && open != null && before != null) {
      var last = before.last();
      MainScreen screen = entered(service, open);
      last.ifPresent(screen::open);
      screen.settings();
    } else if (service != null) {
      entrance(service, System.getProperty("simpp.account", ""), "").showSettings();
    } else {
      starting();
    }
  }

  private void starting() {
    Composite ground = fresh();
    Composite pane = wardrobe.pieces().pane(ground, Tint.PAGE, 1, 40);
    Label label =
        wardrobe.pieces().label(pane, wardrobe.messages().text("app.starting"), Tint.TEXT_MUTED);
    label.setAlignment(SWT.CENTER);
    label.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, true));
    parent.layout(true, true);
  }

  private EntranceScreen entrance(Messenger service, String account, String message) {
    Composite ground = fresh();
    entitle();
    String server = new ServerChoice(preferences).beginning(System.getProperty("simpp.server", ""));
    String site = wardrobe.faults();
    Entrance entrance = new Entrance(service, wardrobe.messages().language());
    EntranceScreen screen =
        new EntranceScreen(
            ground,
            wardrobe.pieces(),
            wardrobe.messages(),
            wardrobe,
            entrance,
            new SignInForm.Start(account, server, message.isEmpty() ? site : message),
            opened -> entered(service, opened));
    parent.layout(true, true);
    String file = System.getProperty("simpp.demonstration", "");
    if (!file.isEmpty() && !demonstrated) {
      demonstrated = true;
      demonstrate(service, Path.of(file), entrance, screen, server);
    }
    return screen;
  }

  private void demonstrate(
      Messenger service, Path file, Entrance entrance, EntranceScreen screen, String server) {
    try {
      Demonstration demonstration = Demonstration.read(file);
      thread.when(
          demonstration.enter(entrance, server, screen),
          opened -> {
            MainScreen shown = entered(service, opened);
            thread.when(demonstration.befriend(opened), done -> {}, shown::notice);
          },
          trouble -> entrance(service, "", wardrobe.messages().whole(trouble)));
    } catch (IOException e) {
      entrance(service, "", wardrobe.messages().text("demonstration.unreadable", e.toString()));
    }
  }

  private MainScreen entered(Messenger service, Session opened) {
    Composite ground = fresh();
    farewell.session(opened);
    session = opened;
    Desk desk = new Desk(wardrobe.pieces(), wardrobe.messages(), service, opened, wardrobe);
    MainScreen screen = new MainScreen(ground, desk, message -> ended(opened, message));
    main = screen;
    Lock lock = new Lock(parent, ground, desk, screen);
    announce(screen, opened, lock);
    parent.layout(true, true);
    return screen;
  }

  private void announce(MainScreen screen, Session opened, Lock lock) {
    Messages messages = wardrobe.messages();
    String product = wardrobe.brand().name(messages);
    String open = messages.text("news.open");
    Announcer unused =
        new Announcer(
            screen.control(),
            opened,
            messages,
            wardrobe,
            new Announcer.View(screen::shown, lock::isLocked, screen::open),
            () -> DesktopBoard.connect(product, open));
  }

  private void ended(Session over, String message) {
    farewell.forget();
    Messenger service = messenger;
    if (service != null) {
      entrance(service, over.account().toString(), message);
    }
  }

  /** An empty window; what was there is gone, with its colours and fonts. */
  private Composite fresh() {
    main = null;
    session = null;
    for (Control child : parent.getChildren()) {
      child.dispose();
    }
    // a lock that covered them had another
    parent.setLayout(new FillLayout());
    return wardrobe.ground();
  }
}
