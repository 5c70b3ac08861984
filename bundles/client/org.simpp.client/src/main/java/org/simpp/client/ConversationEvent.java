package org.simpp.client;

import org.simpp.model.Jid;

/** A change of a conversation. */
public sealed interface ConversationEvent {
  /** A new last entry. */
  record Added(Entry entry) implements ConversationEvent {}

  /** An entry has come further, or failed. */
  record Changed(Entry entry) implements ConversationEvent {}

  /** Another number of unread entries. */
  record UnreadChanged(Jid contact, int count) implements ConversationEvent {}

  /** The contact has begun to write, or is not writing any more (XEP-0085). */
  record Typing(Jid contact, boolean isWriting) implements ConversationEvent {}

  /** Whether {@link Conversations#takesMore} has changed. */
  record AbilityChanged(Jid contact) implements ConversationEvent {}

  /** Others than before are in {@link Conversations#gaps}, of any contact. */
  record GapsChanged() implements ConversationEvent {}

  /** Others than before are in {@link Conversations#strangers}. */
  record StrangersChanged() implements ConversationEvent {}
}
