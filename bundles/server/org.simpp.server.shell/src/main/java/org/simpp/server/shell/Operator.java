package org.simpp.server.shell;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.CommandException;
import org.simpp.model.Jid;
import org.simpp.model.SecretBytes;

/** Who sits at a shell session, and what they type when asked. */
final class Operator {
  private static final int MAX_ANSWER_BYTES = 4_096;
  private static final char NO_ECHO = '\0';

  private Operator() {}

  /** The name for the audit log. */
  static String name(Session session) {
    Object user = session.get("USER");
    return user == null ? "unknown" : user.toString();
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

  /** A password: the option's value, or what is typed, without echo, when there is none. */
  static SecretBytes password(Session session, String option) throws CommandException, IOException {
    if (!option.isEmpty()) {
      // Karaf names the thread after the whole command line, and the log shows threads.
      Thread.currentThread().setName("pipe-simpp");
      return SecretBytes.takeOver(option.getBytes(StandardCharsets.UTF_8));
    }
    String typed = ask(session, "Password: ", true);
    return SecretBytes.takeOver(typed.getBytes(StandardCharsets.UTF_8));
  }

  /** What is typed in answer to {@code prompt}; without a terminal a line of the input. */
  static String ask(Session session, String prompt, boolean secret)
      throws CommandException, IOException {
    String answer;
    try {
      answer = session.readLine(prompt, secret ? NO_ECHO : null);
    } catch (UnsupportedOperationException e) {
      // A command given to ssh has no terminal to ask at, but it may have an input.
      answer = line(session.getKeyboard());
    }
    if (answer == null || answer.isEmpty()) {
      throw new CommandException("nothing was typed; nothing was changed");
    }
    return answer;
  }

  private static String line(InputStream in) throws IOException {
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
    return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
  }
}
