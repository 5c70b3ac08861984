package org.simpp.client.ui.conversation;

import java.time.ZoneId;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.jspecify.annotations.Nullable;
import org.simpp.client.Contact;
import org.simpp.client.Conversations;
import org.simpp.client.Entry;
import org.simpp.client.Trouble;
import org.simpp.client.ui.language.EntryWords;
import org.simpp.client.ui.language.Messages;
import org.simpp.client.ui.language.States;
import org.simpp.client.ui.look.Pieces;
import org.simpp.client.ui.thread.UiThread;
import org.simpp.model.Jid;

/**
 * What is being written to a contact: a message, an answer, or another text for the last message.
 * What is begun is kept as a draft.
 */
final class Writing {
  private final Messages messages;
  private final EntryWords words;
  private final Conversations conversations;
  private final Jid address;
  private final Consumer<Entry> sent;
  private final Consumer<Trouble> failed;
  private final UiThread thread;
  private final Topic topic;
  private final Composer composer;
  private final Drafting drafting;
  private String contactName;
  private @Nullable Entry answered;
  private @Nullable Entry corrected;

  /**
   * @param sent gets what was sent, once it is kept
   * @param failed told why something could not be sent; it is in the field again then
   */
  Writing(
      Composite parent,
      Pieces pieces,
      Messages messages,
      EmojiPicker picker,
      Composer.Files files,
      Conversations conversations,
      Contact contact,
      Consumer<Entry> sent,
      Consumer<Trouble> failed) {
    this.messages = messages;
    this.words = new EntryWords(messages, ZoneId.systemDefault());
    this.conversations = conversations;
    this.address = contact.address();
    this.contactName = contact.name();
    this.sent = sent;
    this.failed = failed;
    thread = new UiThread(parent);
    drafting = new Drafting(parent.getDisplay(), conversations, address);
    topic = new Topic(parent, pieces, messages);
    States states = new States(messages, ZoneId.systemDefault());
    composer =
        new Composer(parent, pieces, messages, states, picker, files, this::send, this::changed);
    parent.addListener(SWT.Dispose, event -> drafting.end());
  }

  /** Loads the draft and takes the keyboard. */
  void begin() {
    thread.when(conversations.draft(address), this::begin, failed);
    composer.focus();
  }

  /** The contact's name or reachability is another. */
  void show(Contact contact) {
    contactName = contact.name();
    composer.show(contact);
  }

  /** What is written next answers that entry. */
  void answer(Entry entry) {
    topic.end();
    answered = entry;
    Entry.Quote quote = new Entry.Quote(entry.id(), entry.isReceived(), entry.text());
    topic.say(
        messages.text("composer.answering", words.quote(quote, contactName)),
        () -> answered = null);
    composer.focus();
  }

  /** What is written next stands in the place of that entry's text; the draft comes back after. */
  void correct(Entry entry) {
    topic.end();
    String draft = composer.written();
    corrected = entry;
    composer.write(entry.text());
    composer.name(messages.text("composer.correct"));
    topic.say(
        messages.text("composer.correcting"),
        () -> {
          composer.write(draft);
          composer.name(messages.text("composer.send"));
          corrected = null;
        });
    composer.focus();
  }

  /** Asks whether to withdraw an entry; {@code yes} runs where the answer is so. */
  void askWhetherToWithdraw(Runnable yes) {
    topic.ask(messages.text("withdraw.question"), yes);
  }

  private void begin(String draft) {
    if (composer.written().isEmpty() && !draft.isEmpty()) {
      drafting.begin(draft);
      composer.write(draft);
    }
  }

  /** What is edited is no draft: it is kept already, as it was. */
  private void changed(String text) {
    if (corrected == null) {
      drafting.changed(text);
    }
  }

  private void send(String text) {
    Entry edited = corrected;
    Entry question = answered;
    topic.end();
    drafting.end();
    Consumer<Trouble> refused =
        trouble -> {
          composer.giveBack(text);
          failed.accept(trouble);
        };
    if (edited != null) {
      thread.when(conversations.correct(address, edited.id(), text), done -> {}, refused);
    } else if (question != null) {
      thread.when(conversations.answer(address, question.id(), text), sent, refused);
    } else {
      thread.when(conversations.send(address, text), sent, refused);
    }
  }
}
