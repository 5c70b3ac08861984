package org.simpp.client.ui.conversation;

import org.simpp.client.Entry;
import org.simpp.model.MessageId;

/** What a person can do with an entry of the transcript. */
interface EntryActions {
  /** Whether the contact's program opens more than texts now. */
  boolean takesMore();

  /** Whether it is the last one that was written here. */
  boolean isLastOwn(Entry entry);

  void answer(Entry entry);

  void correct(Entry entry);

  void withdraw(Entry entry);

  /** Adds the reaction, or takes it back. */
  void react(Entry entry, String emoji);

  /** Shows the entry of that id, where it is here. */
  void jump(MessageId id);
}
