package org.simpp.client.internal.account;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.simpp.client.Trouble;
import org.simpp.client.internal.Loop;
import org.simpp.endtoend.Conversation;
import org.simpp.model.Registration;

/** The session with one program of a contact, and how far it has come. On the loop only. */
final class PeerSession {
  private final Conversation conversation;
  private @Nullable Registration timer;
  private @Nullable Trouble trouble;
  private boolean isPreparing;

  PeerSession(Conversation conversation) {
    this.conversation = conversation;
  }

  Conversation conversation() {
    return conversation;
  }

  boolean isReady() {
    return conversation.isReady();
  }

  /** Whether a handshake is under way that has not been given up. */
  boolean isPreparing() {
    return isPreparing;
  }

  /** Why there is no session, where a handshake has been given up. */
  Optional<Trouble> trouble() {
    return Optional.ofNullable(trouble);
  }

  /** A handshake begins; {@code later} runs unless something else happens within that time. */
  void prepare(Loop loop, Duration time, Runnable later) {
    isPreparing = true;
    stopTimer();
    timer = loop.after(time, later);
  }

  /** The handshake is given up; {@code later} runs after that time. */
  void giveUp(Trouble why, Loop loop, Duration time, Runnable later) {
    isPreparing = false;
    trouble = why;
    timer = loop.after(time, later);
  }

  /** The handshake has ended well. */
  void established() {
    isPreparing = false;
    trouble = null;
    stopTimer();
  }

  void stopTimer() {
    if (timer != null) {
      timer.close();
      timer = null;
    }
  }
}
