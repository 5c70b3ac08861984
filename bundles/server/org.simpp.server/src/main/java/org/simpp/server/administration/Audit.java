package org.simpp.server.administration;

import org.simpp.model.Jid;
import org.simpp.server.AdministrationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line in the audit log for every change: who, what, on whom, its result; never a secret. */
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

  private static final Logger log = LoggerFactory.getLogger("audit.simpp");

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
    log.info("who=\"{}\" what={} on={} result=done", oneLine(operator), action, oneWord(subject));
  }

  /** Notes a change that was asked for and not made; {@code why} holds no secret. */
  void noteRefusal(String operator, String action, String subject, String why) {
    log.info(
        "who=\"{}\" what={} on={} result=refused why=\"{}\"",
        oneLine(operator),
        action,
        oneWord(subject),
        oneLine(why));
  }

  /** Makes a change and notes it, made or refused. */
  public <T> T change(String operator, String action, String subject, Change<T> change)
      throws AdministrationException {
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

  private static String oneLine(String text) {
    return text.replaceAll("[\\p{Cntrl}\"]", "?");
  }

  private static String oneWord(String text) {
    return oneLine(text).replaceAll("[\\s=]", "?");
  }
}
