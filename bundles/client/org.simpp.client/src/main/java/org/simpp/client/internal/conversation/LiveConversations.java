package org.simpp.client.internal.conversation;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.simpp.client.ClientException;
import org.simpp.client.Contact;
import org.simpp.client.ConversationEvent;
import org.simpp.client.Conversations;
import org.simpp.client.Entry;
import org.simpp.client.ExportForm;
import org.simpp.client.Gap;
import org.simpp.client.Reachability;
import org.simpp.client.Trouble.Cause;
import org.simpp.client.history.Body;
import org.simpp.client.history.Conversation;
import org.simpp.client.history.DeliveryState;
import org.simpp.client.history.Entry.Context;
import org.simpp.client.history.Entry.Direction;
import org.simpp.client.history.Entry.Reference;
import org.simpp.client.history.History;
import org.simpp.client.history.HistoryException;
import org.simpp.client.history.KeptEntry;
import org.simpp.client.internal.Listeners;
import org.simpp.client.internal.Loop;
import org.simpp.client.internal.Troubles;
import org.simpp.model.Jid;
import org.simpp.model.MessageId;
import org.simpp.model.Registration;

/** What a person can do with the conversations of one account; each call goes to the loop. */
final class LiveConversations implements Conversations {
  static final int MAX_PAGE = 500;

  /** The parts that do it. */
  record Parts(
      Transcript transcript,
      Revisions revisions,
      Unread unread,
      Typing typing,
      Door door,
      CatchUp catchUp) {}

  private final Loop loop;
  private final History history;
  private final Clock clock;
  private final Abilities abilities;
  private final Parts parts;
  private final Listeners<ConversationEvent> listeners;
  private final Consumer<KeptEntry> outgoing;
  private final Consumer<Exception> failed;

  /**
   * @param outgoing gets every entry that was written here, once it is kept
   * @param failed told of what fails where nobody waits for it
   */
  LiveConversations(
      Loop loop,
      History history,
      Clock clock,
      Abilities abilities,
      Parts parts,
      Listeners<ConversationEvent> listeners,
      Consumer<KeptEntry> outgoing,
      Consumer<Exception> failed) {
    this.loop = loop;
    this.history = history;
    this.clock = clock;
    this.abilities = abilities;
    this.parts = parts;
    this.listeners = listeners;
    this.outgoing = outgoing;
    this.failed = failed;
  }

  @Override
  public CompletionStage<Entry> send(Jid contact, String text) {
    return loop.call(() -> send(contact, text, null));
  }

  @Override
  public boolean takesMore(Jid contact) {
    return abilities.takesMore(contact);
  }

  @Override
  public CompletionStage<Entry> answer(Jid contact, MessageId answered, String text) {
    return loop.call(
        () -> send(contact, text, parts.revisions().answered(contact, Marks.number(answered))));
  }

  @Override
  public CompletionStage<Void> correct(Jid contact, MessageId id, String text) {
    return done(
        () -> {
          String held = sendable(contact, text);
          parts.revisions().correct(contact, Marks.number(id), held);
          parts.typing().sent(contact);
        });
  }

  @Override
  public CompletionStage<Void> withdraw(Jid contact, MessageId id) {
    return done(() -> parts.revisions().withdraw(contact, Marks.number(id)));
  }

  @Override
  public CompletionStage<Void> react(Jid contact, MessageId id, String emoji) {
    return done(() -> parts.revisions().react(contact, Marks.number(id), emoji));
  }

  @Override
  public void typing(Jid contact, boolean isWriting) {
    loop.run(() -> parts.typing().here(contact, isWriting));
  }

  @Override
  public CompletionStage<String> draft(Jid contact) {
    return loop.call(() -> history.draft(contact));
  }

  @Override
  public void keepDraft(Jid contact, String text) {
    quietly(() -> history.keepDraft(contact, text));
  }

  @Override
  public CompletionStage<List<Entry>> latest(Jid contact, int limit) {
    return page(limit, () -> parts.transcript().page(contact, History.NEWEST, limit));
  }

  @Override
  public CompletionStage<List<Entry>> before(Jid contact, MessageId id, int limit) {
    return page(limit, () -> parts.transcript().page(contact, Marks.number(id), limit));
  }

  @Override
  public CompletionStage<List<Entry>> after(Jid contact, MessageId id, int limit) {
    return page(limit, () -> parts.transcript().pageAfter(contact, Marks.number(id), limit));
  }

  @Override
  public CompletionStage<List<Entry>> around(Jid contact, MessageId id, int limit) {
    return page(limit, () -> parts.transcript().around(contact, Marks.number(id), limit));
  }

  @Override
  public CompletionStage<List<Gap>> gaps(Jid contact) {
    return loop.call(() -> parts.catchUp().gaps(contact.bare()));
  }

  @Override
  public CompletionStage<Void> catchUp() {
    return loop.compose(() -> parts.catchUp().again());
  }

  @Override
  public CompletionStage<Integer> export(Jid contact, Path file, ExportForm form) {
    Export.Pages pages =
        last -> loop.call(() -> parts.transcript().pageAfter(contact, last, MAX_PAGE));
    return loop.elsewhere(() -> new Export(pages, file, form).write());
  }

  @Override
  public CompletionStage<List<Jid>> contacts() {
    return loop.call(() -> history.conversations().stream().map(Conversation::contact).toList());
  }

  @Override
  public Map<Jid, Integer> unread() {
    return parts.unread().counts();
  }

  @Override
  public void markRead(Jid contact) {
    quietly(() -> parts.unread().seen(contact.bare()));
  }

  @Override
  public Registration listen(Consumer<ConversationEvent> listener) {
    return listeners.add(listener);
  }

  @Override
  public List<Contact> strangers() {
    return parts.door().strangers();
  }

  @Override
  public CompletionStage<Void> dismiss(Jid stranger) {
    markRead(stranger);
    return done(
        () -> {
          if (parts.door().forget(stranger)) {
            listeners.tell(new ConversationEvent.StrangersChanged());
          }
        });
  }

  private Entry send(Jid contact, String text, @Nullable Reference answered)
      throws ClientException, HistoryException {
    Body body = new Body.Text(sendable(contact, text), Body.Protection.SEALED);
    Entry entry = send(contact, body, new Context(answered, false));
    parts.typing().sent(contact);
    return entry;
  }

  /** An entry that was written here is kept, and leaves as soon as it can. On the loop. */
  Entry send(Jid contact, Body body, Context context) throws HistoryException {
    KeptEntry kept =
        parts
            .transcript()
            .wrote(
                new org.simpp.client.history.Entry(
                    contact,
                    Direction.OUTGOING,
                    new MessageId(UUID.randomUUID().toString()),
                    clock.instant(),
                    body,
                    DeliveryState.WAITING,
                    context));
    Entry entry = parts.transcript().shown(kept);
    outgoing.accept(kept);
    return entry;
  }

  private CompletionStage<List<Entry>> page(int limit, Callable<List<Entry>> reading) {
    if (limit < 1 || limit > MAX_PAGE) {
      throw new IllegalArgumentException("a page has 1 to " + MAX_PAGE + " entries");
    }
    return loop.call(reading);
  }

  /** The text as it is sent: with U+FFFD for what XML cannot hold. */
  private String sendable(Jid contact, String text) throws ClientException {
    if (!contact.isBare() || contact.isDomain() || text.isEmpty()) {
      throw new IllegalArgumentException("a text goes to a bare address and is not empty");
    }
    String held = Content.ofText(text).text().orElse("");
    if (held.getBytes(StandardCharsets.UTF_8).length > MAX_TEXT_BYTES) {
      throw Troubles.exception(
          Cause.MESSAGE_TOO_LONG, "the text is too long", String.valueOf(MAX_TEXT_BYTES));
    }
    if (parts.door().reachability(contact) instanceof Reachability.Unable unable) {
      throw new ClientException(unable.cause());
    }
    return held;
  }

  @FunctionalInterface
  private interface Step {
    void run() throws ClientException, HistoryException;
  }

  private CompletionStage<Void> done(Step step) {
    return loop.call(
        () -> {
          step.run();
          return null;
        });
  }

  private void quietly(Step step) {
    loop.run(
        () -> {
          try {
            step.run();
          } catch (ClientException | HistoryException e) {
            failed.accept(e);
          }
        });
  }
}
