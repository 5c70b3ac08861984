package org.simpp.transport.smack;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A proxy for HTTP and SOCKS 5 that takes nothing but what the specifications say, byte by byte. It
 * alone knows where {@link #HIDDEN} is.
 */
final class StrictProxy implements AutoCloseable {
  static final String HIDDEN = "hidden.simpp.example";

  /** What it was asked to connect to. */
  final List<String> targets = new CopyOnWriteArrayList<>();

  /** What it could not understand. */
  final List<String> faults = new CopyOnWriteArrayList<>();

  /** USER:PASSWORD that must be said; "" for nobody asked. */
  volatile String login = "";

  /** Sent instead of connecting; "" to connect. */
  volatile String answer = "";

  private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

  StrictProxy() throws IOException {
    start(
        () -> {
          while (!listening.isClosed()) {
            Socket client = listening.accept();
            start(() -> serve(client));
          }
        });
  }

  int port() {
    return listening.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }

  private void serve(Socket client) throws IOException {
    try (client) {
      DataInputStream in = new DataInputStream(client.getInputStream());
      int first = in.read();
      Socket server = first == 5 ? socks(in, client.getOutputStream()) : http(first, in, client);
      if (server == null) {
        return;
      }
      try (server) {
        start(() -> server.getInputStream().transferTo(client.getOutputStream()));
        client.getInputStream().transferTo(server.getOutputStream());
      }
    }
  }

  private Socket http(int first, InputStream in, Socket client) throws IOException {
    StringBuilder head = new StringBuilder().append((char) first);
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.read());
    }
    List<String> lines = List.of(head.toString().split("\r\n"));
    String target = lines.get(0).replaceAll("CONNECT (\\S+) HTTP/1\\.1", "$1");
    require(lines.get(0).equals("CONNECT " + target + " HTTP/1.1"), lines.get(0));
    require(lines.get(1).equals("Host: " + target), lines.get(1));
    OutputStream out = client.getOutputStream();
    if (!answer.isEmpty()) {
      out.write(answer.getBytes(StandardCharsets.ISO_8859_1));
      return null;
    }
    String known = Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    if (!login.isEmpty() && !lines.contains("Proxy-Authorization: Basic " + known)) {
      out.write(
          ("HTTP/1.1 407 Who are you?\r\nProxy-Authenticate: Basic realm=\"x\"\r\n"
                  + "Content-Length: 0\r\n\r\n")
              .getBytes(StandardCharsets.ISO_8859_1));
      return null;
    }
    int colon = target.lastIndexOf(':');
    Socket server = connected(target.substring(0, colon), target.substring(colon + 1));
    out.write("HTTP/1.0 200 Go on\r\nVia: strict\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
    return server;
  }

  private Socket socks(DataInputStream in, OutputStream out) throws IOException {
    byte[] methods = in.readNBytes(in.readUnsignedByte());
    boolean offersPassword = new String(methods, StandardCharsets.ISO_8859_1).indexOf(2) >= 0;
    if (login.isEmpty()) {
      out.write(new byte[] {5, 0});
    } else if (!offersPassword) {
      out.write(new byte[] {5, (byte) 0xff});
      return null;
    } else {
      out.write(new byte[] {5, 2});
      require(in.readUnsignedByte() == 1, "the version of RFC 1929");
      String user = new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.UTF_8);
      String password = new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.UTF_8);
      boolean isKnown = login.equals(user + ":" + password);
      out.write(new byte[] {1, (byte) (isKnown ? 0 : 1)});
      if (!isKnown) {
        return null;
      }
    }
    byte[] request = in.readNBytes(4);
    require(request[0] == 5 && request[1] == 1 && request[2] == 0, "a request of RFC 1928");
    String host =
        switch (request[3]) {
          case 1 -> InetAddress.getByAddress(in.readNBytes(4)).getHostAddress();
          case 4 -> InetAddress.getByAddress(in.readNBytes(16)).getHostAddress();
          default -> new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.UTF_8);
        };
    int port = in.readUnsignedShort();
    if (!answer.isEmpty()) {
      out.write(new byte[] {5, Byte.parseByte(answer), 0, 1, 0, 0, 0, 0, 0, 0});
      return null;
    }
    Socket server = connected(host, String.valueOf(port));
    out.write(new byte[] {5, 0, 0, 3, 4, 'h', 'o', 's', 't', 1, 1});
    return server;
  }

  private Socket connected(String host, String port) throws IOException {
    targets.add(host + ":" + port);
    boolean isLocal = host.equals(HIDDEN) || host.equals("127.0.0.1");
    require(isLocal, host);
    return new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(port));
  }

  private void require(boolean holds, String what) throws IOException {
    if (!holds) {
      faults.add(what);
      throw new IOException(what);
    }
  }

  @FunctionalInterface
  private interface Work {
    void run() throws IOException;
  }

  private static void start(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                Thread.currentThread().interrupt();
              }
            });
    thread.setDaemon(true);
    thread.start();
  }
}
