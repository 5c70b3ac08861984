package org.simpp.client.ui.conversation;

import java.time.ZoneId;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.simpp.client.Contact;
import org.simpp.client.ConversationEvent;
import org.simpp.client.Conversations;
import org.simpp.client.Entry;
import org.simpp.client.Session;
import org.simpp.client.Trouble;
import org.simpp.client.ui.language.EntryWords;
import org.simpp.client.ui.language.Messages;
import org.simpp.client.ui.language.States;
import org.simpp.client.ui.look.Pieces;
import org.simpp.client.ui.look.Tint;
import org.simpp.client.ui.thread.UiThread;
import org.simpp.model.Jid;

/** One conversation: who it is with, what was written, and where to write. */
public final class ConversationPane {
  private static final int PAGE = 50;

  private final Conversations conversations;
  private final Jid address;
  private final Composite root;
  private final UiThread thread;
  private final Consumer<Trouble> failed;
  private final ContactHeader header;
  private final Transcript transcript;
  private final Composer composer;

  /**
   * @param add pressed to put a stranger on the contact list
   */
  public ConversationPane(
      Composite parent,
      Pieces pieces,
      Messages messages,
      Session session,
      Contact contact,
      Runnable add,
      Consumer<Trouble> failed) {
    this.conversations = session.conversations();
    this.address = contact.address();
    this.failed = failed;
    root = pieces.pane(parent, Tint.PAGE, 1, 0);
    root.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
    ((GridLayout) root.getLayout()).verticalSpacing = 0;
    thread = new UiThread(root);
    States states = new States(messages, ZoneId.systemDefault());
    header = new ContactHeader(root, pieces, messages, states, session, contact, add, failed);
    pieces.line(root);
    transcript =
        new Transcript(
            root,
            pieces,
            messages,
            new EntryWords(messages, ZoneId.systemDefault()),
            contact.name(),
            this::earlier);
    composer = new Composer(root, pieces, messages, states, this::send);
    show(contact);
  }

  /** Whom it is with: a bare address. */
  public Jid address() {
    return address;
  }

  public boolean isWith(Jid contact) {
    return address.equals(contact);
  }

  /** Loads the last entries and gives the composer the keyboard. */
  public void begin() {
    thread.when(
        conversations.latest(address, PAGE),
        entries -> {
          transcript.begin(entries, entries.size() == PAGE);
          conversations.markRead(address);
        },
        failed);
    composer.focus();
  }

  /** The contact's name, presence or reachability is another. */
  public void show(Contact contact) {
    header.show(contact);
    composer.show(contact);
    root.layout(true, true);
  }

  public void changed(ConversationEvent event) {
    if (event instanceof ConversationEvent.Added added && isWith(added.entry().contact())) {
      transcript.put(added.entry());
      if (added.entry().isReceived()) {
        conversations.markRead(address);
      }
    } else if (event instanceof ConversationEvent.Changed changed
        && isWith(changed.entry().contact())) {
      transcript.put(changed.entry());
    }
  }

  private void send(String text) {
    thread.when(
        conversations.send(address, text),
        transcript::put,
        trouble -> {
          composer.giveBack(text);
          failed.accept(trouble);
        });
  }

  private void earlier(Entry first) {
    thread.when(
        conversations.before(address, first.id(), PAGE),
        entries -> transcript.prepend(entries, entries.size() == PAGE),
        failed);
  }

  /** What is done when somebody wants to change the contact's name and groups. */
  public void onEdit(Runnable handler) {
    header.onEdit(handler);
  }
}
