package org.simpp.client.ui.main;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.simpp.client.Contact;
import org.simpp.client.ContactEvent;
import org.simpp.client.ConversationEvent;
import org.simpp.client.Profile;
import org.simpp.client.Session;
import org.simpp.client.SessionEvent;
import org.simpp.client.Trouble;
import org.simpp.client.settings.Preferences;
import org.simpp.client.ui.conversation.ConversationPane;
import org.simpp.client.ui.faces.Faces;
import org.simpp.client.ui.idle.Absence;
import org.simpp.client.ui.idle.IdleWatch;
import org.simpp.client.ui.language.Messages;
import org.simpp.client.ui.language.SiteWords;
import org.simpp.client.ui.language.States;
import org.simpp.client.ui.look.Icon;
import org.simpp.client.ui.look.Pieces;
import org.simpp.client.ui.look.Remark;
import org.simpp.client.ui.look.Tint;
import org.simpp.client.ui.thread.UiThread;
import org.simpp.model.Jid;
import org.simpp.model.Registration;

/** The window of somebody who is signed in: contacts on the left, one conversation on the right. */
public final class MainScreen {
  private static final int LIST_WIDTH = 320;

  private final Pieces pieces;
  private final Messages messages;
  private final Session session;
  private final Consumer<String> ended;
  private final Composite root;
  private final UiThread thread;
  private final OwnHeader own;
  private final Requests requests;
  private final ContactList list;
  private final ConnectionBar connection;
  private final Remark notice;
  private final Navigator navigator;
  private final PeopleButton people;
  private Runnable lock = () -> {};

  /**
   * Shows the session.
   *
   * @param ended called once when the person has signed out, with what to say on the first screen
   */
  public MainScreen(Composite parent, Desk desk, Consumer<String> ended) {
    this.pieces = desk.pieces();
    this.messages = desk.messages();
    this.session = desk.session();
    this.ended = ended;
    States states = new States(messages, ZoneId.systemDefault());
    root = pieces.pane(parent, Tint.PAGE, 2, 0);
    ((GridLayout) root.getLayout()).horizontalSpacing = 0;
    ((GridLayout) root.getLayout()).verticalSpacing = 0;
    thread = new UiThread(root);
    profileBanner();
    Composite left = pieces.pane(root, Tint.PANE, 1, 12);
    GridData width = new GridData(SWT.FILL, SWT.FILL, false, true);
    width.widthHint = pieces.look().aside(LIST_WIDTH);
    left.setLayoutData(width);
    Faces faces = new Faces(root, session.avatars());
    own = new OwnHeader(left, pieces, messages, states, session, faces, this::signOut);
    requests = new Requests(left, pieces, messages, session.contacts(), this::notice);
    list =
        new ContactList(
            left, pieces, new ContactWords(messages, states), faces, this::chosen, this::notice);
    Composite row = pieces.pane(left, Tint.PANE, 2, 0);
    pieces.line(left);
    connection = new ConnectionBar(left, pieces, messages, states, this::signOut);
    Composite side = pieces.pane(root, Tint.PAGE, 1, 0);
    side.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
    ((GridLayout) side.getLayout()).verticalSpacing = 0;
    notice = noticeBox(side);
    Composite right = pieces.pane(side, Tint.PAGE, 1, 0);
    right.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
    navigator = new Navigator(right, desk, faces, this::opened, this::notice);
    people = new PeopleButton(list.top(), desk, navigator::people);
    buttons(row);
    Shortcut.listen(root, this::press);
    listen(desk.preferences());
    IdleWatch unused = new IdleWatch(root, Absence.LIMIT, new Away(session));
  }

  public Control control() {
    return root;
  }

  /** Says that nobody is there, and that somebody is. */
  private record Away(Session session) implements Absence.Listener {
    @Override
    public void away(Instant since) {
      session.idleSince(since);
    }

    @Override
    public void back() {
      session.back();
    }
  }

  /** Something a person should be told, above the conversation. */
  public void notice(Trouble trouble) {
    notice(messages.whole(trouble));
  }

  private void notice(String words) {
    notice.say(words);
    root.layout(true, true);
  }

  /** Opens the conversation with that contact, if there is one. */
  public void open(Jid address) {
    navigator.open(address);
  }

  /** Whose conversation is shown. */
  public Optional<Jid> shown() {
    return navigator.conversation().map(ConversationPane::address);
  }

  /** What is done when somebody wants the window covered. */
  public void onLock(Runnable handler) {
    lock = handler;
  }

  /** Closes the conversation or the form that is shown. */
  public void leave() {
    navigator.leave();
  }

  /** Opens the settings. */
  public void settings() {
    navigator.settings();
  }

  /** Whose conversation is open, or was before the form that is open. */
  public Optional<Jid> last() {
    return navigator.last();
  }

  private void listen(Preferences preferences) {
    List<Registration> registrations =
        List.of(
            session.listen(thread.here(this::changed)),
            session.contacts().listen(thread.here(this::changed)),
            session.conversations().listen(thread.here(this::changed)),
            preferences.listen(thread.here(setting -> people.follow())));
    root.addListener(SWT.Dispose, event -> registrations.forEach(Registration::close));
    connection.show(session.connection());
    notice(SiteWords.of(messages, preferences.faults()));
    session.notices().forEach(this::notice);
    list.view().replace(session.contacts().all());
    list.view().strangers(session.conversations().strangers());
    list.unread(session.conversations().unread());
    navigator.home();
  }

  /** Whether there was anything to do. */
  private boolean press(Shortcut shortcut) {
    switch (shortcut) {
      case SEARCH -> list.focusSearch();
      case FIND -> navigator.search();
      case PEOPLE -> navigator.people();
      case ADD -> navigator.add("");
      case NEXT -> list.step(1);
      case PREVIOUS -> list.step(-1);
      case EDIT -> navigator.last().ifPresent(navigator::edit);
      case SETTINGS -> navigator.settings();
      case LOCK -> lock.run();
      case HELP -> navigator.shortcuts();
      case CLOSE -> {
        if (navigator.isForm()) {
          navigator.home();
          return true;
        }
        return false;
      }
    }
    return true;
  }

  private void changed(SessionEvent event) {
    if (event instanceof SessionEvent.ConnectionChanged changed) {
      connection.show(changed.state());
    } else if (event instanceof SessionEvent.PresenceChanged) {
      own.show();
    } else if (event instanceof SessionEvent.Notice told) {
      notice(told.trouble());
    }
  }

  private void changed(ContactEvent event) {
    if (event instanceof ContactEvent.RequestsChanged changed) {
      requests.show(changed.requests());
      return;
    }
    Optional<ConversationPane> open = navigator.conversation();
    if (event instanceof ContactEvent.Changed changed) {
      Contact contact = changed.contact();
      list.view().put(contact);
      navigator.contactsAre(false);
      open.filter(pane -> pane.isWith(contact.address())).ifPresent(pane -> pane.show(contact));
    } else if (event instanceof ContactEvent.Removed removed) {
      list.view().remove(removed.address());
      navigator.contactsAre(session.contacts().all().isEmpty());
      if (open.filter(pane -> pane.isWith(removed.address())).isPresent()) {
        navigator.leave();
      }
    }
  }

  private void changed(ConversationEvent event) {
    Optional<ConversationPane> open = navigator.conversation();
    if (event instanceof ConversationEvent.StrangersChanged) {
      list.view().strangers(session.conversations().strangers());
      list.unread(session.conversations().unread());
      if (open.filter(pane -> navigator.find(pane.address()).isEmpty()).isPresent()) {
        navigator.leave();
      }
      return;
    }
    open.ifPresent(pane -> pane.changed(event));
    list.unread(session.conversations().unread());
  }

  /**
   * @param writes whether they go on to write, or only look through the list
   */
  private void chosen(Jid contact, boolean writes) {
    navigator.open(contact);
    if (!writes) {
      list.focus();
    }
  }

  private void opened(Jid address) {
    list.select(address);
    list.unread(session.conversations().unread());
  }

  private void buttons(Composite row) {
    row.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
    ((GridLayout) row.getLayout()).makeColumnsEqualWidth = true;
    button(row, "main.find", navigator::search);
    // the others stand in pairs below it
    ((GridData) row.getChildren()[0].getLayoutData()).horizontalSpan = 2;
    button(row, "main.add", () -> navigator.add(""));
    button(row, "main.settings", navigator::settings);
    if (session.profile() == Profile.LABORATORY_2007) {
      button(row, "main.pin", navigator::changePin);
    }
    button(row, "main.signout", this::signOut);
  }

  private void button(Composite row, String key, Runnable pressed) {
    pieces
        .button(row, key, messages.text(key), pressed)
        .setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
  }

  /**
   * The laboratory is marked in red for as long as its session lasts; a password account plainly.
   */
  private void profileBanner() {
    boolean laboratory = session.profile() == Profile.LABORATORY_2007;
    Remark banner =
        laboratory
            ? new Remark(root, pieces, "profile", Tint.ALARM, Tint.ON_ALARM, Icon.FLASK)
            : new Remark(
                root, pieces, "profile", Tint.AMBER_GROUND, Tint.AMBER_TEXT, Icon.LOCK_OPEN);
    banner.box().setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
    banner.say(messages.text(laboratory ? "laboratory.banner" : "password.banner"));
  }

  private Remark noticeBox(Composite side) {
    Remark box =
        new Remark(side, pieces, "notice", Tint.AMBER_GROUND, Tint.AMBER_TEXT, Icon.WARNING);
    ((GridLayout) box.box().getLayout()).numColumns = 3;
    pieces.button(
        box.box(),
        "notice.dismiss",
        messages.text("main.notice.dismiss"),
        () -> {
          box.say("");
          root.layout(true, true);
        });
    return box;
  }

  /** Ends the session. */
  public void signOut() {
    root.setEnabled(false);
    thread.when(
        session.signOut(),
        done -> ended.accept(""),
        trouble -> ended.accept(messages.whole(trouble)));
  }
}
