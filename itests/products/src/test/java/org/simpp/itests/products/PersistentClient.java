package org.simpp.itests.products;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.simpp.model.Bytes;
import org.simpp.model.SecretBytes;
import org.simpp.transport.LinkSecurity;
import org.simpp.transport.SaslException;
import org.simpp.xmpp.StanzaCodec;
import org.simpp.xmpp.sasl.NonceSource;
import org.simpp.xmpp.sasl.ScramClient;
import org.simpp.xmpp.sasl.ScramHash;
import org.simpp.xmpp.stream.StreamBounds;
import org.simpp.xmpp.stream.StreamDecoder;
import org.simpp.xmpp.stream.StreamEvent;

/**
 * One client with stream management (XEP-0198) on a thread of its own: it writes numbered messages
 * to another account, notes what it gets, and after each end of its connection goes on with the
 * session that it had, sending again what was not acknowledged.
 */
final class PersistentClient implements AutoCloseable {
  private static final int WINDOW = 20;
  private static final int ASK_EVERY = 5;
  private static final int READ_MILLIS = 5;
  private static final long PATIENCE_NANOS = Duration.ofMinutes(2).toNanos();
  private static final Pattern H = Pattern.compile(" h=['\"](\\d+)['\"]");
  private static final Pattern ID = Pattern.compile(" id=['\"]([^'\"]+)['\"]");
  private static final Pattern BODY = Pattern.compile("<body>(\\d+)</body>");
  private static final SecureRandom RANDOM = new SecureRandom();

  /**
   * A time without a connection, in the nanoseconds of {@link System#nanoTime}.
   *
   * @param from when it was noticed that the former one had ended
   * @param connected when the port answered again
   * @param until when the session went on
   */
  record Outage(long from, long connected, long until) {}

  private final String user;
  private final String password;
  private final String contact;
  private final int port;
  private final String padding;
  private final Thread thread;
  private final Deque<String> unacknowledged = new ArrayDeque<>();
  private final List<Integer> got = new ArrayList<>();
  private String id = "";
  private long handled;
  private long acknowledged;
  private int sent;
  private final List<Outage> outages = new ArrayList<>();
  private long lost;
  private volatile boolean isSending;
  private volatile boolean isClosed;
  private Optional<Throwable> failure = Optional.empty();
  private String trouble = "no trouble";

  /** Begins; it writes from {@link #send} on. */
  PersistentClient(int port, String user, String password, String contact) {
    this(port, user, password, contact, 0);
  }

  /**
   * As the other one.
   *
   * @param padding so many characters in each message, beside its number
   */
  PersistentClient(int port, String user, String password, String contact, int padding) {
    this.padding = "<thread>" + "x".repeat(padding) + "</thread>";
    this.port = port;
    this.user = user;
    this.password = password;
    this.contact = contact;
    this.thread = new Thread(this::run, "client " + user);
    thread.setDaemon(true);
    thread.start();
  }

  /** Whether it writes from now on. */
  void send(boolean writes) {
    isSending = writes;
  }

  /** How many messages it has written. */
  synchronized int sent() {
    return sent;
  }

  /** The numbers of the messages that it got, in their order. */
  synchronized List<Integer> got() {
    return List.copyOf(got);
  }

  /** How often it has gone on with its session. */
  synchronized int resumed() {
    return outages.size();
  }

  /** How long it was without its session each time. */
  synchronized List<Outage> outages() {
    return List.copyOf(outages);
  }

  /** Whether it has a session, of which the server has acknowledged everything. */
  synchronized boolean isAcknowledged() {
    return !id.isEmpty() && unacknowledged.isEmpty();
  }

  /** What made it give up. */
  synchronized Optional<Throwable> failure() {
    return failure;
  }

  /** How far it is, for whoever waits for it. */
  @Override
  public synchronized String toString() {
    return "%s: %d written, %d not acknowledged, %d got, resumed %d times, last %s"
        .formatted(user, sent, unacknowledged.size(), got.size(), outages.size(), trouble);
  }

  @Override
  public void close() {
    isClosed = true;
    thread.interrupt();
  }

  private void run() {
    long last = System.nanoTime();
    while (!isClosed) {
      try (Connection connection = new Connection(port, user, password)) {
        begin(connection);
        while (!isClosed) {
          last = System.nanoTime();
          work(connection);
        }
      } catch (IOException e) {
        note(e);
        if (System.nanoTime() - last > PATIENCE_NANOS) {
          giveUp(e);
          return;
        }
        pause();
      } catch (GeneralSecurityException | SaslException | RuntimeException | AssertionError e) {
        giveUp(e);
        return;
      }
    }
  }

  private synchronized void note(IOException why) {
    trouble = why.toString();
    lost = lost == 0 ? System.nanoTime() : lost;
  }

  private synchronized void giveUp(Throwable why) {
    failure = Optional.of(why);
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void begin(Connection connection) throws IOException {
    if (id.isEmpty()) {
      connection.write(
          "<iq type='set' id='bind'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'>"
              + "<resource>desk</resource></bind></iq>");
      connection.next("<iq");
      connection.write("<enable xmlns='urn:xmpp:sm:3' resume='true'/>");
      id = group(ID, connection.next("<enabled"));
      lost = 0;
      queue(connection, "<presence/>");
      return;
    }
    connection.write("<resume xmlns='urn:xmpp:sm:3' h='" + handled + "' previd='" + id + "'/>");
    String answer = connection.next("<resumed", "<failed", "<stream:error");
    if (answer.startsWith("<stream:error") && !answer.contains("<undefined-condition")) {
      throw new IOException("the server does not take the session now: " + answer);
    }
    if (!answer.startsWith("<resumed")) {
      throw new AssertionError(user + " cannot go on with its session: " + answer);
    }
    acknowledge(answer);
    outages.add(new Outage(lost, connection.connected, System.nanoTime()));
    lost = 0;
    for (String again : unacknowledged) {
      connection.write(again);
    }
    connection.write("<r xmlns='urn:xmpp:sm:3'/>");
  }

  private synchronized void work(Connection connection) throws IOException {
    if (isSending && unacknowledged.size() < WINDOW) {
      sent++;
      queue(
          connection,
          "<message to='%s@simpp.local' type='chat' id='%s-%d'><body>%d</body>%s</message>"
              .formatted(contact, user, sent, sent, padding));
      if (sent % ASK_EVERY == 0) {
        connection.write("<r xmlns='urn:xmpp:sm:3'/>");
      }
    } else if (!unacknowledged.isEmpty() && !isSending) {
      connection.write("<r xmlns='urn:xmpp:sm:3'/>");
    }
    for (String xml = connection.poll(); !xml.isEmpty(); xml = connection.poll()) {
      receive(connection, xml);
    }
  }

  private void queue(Connection connection, String xml) throws IOException {
    unacknowledged.add(xml);
    connection.write(xml);
  }

  private void receive(Connection connection, String xml) throws IOException {
    if (xml.startsWith("<r ")) {
      connection.write("<a xmlns='urn:xmpp:sm:3' h='" + handled + "'/>");
    } else if (xml.startsWith("<a ")) {
      acknowledge(xml);
    } else if (xml.startsWith("<stream:error")) {
      throw new IOException("the server ended the stream: " + xml);
    } else {
      handled++;
      Matcher body = BODY.matcher(xml);
      if (xml.startsWith("<message") && body.find()) {
        got.add(Integer.valueOf(body.group(1)));
      }
    }
  }

  private void acknowledge(String xml) {
    long now = Long.parseLong(group(H, xml));
    if (now < acknowledged || now - acknowledged > unacknowledged.size()) {
      throw new AssertionError(
          "%s: after %d of %d the server says %s"
              .formatted(user, acknowledged, acknowledged + unacknowledged.size(), xml));
    }
    for (; acknowledged < now; acknowledged++) {
      unacknowledged.remove();
    }
  }

  private static String group(Pattern pattern, String xml) {
    Matcher matcher = pattern.matcher(xml);
    if (!matcher.find()) {
      throw new AssertionError("no " + pattern + " in " + xml);
    }
    return matcher.group(1);
  }

  /** One connection, logged in; the server's certificate is not looked at. */
  private static final class Connection implements AutoCloseable {
    private static final TrustManager TRUSTING =
        new X509TrustManager() {
          @Override
          public void checkClientTrusted(X509Certificate[] chain, String kind) {}

          @Override
          public void checkServerTrusted(X509Certificate[] chain, String kind) {}

          @Override
          public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
          }
        };

    private final SSLSocket socket;
    private final long connected;
    private final StreamDecoder decoder = new StreamDecoder(StreamBounds.AFTER_LOGIN);
    private final byte[] buffer = new byte[16_384];

    Connection(int port, String user, String password)
        throws IOException, GeneralSecurityException, SaslException {
      SSLContext tls = SSLContext.getInstance("TLSv1.3");
      tls.init(null, new TrustManager[] {TRUSTING}, RANDOM);
      socket = (SSLSocket) tls.getSocketFactory().createSocket();
      try {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 5_000);
        connected = System.nanoTime();
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(20_000);
        login(user, password);
        socket.setSoTimeout(READ_MILLIS);
      } catch (IOException | SaslException | RuntimeException e) {
        socket.close();
        throw e;
      }
    }

    private void login(String user, String password) throws IOException, SaslException {
      openStream();
      SecretBytes secret = SecretBytes.takeOver(password.getBytes(StandardCharsets.UTF_8));
      ScramClient scram =
          new ScramClient(
              ScramHash.SHA_256, false, user, secret, NonceSource.of(RANDOM::nextBytes));
      Bytes first = scram.begin(new LinkSecurity("TLSv1.3", "-", Map.of(), Bytes.empty()));
      write(
          "<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='SCRAM-SHA-256'>"
              + base64(first)
              + "</auth>");
      Bytes answer = scram.respond(content(next("<challenge", "<failure")));
      write("<response xmlns='urn:ietf:params:xml:ns:xmpp-sasl'>" + base64(answer) + "</response>");
      scram.succeeded(content(next("<success", "<failure")));
      decoder.restart();
      openStream();
    }

    private void openStream() throws IOException {
      write(
          "<?xml version='1.0'?><stream:stream to='simpp.local' version='1.0'"
              + " xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>");
      next("<stream:features");
    }

    private static String base64(Bytes bytes) {
      return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private static Bytes content(String xml) throws IOException {
      if (xml.startsWith("<failure")) {
        // the store is not there yet, or not any more
        throw new IOException("the login was refused: " + xml);
      }
      return Bytes.of(
          Base64.getDecoder().decode(xml.substring(xml.indexOf('>') + 1, xml.lastIndexOf("</"))));
    }

    void write(String xml) throws IOException {
      socket.getOutputStream().write(xml.getBytes(StandardCharsets.UTF_8));
    }

    /** The next element that begins so; what comes before it is passed over. */
    String next(String... beginnings) throws IOException {
      while (true) {
        String xml = poll();
        for (String beginning : beginnings) {
          if (xml.startsWith(beginning)) {
            return xml;
          }
        }
      }
    }

    /** The next element; "" where none comes for a moment. */
    String poll() throws IOException {
      while (true) {
        Optional<StreamEvent> event = decoder.next();
        if (event.isPresent() && !(event.get() instanceof StreamEvent.StreamOpened)) {
          return text(event.get());
        }
        if (event.isEmpty() && !read()) {
          return "";
        }
      }
    }

    /** False where nothing comes for a moment. */
    private boolean read() throws IOException {
      try {
        int length = socket.getInputStream().read(buffer);
        if (length < 0) {
          throw new IOException("the connection has ended");
        }
        decoder.receive(buffer, 0, length);
        return true;
      } catch (SocketTimeoutException e) {
        if (socket.getSoTimeout() == READ_MILLIS) {
          return false;
        }
        throw e;
      }
    }

    private static String text(StreamEvent event) throws IOException {
      if (event instanceof StreamEvent.ElementReceived element) {
        return element.xml().utf8();
      } else if (event instanceof StreamEvent.StanzaReceived received) {
        return StanzaCodec.encode(received.stanza()).utf8();
      }
      throw new IOException("the stream ended: " + event);
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
