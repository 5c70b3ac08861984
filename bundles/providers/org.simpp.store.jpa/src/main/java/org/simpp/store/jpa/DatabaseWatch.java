package org.simpp.store.jpa;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.persistence.EntityManager;
import javax.persistence.EntityManagerFactory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.simpp.store.jpa.availability.Availability;

/**
 * Asks the database whether it is there, on a thread of its own: every second while it is not, so
 * that an outage ends by itself, and every few seconds while it is, so that one is known before
 * anybody needs it.
 */
@Component(service = DatabaseWatch.class, immediate = true)
public final class DatabaseWatch implements AutoCloseable {
  private static final int ROUNDS_BETWEEN = 5;

  private final EntityManagerFactory factory;
  private final Availability availability;
  private final ScheduledExecutorService thread;
  // of the thread alone
  private int round;

  @Activate
  public DatabaseWatch(
      @Reference(target = "(osgi.unit.name=simpp)") EntityManagerFactory factory,
      @Reference Availability availability) {
    this.factory = factory;
    this.availability = availability;
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread made = new Thread(work, "simpp-database");
              made.setDaemon(true);
              return made;
            });
    var unused = thread.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
  }

  @Override
  @Deactivate
  public void close() {
    // no interrupt: H2 closes the file under a thread that is interrupted
    thread.shutdown();
  }

  private void look() {
    round++;
    if (availability.isAway() || round % ROUNDS_BETWEEN == 0) {
      ask();
    }
  }

  private void ask() {
    try {
      EntityManager database = factory.createEntityManager();
      try {
        database.createNativeQuery("SELECT 1").getSingleResult();
      } finally {
        database.close();
      }
      availability.end();
    } catch (RuntimeException refused) {
      // whatever it is: an exception that left here would end the watch, and an outage would stay
      availability.begin(SqlRefusal.message(refused));
    }
  }
}
