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
import org.simpp.client.ui.entrance.Demonstration;
import org.simpp.client.ui.entrance.Entrance;
import org.simpp.client.ui.entrance.EntranceScreen;
import org.simpp.client.ui.entrance.SignInForm;
import org.simpp.client.ui.language.Messages;
import org.simpp.client.ui.look.Look;
import org.simpp.client.ui.look.Pieces;
import org.simpp.client.ui.look.Theme;
import org.simpp.client.ui.look.Tint;
import org.simpp.client.ui.main.MainScreen;
import org.simpp.client.ui.thread.UiThread;

/** The one part of the window: the way in, then the conversations. */
public final class DesktopPart {
  private final Messages messages = Messages.in(System.getProperty("simpp.language", ""));
  private final Composite parent;
  private final Pieces pieces;
  private final UiThread thread;
  private final Farewell farewell;
  private @Nullable Messenger messenger;
  private boolean demonstrated;

  @Inject
  public DesktopPart(Composite parent, IWorkbench workbench) {
    this.parent = parent;
    this.pieces = new Pieces(new Look(parent, Theme.preferred(parent.getDisplay())));
    this.thread = new UiThread(parent);
    this.farewell = new Farewell(thread, workbench);
    parent.setLayout(new FillLayout());
    place();
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
  }

  /** Several desktops on one screen: whoever starts them says where each window opens. */
  private void place() {
    Integer left = Integer.getInteger("simpp.window.left");
    if (left != null) {
      parent.getShell().setLocation(left, 0);
    }
  }

  private void begin() {
    Messenger service = messenger;
    if (service == null) {
      clear();
      starting();
    } else {
      entrance(service, System.getProperty("simpp.account", ""), "");
    }
  }

  private void starting() {
    Composite pane = pieces.pane(parent, Tint.PAGE, 1, 40);
    Label label = pieces.label(pane, messages.text("app.starting"), Tint.TEXT_MUTED);
    label.setAlignment(SWT.CENTER);
    label.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, true));
    parent.layout(true, true);
  }

  private void entrance(Messenger service, String account, String message) {
    clear();
    String server = System.getProperty("simpp.server", "");
    Entrance entrance = new Entrance(service, messages.language());
    EntranceScreen screen =
        new EntranceScreen(
            parent,
            pieces,
            messages,
            entrance,
            new SignInForm.Start(account, server, message),
            session -> entered(service, session));
    parent.layout(true, true);
    String file = System.getProperty("simpp.demonstration", "");
    if (!file.isEmpty() && !demonstrated) {
      demonstrated = true;
      demonstrate(service, Path.of(file), entrance, screen, server);
    }
  }

  private void demonstrate(
      Messenger service, Path file, Entrance entrance, EntranceScreen screen, String server) {
    try {
      Demonstration demonstration = Demonstration.read(file);
      thread.when(
          demonstration.enter(entrance, server, screen),
          session -> {
            MainScreen main = entered(service, session);
            thread.when(demonstration.befriend(session), done -> {}, main::notice);
          },
          trouble -> entrance(service, "", messages.whole(trouble)));
    } catch (IOException e) {
      entrance(service, "", messages.text("demonstration.unreadable", e.toString()));
    }
  }

  private MainScreen entered(Messenger service, Session session) {
    clear();
    farewell.session(session);
    MainScreen main =
        new MainScreen(
            parent, pieces, messages, service, session, message -> ended(session, message));
    parent.layout(true, true);
    return main;
  }

  private void ended(Session session, String message) {
    farewell.forget();
    Messenger service = messenger;
    if (service != null) {
      entrance(service, session.account().toString(), message);
    }
  }

  private void clear() {
    for (Control child : parent.getChildren()) {
      child.dispose();
    }
  }
}
