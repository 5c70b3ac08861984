package org.simpp.itests.products;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody at a desktop with the agent in it, who writes numbers to a contact. */
record Person(AgentClient agent, String account) {
  private static final String PIN = "314159";
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** What is waited for. */
  interface Condition {
    boolean holds() throws Exception;
  }

  /** Registers the account at that desktop, which stays signed in. */
  static Person signedIn(AgentDesktop desktop, RunningServer server, String account)
      throws Exception {
    String invitation = server.invitation(account);
    String address = "127.0.0.1:" + server.c2sPort();
    assertThat(desktop.agent().tell("register", invitation, address, PIN)).isEqualTo(account);
    return new Person(desktop.agent(), account);
  }

  /** Both are on each other's list, see each other, and write so many numbers a second. */
  static void talk(Person one, Person other, int rate) throws Exception {
    one.agent.tell("befriend", other.account);
    other.agent.tell("befriend", one.account);
    awaitTrue("they see each other", () -> one.sees(other) && other.sees(one));
    one.agent.tell("write", other.account, "" + rate);
    other.agent.tell("write", one.account, "" + rate);
  }

  /** Waits until so many numbers more have come. */
  void awaitMore(int numbers) throws Exception {
    int before = number("received");
    awaitTrue("more has come", () -> number("received") >= before + numbers);
  }

  /** After a hush: all that {@code reader} should have has come; what the reader's desktop says. */
  String awaitReadBy(Person reader) throws Exception {
    int sent = number("sent");
    awaitTrue(
        sent + " have come and been acknowledged",
        () -> reader.number("received") >= sent && number("delivered") >= sent);
    String read = reader.agent.tell("talk");
    System.out.println(read);
    assertThat(read).contains(" received " + sent + " ").contains(" refused 0 ");
    return read;
  }

  /** A number of the report. */
  int number(String name) throws IOException {
    String report = agent.tell("talk");
    Matcher number = Pattern.compile("\\b" + name + " (\\d+)").matcher(report);
    assertThat(number.find()).as(report).isTrue();
    return Integer.parseInt(number.group(1));
  }

  static void awaitTrue(String what, Condition condition) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.holds()) {
      assertThat(System.nanoTime()).as("it was not so in time: %s", what).isLessThan(end);
      Thread.sleep(100);
    }
  }

  private boolean sees(Person contact) throws IOException {
    return agent.tell("sees", contact.account).equals("true");
  }
}
