package org.simpp.client.internal.stream;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.simpp.client.internal.Loop;
import org.simpp.model.Registration;

/**
 * Notices that the computer slept, that its network changed, and that the server is silent. On the
 * loop only.
 */
final class Vigil {
  /** What is watched. */
  interface Ward {
    /** The address of this computer that the connection goes from; empty where there is none. */
    Optional<InetAddress> localAddress();

    /** How long the server has not acknowledged what it was sent; zero where nothing waits. */
    Duration unanswered();

    /** Asks the server whether it is there. */
    CompletionStage<?> check();

    /** It did not answer in time. */
    void silent();

    /** The computer woke up or has another network, and there is no connection. */
    void awake();
  }

  static final Duration TICK = Duration.ofSeconds(2);
  static final Duration LIMIT = Duration.ofSeconds(5);
  static final Duration IDLE = Duration.ofSeconds(60);
  static final Duration UNANSWERED = Duration.ofSeconds(10);
  private static final Duration SLEPT = Duration.ofSeconds(5);

  private final Loop loop;
  private final Surroundings surroundings;
  private final Ward ward;
  private final Duration tick;
  private Surroundings.@Nullable Reading before;
  private Duration checked = Duration.ZERO;
  private @Nullable Registration timer;
  private boolean isChecking;
  private boolean isOver;

  Vigil(Loop loop, Surroundings surroundings, Ward ward) {
    this(loop, surroundings, ward, TICK);
  }

  /**
   * @param tick how often it looks
   */
  Vigil(Loop loop, Surroundings surroundings, Ward ward, Duration tick) {
    this.loop = loop;
    this.surroundings = surroundings;
    this.ward = ward;
    this.tick = tick;
  }

  void begin() {
    timer = loop.after(tick, this::look);
  }

  void end() {
    isOver = true;
    if (timer != null) {
      timer.close();
    }
  }

  private void look() {
    loop.elsewhere(surroundings::read)
        .whenComplete(
            (now, failure) -> {
              if (isOver) {
                return;
              }
              if (failure == null) {
                judge(now);
              }
              begin();
            });
  }

  private void judge(Surroundings.Reading now) {
    boolean hasChanged = before != null && (slept(before, now) || hasMoved(before, now));
    before = now;
    Optional<InetAddress> local = ward.localAddress();
    if (local.isEmpty()) {
      if (hasChanged) {
        ward.awake();
      }
      return;
    }
    boolean isDue = now.awake().minus(checked).compareTo(IDLE) >= 0;
    boolean isSilent = ward.unanswered().compareTo(UNANSWERED) >= 0;
    if (hasChanged || isGone(local.get(), now.addresses()) || isDue || isSilent) {
      checked = now.awake();
      check();
    }
  }

  private void check() {
    if (isChecking) {
      return;
    }
    isChecking = true;
    boolean[] isDone = new boolean[1];
    // Where the connection breaks meanwhile, that is known without an answer.
    loop.here(ward.check())
        .whenComplete(
            (answer, failure) -> {
              isDone[0] = true;
              isChecking = false;
            });
    loop.after(
        LIMIT,
        () -> {
          if (!isDone[0] && !isOver) {
            isChecking = false;
            ward.silent();
          }
        });
  }

  private static boolean slept(Surroundings.Reading before, Surroundings.Reading now) {
    Duration wall = now.wall().minus(before.wall());
    Duration awake = now.awake().minus(before.awake());
    return wall.minus(awake).compareTo(SLEPT) > 0;
  }

  private static boolean hasMoved(Surroundings.Reading before, Surroundings.Reading now) {
    return !before.addresses().equals(now.addresses());
  }

  private static boolean isGone(InetAddress local, Set<InetAddress> addresses) {
    return !addresses.isEmpty() && !addresses.contains(local);
  }
}
