package org.simpp.store.jpa;

import java.sql.SQLException;
import javax.persistence.EntityManager;
import javax.persistence.EntityManagerFactory;
import javax.persistence.EntityTransaction;
import javax.persistence.PersistenceException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.simpp.store.StoreException;
import org.simpp.store.StoreException.Reason;

/**
 * Runs work in one transaction each: all of it is committed, or none. What the database refuses
 * comes out as a {@link StoreException}; where it gave up one of two transactions that blocked each
 * other, the work is done again.
 */
@Component(service = Transactions.class)
public final class Transactions {
  private static final int ATTEMPTS = 4;

  private final EntityManagerFactory factory;

  @Activate
  public Transactions(@Reference(target = "(osgi.unit.name=simpp)") EntityManagerFactory factory) {
    this.factory = factory;
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
      try {
        return once(work);
      } catch (PersistenceException refused) {
        SqlRefusal refusal = SqlRefusal.of(refused);
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
          transaction.rollback();
        }
      }
    } finally {
      database.close();
    }
  }

  private static StoreException explained(
      String what, SqlRefusal refusal, PersistenceException refused) {
    return switch (refusal) {
      case DUPLICATE -> new StoreException(Reason.EXISTS, what + ": it is there already", refused);
      case GONE ->
          new StoreException(Reason.NOT_FOUND, what + ": the account is not there", refused);
      case BLOCKED ->
          new StoreException(
              Reason.UNAVAILABLE,
              what + ": others held the same rows through " + ATTEMPTS + " attempts; try again",
              refused);
      case OTHER ->
          new StoreException(
              Reason.UNAVAILABLE,
              what + ": the database refused; it says: " + databaseMessage(refused),
              refused);
    };
  }

  private static String databaseMessage(Throwable refused) {
    SQLException cause = SqlRefusal.sqlCause(refused);
    return cause == null ? "nothing" : SqlRefusal.withoutStatement(cause);
  }
}
