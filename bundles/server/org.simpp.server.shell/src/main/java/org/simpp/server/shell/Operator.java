package org.simpp.server.shell;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.CommandException;
import org.apache.karaf.shell.support.ShellUtil;
import org.jline.reader.EndOfFileException;
import org.jline.reader.UserInterruptException;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Jid;

/** Who sits at a shell session, and what they type when asked. */
final class Operator {
  private static final int MAX_ANSWER_BYTES = 4_096;
  private static final String NOTHING = "nothing was typed; nothing was changed";

  private Operator() {}

  /** Who has logged in, for the audit log; a session's own variables can be set by anybody. */
  static String name() {
    String user = ShellUtil.getCurrentUserName();
    return user == null ? "unknown" : user;
  }

  /** The account that {@code text} writes. */
  static Jid account(String text) throws CommandException {
    Jid address = address(text);
    if (!address.isBare() || address.isDomain()) {
      throw new CommandException("\"" + text + "\" is no account; write it as name@domain");
    }
    return address;
  }

  /** The address that {@code text} writes. */
  static Jid address(String text) throws CommandException {
    try {
      return Jid.of(text);
    } catch (IllegalArgumentException e) {
      throw new CommandException(
          "\"" + text + "\" is no address: " + e.getMessage() + "; write it as name@domain", e);
    }
  }

  /** What is typed in answer to {@code prompt}; without a terminal a line of the input. */
  static String ask(Session session, String prompt) throws CommandException, IOException {
    try {
      return read(session, prompt, null);
    } catch (UnsupportedOperationException e) {
      // A command given to ssh has no terminal of its own, but a person may sit behind its input.
      session.getConsole().println(prompt);
      session.getConsole().flush();
      return line(session.getKeyboard());
    }
  }

  /**
   * What is typed in answer to {@code prompt} on the session's terminal.
   *
   * @param mask what is shown for each character typed: null that character, 0 nothing
   * @throws UnsupportedOperationException if the session has no terminal
   */
  static String read(Session session, String prompt, @Nullable Character mask)
      throws CommandException, IOException {
    try {
      return answered(session.readLine(prompt, mask));
    } catch (UserInterruptException | EndOfFileException e) {
      throw new CommandException(NOTHING, e);
    }
  }

  /** One line of the input. */
  static String line(InputStream in) throws CommandException, IOException {
    byte[] bytes = new byte[MAX_ANSWER_BYTES];
    int length = 0;
    for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      if (length == bytes.length) {
        throw new IOException("the answer is longer than " + MAX_ANSWER_BYTES + " bytes");
      }
      bytes[length++] = (byte) next;
    }
    String line = new String(bytes, 0, length, StandardCharsets.UTF_8);
    Arrays.fill(bytes, (byte) 0);
    return answered(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
  }

  private static String answered(@Nullable String answer) throws CommandException {
    if (answer == null || answer.isEmpty()) {
      throw new CommandException(NOTHING);
    }
    return answer;
  }
}
