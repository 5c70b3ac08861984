package org.simpp.client.ui.conversation;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.simpp.client.Contact;
import org.simpp.client.ConversationEvent;
import org.simpp.client.Conversations;
import org.simpp.client.Entry;
import org.simpp.client.Session;
import org.simpp.client.Transfer;
import org.simpp.client.Transfers;
import org.simpp.client.Trouble;
import org.simpp.client.ui.faces.Faces;
import org.simpp.client.ui.language.EntryWords;
import org.simpp.client.ui.language.Messages;
import org.simpp.client.ui.language.States;
import org.simpp.client.ui.look.Pieces;
import org.simpp.client.ui.look.Tint;
import org.simpp.client.ui.thread.UiThread;
import org.simpp.model.Jid;
import org.simpp.model.MessageId;
import org.simpp.model.Registration;

/** One conversation: who it is with, what was written, and where to write. */
public final class ConversationPane {
  private static final int PAGE = 50;
  private static final int MAX_PAGE = 500;

  private final Conversations conversations;
  private final Messages messages;
  private final Jid address;
  private final Composite root;
  private final UiThread thread;
  private final Consumer<Trouble> failed;
  private final ContactHeader header;
  private final Transcript transcript;
  private final Sight sight;
  private final Label typing;
  private final Sharing sharing;
  private final TransferPane transfers;
  private final Writing writing;
  private String contactName;

  /**
   * @param add pressed to put a stranger on the contact list
   */
  public ConversationPane(
      Composite parent,
      Pieces pieces,
      Messages messages,
      Session session,
      Faces faces,
      Contact contact,
      Runnable add,
      Consumer<Trouble> failed) {
    this.conversations = session.conversations();
    this.messages = messages;
    EntryWords words = new EntryWords(messages, ZoneId.systemDefault());
    this.address = contact.address();
    this.contactName = contact.name();
    this.failed = failed;
    root = pieces.pane(parent, Tint.PAGE, 1, 0);
    root.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
    ((GridLayout) root.getLayout()).verticalSpacing = 0;
    thread = new UiThread(root);
    States states = new States(messages, ZoneId.systemDefault());
    EmojiPicker picker = new EmojiPicker(pieces, messages);
    header =
        new ContactHeader(root, pieces, messages, states, session, faces, contact, add, failed);
    ExportLine export = new ExportLine(root, pieces, messages, words, session, contact, failed);
    header.onExport(export::ask);
    pieces.line(root);
    Actions actions = new Actions();
    EntryMenu menu = new EntryMenu(messages, actions, picker);
    transcript =
        new Transcript(
            root,
            new BubbleParts(pieces, messages, words, contact.name(), actions, menu),
            new Pages());
    sight = new Sight(root, transcript, () -> conversations.markRead(address));
    typing = typingLine(pieces);
    sharing = new Sharing(root, messages, session.transfers(), address, failed);
    transfers = new TransferPane(root, pieces, messages, session.transfers());
    listen(session.transfers());
    writing =
        new Writing(
            root, pieces, messages, picker, files(), conversations, contact, this::sent, failed);
    show(contact);
  }

  /** Whom it is with: a bare address. */
  public Jid address() {
    return address;
  }

  public boolean isWith(Jid contact) {
    return address.equals(contact);
  }

  /** Loads the last entries and the draft, and gives the composer the keyboard. */
  public void begin() {
    begin(() -> {});
  }

  /** As {@link #begin}, and goes to that entry, however far back it is. */
  public void beginAt(MessageId entry) {
    begin(() -> jump(entry));
  }

  private void begin(Runnable shown) {
    showNewest(shown);
    showGaps();
    writing.begin();
  }

  private void showNewest(Runnable shown) {
    int unread = conversations.unread().getOrDefault(address, 0);
    int page = Math.min(MAX_PAGE, Math.max(PAGE, unread + 10));
    thread.when(
        conversations.latest(address, page),
        entries -> {
          transcript.begin(entries, entries.size() == page, unread);
          sight.begin(unread > 0);
          shown.run();
        },
        failed);
  }

  private void showGaps() {
    thread.when(conversations.gaps(address), transcript::mark, failed);
  }

  private void sent(Entry entry) {
    if (transcript.isUpToDate()) {
      transcript.put(entry);
    } else {
      showNewest(() -> {});
    }
  }

  /** The contact's name, presence or reachability is another. */
  public void show(Contact contact) {
    contactName = contact.name();
    header.show(contact);
    writing.show(contact);
    root.layout(true, true);
  }

  public void changed(ConversationEvent event) {
    if (event instanceof ConversationEvent.Added added && isWith(added.entry().contact())) {
      sight.expect(added.entry());
      transcript.put(added.entry());
      if (added.entry().isReceived()) {
        sight.look();
      }
    } else if (event instanceof ConversationEvent.Changed changed
        && isWith(changed.entry().contact())) {
      transcript.change(changed.entry());
    } else if (event instanceof ConversationEvent.GapsChanged) {
      showGaps();
    } else if (event instanceof ConversationEvent.Typing writes && isWith(writes.contact())) {
      typing.setText(
          writes.isWriting()
              ? Pieces.escaped(messages.text("transcript.typing", contactName))
              : "");
    }
  }

  private void listen(Transfers all) {
    transfers.begin(all.with(address));
    Registration registration = all.listen(thread.here(this::changed));
    root.addListener(SWT.Dispose, event -> registration.close());
  }

  private void changed(Transfer transfer) {
    if (isWith(transfer.contact())) {
      transfers.show(transfer);
      sharing.changed(transfer);
      MessageId entry = transfer.entry();
      if (entry != null && transfer.isOver()) {
        transcript.refresh(entry);
      }
    }
  }

  private Composer.Files files() {
    return new Composer.Files() {
      @Override
      public void choose() {
        sharing.choose();
      }

      @Override
      public boolean paste() {
        return sharing.paste();
      }
    };
  }

  private Label typingLine(Pieces pieces) {
    Label line = pieces.label(root, "", Tint.TEXT_MUTED);
    line.setFont(pieces.look().small());
    GridData place = new GridData(SWT.FILL, SWT.CENTER, true, false);
    place.horizontalIndent = 18;
    line.setLayoutData(place);
    return line;
  }

  /** What is done when somebody wants to change the contact's name and groups. */
  public void onEdit(Runnable handler) {
    header.onEdit(handler);
  }

  /** Shows the entry, and what stands around it where it is not in sight. */
  private void jump(MessageId id) {
    if (!transcript.jump(id)) {
      thread.when(
          conversations.around(address, id, PAGE),
          part -> {
            int place = part.stream().map(Entry::id).toList().indexOf(id);
            if (place >= 0) {
              boolean hasLater = part.size() - place - 1 == PAGE;
              transcript.showAround(part, place == PAGE, hasLater, id);
            }
          },
          failed);
    }
  }

  private final class Pages implements Transcript.Paging {
    @Override
    public void earlier(Entry first) {
      thread.when(
          conversations.before(address, first.id(), PAGE),
          entries -> transcript.prepend(entries, entries.size() == PAGE),
          failed);
    }

    @Override
    public void later(Entry last) {
      thread.when(
          conversations.after(address, last.id(), PAGE),
          entries -> {
            transcript.append(entries, entries.size() == PAGE);
            sight.look();
          },
          failed);
    }

    @Override
    public void newest() {
      showNewest(() -> {});
    }

    @Override
    public void catchUp(Runnable then) {
      thread.when(
          conversations.catchUp(),
          done -> then.run(),
          trouble -> {
            then.run();
            failed.accept(trouble);
          });
    }
  }

  private final class Actions implements EntryActions {
    @Override
    public boolean takesMore() {
      return conversations.takesMore(address);
    }

    @Override
    public boolean isLastOwn(Entry entry) {
      return transcript.isLastOwn(entry);
    }

    @Override
    public void answer(Entry entry) {
      writing.answer(entry);
    }

    @Override
    public void correct(Entry entry) {
      writing.correct(entry);
    }

    @Override
    public void withdraw(Entry entry) {
      writing.askWhetherToWithdraw(
          () -> thread.when(conversations.withdraw(address, entry.id()), done -> {}, failed));
    }

    @Override
    public void react(Entry entry, String emoji) {
      thread.when(conversations.react(address, entry.id(), emoji), done -> {}, failed);
    }

    @Override
    public void save(Entry entry) {
      sharing.save(entry);
    }

    @Override
    public Optional<Path> saved(Entry entry) {
      return sharing.saved(entry);
    }

    @Override
    public void picture(Path file, int width, int height, Consumer<Optional<ImageData>> done) {
      sharing.picture(file, width, height, done);
    }

    @Override
    public void resized() {
      transcript.resized();
    }

    @Override
    public void jump(MessageId id) {
      ConversationPane.this.jump(id);
    }
  }
}
