package org.simpp.client.ui.main;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.jspecify.annotations.Nullable;
import org.simpp.client.Contact;
import org.simpp.client.ContactEvent;
import org.simpp.client.ConversationEvent;
import org.simpp.client.Messenger;
import org.simpp.client.Profile;
import org.simpp.client.Session;
import org.simpp.client.SessionEvent;
import org.simpp.client.Trouble;
import org.simpp.client.ui.conversation.ConversationPane;
import org.simpp.client.ui.language.Messages;
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
  private final States states;
  private final Messenger messenger;
  private final Session session;
  private final Consumer<String> ended;
  private final Composite root;
  private final UiThread thread;
  private final OwnHeader own;
  private final Requests requests;
  private final ContactList list;
  private final ConnectionBar connection;
  private final Remark notice;
  private final Composite right;
  private @Nullable ConversationPane conversation;

  /**
   * Shows the session.
   *
   * @param ended called once when the person has signed out, with what to say on the first screen
   */
  public MainScreen(
      Composite parent,
      Pieces pieces,
      Messages messages,
      Messenger messenger,
      Session session,
      Consumer<String> ended) {
    this.pieces = pieces;
    this.messages = messages;
    this.states = new States(messages, ZoneId.systemDefault());
    this.messenger = messenger;
    this.session = session;
    this.ended = ended;
    root = pieces.pane(parent, Tint.PAGE, 2, 0);
    ((GridLayout) root.getLayout()).horizontalSpacing = 0;
    ((GridLayout) root.getLayout()).verticalSpacing = 0;
    thread = new UiThread(root);
    profileBanner();
    Composite left = pieces.pane(root, Tint.PANE, 1, 12);
    GridData width = new GridData(SWT.FILL, SWT.FILL, false, true);
    width.widthHint = LIST_WIDTH;
    left.setLayoutData(width);
    own = new OwnHeader(left, pieces, messages, states, session, this::signOut);
    requests = new Requests(left, pieces, messages, session.contacts(), this::notice);
    list = new ContactList(left, pieces, messages, states, this::open);
    buttons(left);
    pieces.line(left);
    connection = new ConnectionBar(left, pieces, messages, states, this::signOut);
    Composite side = pieces.pane(root, Tint.PAGE, 1, 0);
    side.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
    ((GridLayout) side.getLayout()).verticalSpacing = 0;
    notice = noticeBox(side);
    right = pieces.pane(side, Tint.PAGE, 1, 0);
    right.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
    listen();
  }

  public Control control() {
    return root;
  }

  /** Something a person should be told, above the conversation. */
  public void notice(Trouble trouble) {
    notice.say(messages.whole(trouble));
    root.layout(true, true);
  }

  private void listen() {
    List<Registration> registrations =
        List.of(
            session.listen(thread.here(this::changed)),
            session.contacts().listen(thread.here(this::changed)),
            session.conversations().listen(thread.here(this::changed)));
    root.addListener(SWT.Dispose, event -> registrations.forEach(Registration::close));
    connection.show(session.connection());
    session.notices().forEach(this::notice);
    refresh();
    empty();
  }

  private void changed(SessionEvent event) {
    if (event instanceof SessionEvent.ConnectionChanged changed) {
      connection.show(changed.state());
    } else if (event instanceof SessionEvent.PresenceChanged changed) {
      own.show(changed.presence());
    } else if (event instanceof SessionEvent.Notice told) {
      notice(told.trouble());
    }
  }

  private void changed(ContactEvent event) {
    if (event instanceof ContactEvent.RequestsChanged changed) {
      requests.show(changed.requests());
      return;
    }
    refresh();
    ConversationPane open = conversation;
    if (event instanceof ContactEvent.Changed changed
        && open != null
        && open.isWith(changed.contact().address())) {
      open.show(changed.contact());
    } else if (event instanceof ContactEvent.Removed removed
        && open != null
        && open.isWith(removed.address())) {
      empty();
    } else if (open == null && right.getData() == null) {
      empty();
    }
  }

  private void changed(ConversationEvent event) {
    ConversationPane open = conversation;
    if (event instanceof ConversationEvent.StrangersChanged) {
      refresh();
      if (open != null && find(open.address()).isEmpty()) {
        empty();
      }
      return;
    }
    if (open != null) {
      open.changed(event);
    }
    list.unread(session.conversations().unread());
  }

  private void refresh() {
    List<Contact> shown = new ArrayList<>(session.contacts().all());
    shown.addAll(session.conversations().strangers());
    list.show(shown);
    list.unread(session.conversations().unread());
  }

  private void open(Jid address) {
    ConversationPane before = conversation;
    Optional<Contact> contact = find(address);
    if (contact.isEmpty() || (before != null && before.isWith(address))) {
      return;
    }
    clear();
    ConversationPane opened =
        new ConversationPane(
            right,
            pieces,
            messages,
            session,
            contact.get(),
            () -> add(address.toString()),
            this::notice);
    conversation = opened;
    right.layout(true, true);
    opened.begin();
    list.unread(session.conversations().unread());
  }

  /** The contact, or the stranger who has written, of that address. */
  private Optional<Contact> find(Jid address) {
    return session
        .contacts()
        .find(address)
        .or(
            () ->
                session.conversations().strangers().stream()
                    .filter(stranger -> stranger.address().equals(address))
                    .findFirst());
  }

  private void empty() {
    clear();
    EmptyState state = new EmptyState(right, pieces, messages);
    if (session.contacts().all().isEmpty()) {
      state.noContacts(() -> add(""));
    } else {
      state.chooseContact();
    }
    right.layout(true, true);
  }

  private void add(String given) {
    clear();
    right.setData("adding");
    AddContactForm form =
        new AddContactForm(
            right,
            pieces,
            messages,
            session.contacts(),
            given,
            address -> {
              empty();
              list.select(address);
              open(address);
            },
            this::empty);
    right.layout(true, true);
    form.focus();
  }

  private void changePin() {
    clear();
    right.setData("changing the PIN");
    PinForm form = new PinForm(right, pieces, messages, messenger, session, this::empty);
    right.layout(true, true);
    form.focus();
  }

  private void clear() {
    conversation = null;
    right.setData(null);
    for (Control child : right.getChildren()) {
      child.dispose();
    }
  }

  private void buttons(Composite left) {
    Composite row = pieces.pane(left, Tint.PANE, 2, 0);
    row.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
    pieces.button(row, "main.add", messages.text("main.add"), () -> add(""));
    Pieces.at(
        pieces.button(row, "main.signout", messages.text("main.signout"), this::signOut), SWT.END);
    if (session.profile() == Profile.LABORATORY_2007) {
      pieces
          .button(row, "main.pin", messages.text("main.pin"), this::changePin)
          .setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
    }
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

  private void signOut() {
    root.setEnabled(false);
    thread.when(
        session.signOut(),
        done -> ended.accept(""),
        trouble -> ended.accept(messages.whole(trouble)));
  }
}
