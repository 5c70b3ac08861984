package org.simpp.transport.smack;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.simpp.transport.ProxyException;
import org.simpp.transport.ProxyServer;
import org.simpp.transport.TransportException.Reason;

/**
 * What is said to a proxy so that it connects to a server; it looks the server's name up itself.
 */
final class Tunnel {
  /** A proxy that says more before it connects is none. */
  private static final int MAX_HEADER = 16_384;

  private static final int MAX_SHOWN = 80;
  private static final List<String> SOCKS_REPLIES =
      List.of(
          "",
          "general failure",
          "not allowed by its rules",
          "network unreachable",
          "host unreachable",
          "connection refused",
          "time over",
          "command not supported",
          "kind of address not supported");

  private final ProxyServer proxy;
  private final String host;
  private final int port;
  private final InputStream in;
  private final OutputStream out;

  /**
   * @param host of the server, a name or an IP address
   */
  Tunnel(ProxyServer proxy, String host, int port, InputStream in, OutputStream out) {
    this.proxy = proxy;
    this.host = host;
    this.port = port;
    this.in = in;
    this.out = out;
  }

  /**
   * What is read and written after this returns is the server's; not one byte of it is taken.
   *
   * @throws ProxyException if the proxy does not connect
   */
  void open() throws ProxyException {
    try {
      if (proxy.kind() == ProxyServer.Kind.HTTP) {
        connect();
      } else {
        socks();
      }
    } catch (ProxyException e) {
      throw e;
    } catch (EOFException e) {
      throw failed(Reason.PROXY_REFUSED, "it closed the connection");
    } catch (SocketTimeoutException e) {
      throw failed(Reason.PROXY_REFUSED, "no answer in time");
    } catch (IOException e) {
      throw failed(Reason.PROXY_REFUSED, printable(String.valueOf(e.getMessage())));
    }
  }

  private void connect() throws IOException {
    String target = (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.writeBytes(ascii("CONNECT " + target + " HTTP/1.1\r\nHost: " + target + "\r\n"));
    ProxyServer.Login login = proxy.login();
    if (login != null) {
      request.writeBytes(ascii("Proxy-Authorization: Basic "));
      byte[] credentials = credentials(login, (byte) ':', ascii(""));
      request.writeBytes(Base64.getEncoder().encode(credentials));
      Arrays.fill(credentials, (byte) 0);
      request.writeBytes(ascii("\r\n"));
    }
    request.writeBytes(ascii("\r\n"));
    out.write(request.toByteArray());
    out.flush();
    judge(header());
  }

  private void judge(List<String> header) throws ProxyException {
    String status = header.get(0);
    if (!status.matches("HTTP/1\\.[0-9] [0-9]{3}( .*)?")) {
      throw failed(Reason.PROXY_REFUSED, "it does not speak HTTP");
    }
    String answer = printable(status.substring("HTTP/1.1 ".length()));
    if (proxy.login() != null && answer.startsWith("401")) {
      // As tinyproxy says that it does not know the password
      throw failed(Reason.PROXY_LOGIN, answer);
    }
    if (answer.startsWith("407")) {
      Optional<String> scheme =
          header.stream()
              .map(line -> line.toLowerCase(Locale.ROOT))
              .filter(line -> line.startsWith("proxy-authenticate:"))
              .map(line -> line.substring("proxy-authenticate:".length()).strip())
              .filter(line -> !line.startsWith("basic"))
              .findFirst();
      boolean isBasic =
          header.stream()
              .map(line -> line.toLowerCase(Locale.ROOT).replace(" ", ""))
              .anyMatch(line -> line.startsWith("proxy-authenticate:basic"));
      throw isBasic || scheme.isEmpty()
          ? failed(Reason.PROXY_LOGIN, answer)
          : failed(
              Reason.PROXY_REFUSED,
              answer + "; it takes only " + printable(scheme.get().split("[ ,]", 2)[0]));
    }
    if (!answer.startsWith("2")) {
      throw failed(Reason.PROXY_REFUSED, answer);
    }
  }

  /** The lines up to the empty one, read byte by byte: what follows is the server's. */
  private List<String> header() throws IOException {
    ByteArrayOutputStream collected = new ByteArrayOutputStream();
    int newLines = 0;
    while (newLines < 2) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException();
      }
      if (collected.size() >= MAX_HEADER) {
        throw failed(Reason.PROXY_REFUSED, "it does not speak HTTP");
      }
      collected.write(next);
      newLines = next == '\n' ? newLines + 1 : next == '\r' ? newLines : 0;
    }
    return collected.toString(StandardCharsets.ISO_8859_1).lines().toList();
  }

  /** RFC 1928. */
  private void socks() throws IOException {
    ProxyServer.Login login = proxy.login();
    out.write(login == null ? new byte[] {5, 1, 0} : new byte[] {5, 2, 0, 2});
    out.flush();
    byte[] chosen = read(2);
    if (chosen[0] != 5) {
      throw failed(Reason.PROXY_REFUSED, "it does not speak SOCKS 5");
    }
    if (chosen[1] == 2 && login != null) {
      logIn(login);
    } else if (chosen[1] != 0) {
      throw failed(
          login == null ? Reason.PROXY_LOGIN : Reason.PROXY_REFUSED,
          "it takes no way to log in that is known here");
    }
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.writeBytes(new byte[] {5, 1, 0});
    request.writeBytes(address());
    request.write(port >>> 8);
    request.write(port);
    out.write(request.toByteArray());
    out.flush();
    byte[] reply = read(4);
    if (reply[0] != 5 || reply[1] != 0) {
      int code = reply[1] & 0xff;
      throw failed(
          Reason.PROXY_REFUSED,
          code > 0 && code < SOCKS_REPLIES.size() ? SOCKS_REPLIES.get(code) : "SOCKS " + code);
    }
    int length =
        switch (reply[3]) {
          case 1 -> 4;
          case 3 -> read(1)[0] & 0xff;
          case 4 -> 16;
          default -> throw failed(Reason.PROXY_REFUSED, "it does not speak SOCKS 5");
        };
    read(length + 2);
  }

  /** RFC 1929. */
  private void logIn(ProxyServer.Login login) throws IOException {
    byte[] user = login.user().getBytes(StandardCharsets.UTF_8);
    if (user.length > 255 || login.password().length() > 255) {
      throw failed(Reason.PROXY_LOGIN, "the user name or password is too long for it");
    }
    byte[] said =
        credentials(login, (byte) login.password().length(), new byte[] {1, (byte) user.length});
    out.write(said);
    out.flush();
    Arrays.fill(said, (byte) 0);
    if (read(2)[1] != 0) {
      throw failed(Reason.PROXY_LOGIN, "it does not know the user name or password");
    }
  }

  /** An IP address as it is, a name for the proxy to look up. */
  private byte[] address() throws ProxyException {
    if (host.indexOf(':') >= 0 || host.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}")) {
      try {
        byte[] literal = InetAddress.getByName(host).getAddress();
        return joined(new byte[] {(byte) (literal.length == 4 ? 1 : 4)}, literal);
      } catch (UnknownHostException e) {
        throw failed(Reason.PROXY_REFUSED, "the server's address is none");
      }
    }
    byte[] name = ascii(host);
    if (name.length > 255) {
      throw failed(Reason.PROXY_REFUSED, "the server's name is too long for it");
    }
    return joined(new byte[] {3, (byte) name.length}, name);
  }

  private byte[] read(int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException();
    }
    return bytes;
  }

  /** The user and the password with {@code between} them, behind {@code first}. */
  private static byte[] credentials(ProxyServer.Login login, byte between, byte[] first) {
    byte[] user = joined(first, login.user().getBytes(StandardCharsets.UTF_8));
    byte[] password = login.password().expose();
    byte[] all = Arrays.copyOf(user, user.length + 1 + password.length);
    all[user.length] = between;
    System.arraycopy(password, 0, all, user.length + 1, password.length);
    Arrays.fill(password, (byte) 0);
    return all;
  }

  private static byte[] joined(byte[] one, byte[] other) {
    byte[] all = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, all, one.length, other.length);
    return all;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static String printable(String text) {
    String shown = text.replaceAll("[^\\x20-\\x7e]", "?").strip();
    return shown.length() <= MAX_SHOWN ? shown : shown.substring(0, MAX_SHOWN);
  }

  private ProxyException failed(Reason reason, String answer) {
    return new ProxyException(reason, proxy.name(), answer);
  }
}
