package org.simpp.server.streammanagement;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.simpp.model.Jid;
import org.simpp.server.support.MemoryLink;
import org.simpp.server.support.TestClient;
import org.simpp.server.support.TestServer;

/**
 * A client with stream management that sends numbered messages and remembers what it got, as a good
 * client does: what the server has not acknowledged it sends again when it resumes.
 */
final class CountingClient {
  private static final Pattern ID = Pattern.compile("<enabled[^>]* id='([^']+)'");
  private static final Pattern COUNT = Pattern.compile(" h='(\\d+)'");
  private static final Pattern BODY = Pattern.compile("<body>(\\d+)</body>");

  private final Jid account;
  private final List<String> unacknowledged = new ArrayList<>();
  private final List<Integer> got = new ArrayList<>();
  private TestServer server;
  private TestClient client;
  private String id = "";
  private long handled;
  private long acknowledged;
  private boolean connected;

  CountingClient(TestServer server, Jid account) {
    this.account = account;
    this.server = server;
    this.client = login();
  }

  private TestClient login() {
    TestClient next = server.connect(account, "desk");
    next.element("<enable xmlns='urn:xmpp:sm:3' resume='true'/>");
    connected = true;
    handled = 0;
    acknowledged = 0;
    client = next;
    read();
    next.send("<presence/>");
    unacknowledged.add("<presence/>");
    read();
    return next;
  }

  /** A new session; what was not acknowledged in the last one is sent again. */
  void loginAgain(TestServer next) {
    server = next;
    List<String> again = List.copyOf(unacknowledged);
    unacknowledged.clear();
    login();
    again.stream().filter(xml -> xml.startsWith("<message")).forEach(this::send);
  }

  void write(Jid to, int number) {
    send("<message to='" + to + "' type='chat'><body>" + number + "</body></message>");
  }

  private void send(String xml) {
    unacknowledged.add(xml);
    if (connected) {
      client.send(xml);
    }
  }

  /** Asks how much the server has handled. */
  void ask() {
    if (connected) {
      client.element("<r xmlns='urn:xmpp:sm:3'/>");
      read();
    }
  }

  /** Acknowledges so much of what it got. */
  void acknowledge(long count) {
    if (connected) {
      client.element("<a xmlns='urn:xmpp:sm:3' h='" + count + "'/>");
    }
  }

  /** How many stanzas it got in this session. */
  long handled() {
    return handled;
  }

  void cut() {
    if (connected) {
      read();
      connected = false;
      client.link().cut();
    }
  }

  /** Its server is gone without a word; what has been sent before still arrives. */
  void loseServer() {
    if (connected) {
      read();
      connected = false;
    }
  }

  MemoryLink link() {
    return client.link();
  }

  /** What resumes its session. */
  String id() {
    return id;
  }

  boolean isConnected() {
    return connected;
  }

  /** Resumes, or where that is refused logs in again; false where it was refused. */
  boolean resume(TestServer next) {
    server = next;
    MemoryLink link =
        server.resume(
            account, "<resume xmlns='urn:xmpp:sm:3' h='%d' previd='%s'/>".formatted(handled, id));
    List<String> answers = link.takeEverything();
    acknowledgedBy(answers.get(0));
    if (!answers.get(0).startsWith("<resumed")) {
      loginAgain(next);
      return false;
    }
    client = server.client(link);
    connected = true;
    answers.stream().skip(1).forEach(this::receive);
    List.copyOf(unacknowledged).forEach(client::send);
    read();
    return true;
  }

  /** Takes in what has come. */
  void read() {
    client.link().takeEverything().forEach(this::receive);
  }

  /** The numbers that came, in their order. */
  List<Integer> got() {
    return got;
  }

  private void receive(String xml) {
    if (xml.startsWith("<enabled")) {
      Matcher given = ID.matcher(xml);
      id = given.find() ? given.group(1) : "";
    } else if (xml.startsWith("<a ")) {
      acknowledgedBy(xml);
    } else if (xml.startsWith("<message") || xml.startsWith("<presence") || xml.startsWith("<iq")) {
      handled++;
      Matcher body = BODY.matcher(xml);
      if (body.find()) {
        got.add(Integer.parseInt(body.group(1)));
      }
    }
  }

  private void acknowledgedBy(String xml) {
    Matcher count = COUNT.matcher(xml);
    if (count.find()) {
      long now = Long.parseLong(count.group(1));
      if (now < acknowledged) {
        throw new AssertionError("it acknowledges less than before: " + xml);
      }
      for (; acknowledged < now; acknowledged++) {
        unacknowledged.remove(0);
      }
    }
  }
}
