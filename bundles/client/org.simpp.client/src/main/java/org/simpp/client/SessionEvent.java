package org.simpp.client;

/** A change of a session. */
public sealed interface SessionEvent {
  /** The connection stands otherwise. */
  record ConnectionChanged(ConnectionState state) implements SessionEvent {}

  /** This side announces something else. */
  record PresenceChanged(Presence presence) implements SessionEvent {}

  /** Something a person should be told. */
  record Notice(Trouble trouble) implements SessionEvent {}
}
