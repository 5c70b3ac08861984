package org.simpp.store.jpa;

import javax.persistence.EntityManager;
import javax.persistence.EntityManagerFactory;
import javax.persistence.EntityTransaction;
import javax.persistence.PersistenceException;
import org.eclipse.persistence.exceptions.DatabaseException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.simpp.store.StoreException;
import org.simpp.store.StoreException.Reason;
import org.simpp.store.jpa.availability.Availability;

/**
 * Runs work in one transaction each: all of it is committed, or none. What the database refuses
 * comes out as a {@link StoreException}; where it gave up one of two transactions that blocked each
 * other, the work is done again. While the database does not answer, everything is refused at once.
 */
@Component(service = Transactions.class)
public final class Transactions {
  private static final int ATTEMPTS = 4;

  private final EntityManagerFactory factory;
  private final Availability availability;

  @Activate
  public Transactions(
      @Reference(target = "(osgi.unit.name=simpp)") EntityManagerFactory factory,
      @Reference Availability availability) {
    this.factory = factory;
    this.availability = availability;
  }

  /** Work on the database that gives a value back; it may run more than once. */
  @FunctionalInterface
  interface Work<T> {
    T in(EntityManager database) throws StoreException;
  }

  /** Work on the database that gives nothing back; it may run more than once. */
  @FunctionalInterface
  interface Change {
    void in(EntityManager database) throws StoreException;
  }

  /**
   * @param what the work in words, for the message of a failure
   */
  <T> T call(String what, Work<T> work) throws StoreException {
    for (int attempt = 1; ; attempt++) {
      if (availability.isAway()) {
        throw new StoreException(Reason.UNAVAILABLE, what + ": the database does not answer");
      }
      try {
        return once(work);
      } catch (PersistenceException | DatabaseException refused) {
        SqlRefusal refusal = SqlRefusal.of(refused);
        if (refusal == SqlRefusal.AWAY) {
          availability.begin(SqlRefusal.message(refused));
        }
        if (refusal != SqlRefusal.BLOCKED || attempt == ATTEMPTS) {
          throw explained(what, refusal, refused);
        }
      }
    }
  }

  void run(String what, Change change) throws StoreException {
    call(
        what,
        database -> {
          change.in(database);
          return true;
        });
  }

  private <T> T once(Work<T> work) throws StoreException {
    EntityManager database = factory.createEntityManager();
    try {
      EntityTransaction transaction = database.getTransaction();
      transaction.begin();
      try {
        T result = work.in(database);
        transaction.commit();
        return result;
      } finally {
        if (transaction.isActive()) {
          rollback(transaction);
        }
      }
    } finally {
      database.close();
    }
  }

  private static void rollback(EntityTransaction transaction) {
    try {
      transaction.rollback();
    } catch (PersistenceException | DatabaseException gone) {
      // The database rolls back what has lost its connection; what failed first is to be told.
    }
  }

  private static StoreException explained(
      String what, SqlRefusal refusal, RuntimeException refused) {
    return switch (refusal) {
      case DUPLICATE -> new StoreException(Reason.EXISTS, what + ": it is there already", refused);
      case GONE ->
          new StoreException(Reason.NOT_FOUND, what + ": the account is not there", refused);
      case BLOCKED ->
          new StoreException(
              Reason.UNAVAILABLE,
              what + ": others held the same rows through " + ATTEMPTS + " attempts; try again",
              refused);
      case AWAY, OTHER ->
          new StoreException(
              Reason.UNAVAILABLE,
              what + ": the database refused; it says: " + SqlRefusal.message(refused),
              refused);
    };
  }
}
