package org.simpp.server.administration;

import java.io.IOException;
import org.simpp.model.Jid;
import org.simpp.server.AdministrationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One line in the audit trail for every change: who, what, on whom, its result; never a secret. The
 * log {@code audit.simpp} gets a copy, for those who send their logs elsewhere.
 */
public final class Audit {
  /** Who acts where nobody but the account's own person does. */
  public static final String BY_INVITATION = "by invitation";

  /** Who acts where nobody does. */
  public static final String BY_ITSELF = "the server itself";

  /** A change that may be refused. */
  @FunctionalInterface
  public interface Change<T> {
    T make() throws AdministrationException;
  }

  /** Where the lines go. */
  @FunctionalInterface
  public interface Trail {
    /**
     * Adds a line; it is kept durably then.
     *
     * @param line without a line's end
     * @return the line as it was written
     */
    String append(String line) throws IOException;

    /** Fails where the next line would not fit. */
    default void requireRoom() throws IOException {}
  }

  private static final Logger copy = LoggerFactory.getLogger("audit.simpp");
  private static final Logger log = LoggerFactory.getLogger(Audit.class);

  private final Trail trail;

  public Audit(Trail trail) {
    this.trail = trail;
  }

  /**
   * Notes a change that was made.
   *
   * @param operator who acted
   * @param action what was done: {@code user-add} …
   * @param subject to which account or session
   */
  public void note(String operator, String action, Jid subject) {
    note(operator, action, subject.toString());
  }

  /** Notes a change that was made to something that is no account, a bundle for one. */
  public void note(String operator, String action, String subject) {
    write(line(operator, action, subject, "done"));
  }

  /** Notes a command that was given and whose result is not known here. */
  public void noteGiven(String operator, String action, String subject) {
    write(line(operator, action, subject, "given"));
  }

  /** Notes a change that was asked for and not made; {@code why} holds no secret. */
  public void noteRefusal(String operator, String action, String subject, String why) {
    write(line(operator, action, subject, "refused") + " why=\"" + oneLine(why) + "\"");
  }

  /**
   * Makes a change and notes it, made or refused. What could not be noted is not made.
   *
   * @throws AdministrationException if it is refused, or there is no room for its line
   */
  public <T> T change(String operator, String action, String subject, Change<T> change)
      throws AdministrationException {
    try {
      trail.requireRoom();
    } catch (IOException e) {
      throw new AdministrationException(
          e.getMessage() + "; nothing was changed, since it could not be noted", e);
    }
    T made;
    try {
      made = change.make();
    } catch (AdministrationException e) {
      noteRefusal(operator, action, subject, String.valueOf(e.getMessage()));
      throw e;
    }
    note(operator, action, subject);
    return made;
  }

  private void write(String line) {
    try {
      copy.info("{}", trail.append(line));
    } catch (IOException e) {
      log.error("the audit trail lacks a line, since it cannot be written: {}", line, e);
    }
  }

  private static String line(String operator, String action, String subject, String result) {
    return "who=\"%s\" what=%s on=%s result=%s"
        .formatted(oneLine(operator), action, oneWord(subject), result);
  }

  private static String oneLine(String text) {
    return text.replaceAll("[\\p{Cntrl}\"]", "?");
  }

  private static String oneWord(String text) {
    return oneLine(text).replaceAll("[\\s=]", "?");
  }
}
