package org.simpp.server.administration;

import org.simpp.model.Jid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line in the audit log for every change: who, what, on whom, its result; never a secret. */
public final class Audit {
  /** Who acts where nobody but the account's own person does. */
  public static final String BY_INVITATION = "by invitation";

  private static final Logger log = LoggerFactory.getLogger("audit.simpp");

  /**
   * Notes a change that was made.
   *
   * @param operator who acted
   * @param action what was done: {@code user-add} …
   * @param subject to which account or session
   */
  public void note(String operator, String action, Jid subject) {
    log.info("who=\"{}\" what={} on={} result=done", oneLine(operator), action, subject);
  }

  /** Notes a change that was asked for and not made; {@code why} holds no secret. */
  void noteRefusal(String operator, String action, Jid subject, String why) {
    log.info(
        "who=\"{}\" what={} on={} result=refused why=\"{}\"",
        oneLine(operator),
        action,
        subject,
        oneLine(why));
  }

  private static String oneLine(String text) {
    return text.replaceAll("[\\p{Cntrl}\"]", "?");
  }
}
