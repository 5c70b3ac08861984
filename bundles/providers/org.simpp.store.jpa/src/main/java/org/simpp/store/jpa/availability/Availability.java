package org.simpp.store.jpa.availability;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.simpp.store.StoreStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How the database is. While it does not answer, nobody waits for it in vain: who has met that says
 * so here, and the others ask here first. Safe for use by many threads.
 */
@Component(
    // what it has been told lasts longer than the call
    immediate = true,
    service = {Availability.class, StoreStatus.class})
public final class Availability implements StoreStatus {
  private static final Logger log = LoggerFactory.getLogger(Availability.class);

  private volatile @Nullable String trouble;
  private volatile @Nullable Outage outage;

  private record Outage(Instant since, String why) {}

  @Activate
  public Availability() {}

  /** There is no database until an operator has put that right. */
  public void refuse(String why) {
    trouble = why;
  }

  /** The database has the schema that is wanted. */
  public void prepared() {
    trouble = null;
  }

  /**
   * The database does not answer.
   *
   * @param why what it or the connection says
   */
  public synchronized void begin(String why) {
    if (outage == null) {
      outage = new Outage(Instant.now(), why);
      log.error(
          "the database does not answer; what needs it is refused until it does. It is asked every"
              + " second. It says: {}",
          why);
    }
  }

  /** The database answers. */
  public synchronized void end() {
    Outage past = outage;
    if (past != null) {
      outage = null;
      log.info(
          "the database answers again, after {} s",
          Duration.between(past.since(), Instant.now()).toSeconds());
    }
  }

  /** Whether the database does not answer now. */
  public boolean isAway() {
    return outage != null;
  }

  @Override
  public Optional<String> trouble() {
    return Optional.ofNullable(trouble);
  }

  @Override
  public Optional<String> outage() {
    Outage now = outage;
    return now == null
        ? Optional.empty()
        : Optional.of(
            "the database has not answered since %s; start it, or see what keeps it away: %s"
                .formatted(now.since().truncatedTo(ChronoUnit.SECONDS), now.why()));
  }
}
