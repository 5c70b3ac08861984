package org.simpp.client.ui.idle;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the X server itself counts: the time since a key, a button or a movement anywhere on the
 * desktop (X Window System Protocol, version 11; MIT-SCREEN-SAVER Extension, version 1.1). A
 * connection of its own, which asks nothing else.
 */
public final class ScreenSaver implements AutoCloseable {
  private static final Pattern DISPLAY =
      Pattern.compile("(?:unix)?([^:/]*):(\\d{1,4})(?:\\.\\d+)?");
  private static final int FIRST_PORT = 6_000;
  private static final int PACKET = 32;
  private static final int QUERY_EXTENSION = 98;
  private static final int QUERY_INFO = 1;
  private static final int ERROR = 0;
  private static final int REPLY = 1;
  private static final int MAX_AUTHORITY = 1 << 16;

  private final SocketChannel channel;
  private final DataInputStream in;
  private final DataOutputStream out;
  private final int root;
  private final int extension;

  private ScreenSaver(SocketChannel channel, byte[] cookie) throws IOException {
    this.channel = channel;
    this.in = new DataInputStream(Channels.newInputStream(channel));
    this.out = new DataOutputStream(Channels.newOutputStream(channel));
    this.root = begin(cookie);
    this.extension = extension("MIT-SCREEN-SAVER");
  }

  /**
   * Connects to the X server of this session.
   *
   * @param environment with {@code DISPLAY}, and what names the file of {@code xauth}
   * @throws IOException if there is none, it does not let us in, or counts nothing; and under
   *     Wayland, where an X server knows only of its own windows
   */
  public static ScreenSaver open(Map<String, String> environment) throws IOException {
    if (environment.containsKey("WAYLAND_DISPLAY")
        || "wayland".equals(environment.get("XDG_SESSION_TYPE"))) {
      throw new IOException("under Wayland the X server knows only of its own windows");
    }
    Matcher display = DISPLAY.matcher(environment.getOrDefault("DISPLAY", ""));
    if (!display.matches()) {
      throw new IOException("DISPLAY names no X server");
    }
    String host = display.group(1);
    String number = display.group(2);
    byte[] cookie =
        Xauthority.cookie(
            authority(environment),
            host.isEmpty() ? InetAddress.getLocalHost().getHostName() : host,
            number);
    SocketChannel channel = SocketChannel.open(address(host, number));
    try {
      return new ScreenSaver(channel, cookie);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** How long nobody has touched a key or a mouse. Waits for the X server's answer. */
  public Duration idle() throws IOException {
    out.write(new byte[] {(byte) extension, QUERY_INFO, 0, 2});
    out.writeInt(root);
    byte[] info = reply();
    return Duration.ofMillis(unsigned(info, 16));
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private static SocketAddress address(String host, String number) {
    return host.isEmpty()
        ? UnixDomainSocketAddress.of("/tmp/.X11-unix/X" + number)
        : new InetSocketAddress(host, FIRST_PORT + Integer.parseInt(number));
  }

  private static byte[] authority(Map<String, String> environment) throws IOException {
    Path file =
        environment.containsKey("XAUTHORITY")
            ? Path.of(environment.get("XAUTHORITY"))
            : Path.of(environment.getOrDefault("HOME", ""), ".Xauthority");
    return Files.isReadable(file) && Files.size(file) <= MAX_AUTHORITY
        ? Files.readAllBytes(file)
        : new byte[0];
  }

  /** Sets the connection up; the first screen's root window (section 8 of the protocol). */
  private int begin(byte[] cookie) throws IOException {
    byte[] name = (cookie.length == 0 ? "" : Xauthority.COOKIE).getBytes(StandardCharsets.US_ASCII);
    ByteArrayOutputStream setup = new ByteArrayOutputStream();
    DataOutputStream fields = new DataOutputStream(setup);
    fields.writeByte('B');
    fields.writeByte(0);
    fields.writeShort(11);
    fields.writeShort(0);
    fields.writeShort(name.length);
    fields.writeShort(cookie.length);
    fields.writeShort(0);
    padded(fields, name);
    padded(fields, cookie);
    out.write(setup.toByteArray());
    int outcome = in.readUnsignedByte();
    in.readFully(new byte[5]);
    byte[] answer = exactly(in.readUnsignedShort() * 4);
    if (outcome != REPLY) {
      throw new IOException("the X server does not let this program in");
    }
    int vendor = (int) unsigned(answer, 16) >>> 16;
    int formats = (int) unsigned(answer, 20) >>> 16 & 0xff;
    return (int) unsigned(answer, PACKET + padded(vendor) + 8 * formats);
  }

  /** The number by which that extension is asked. */
  private int extension(String name) throws IOException {
    byte[] bytes = name.getBytes(StandardCharsets.US_ASCII);
    out.writeByte(QUERY_EXTENSION);
    out.writeByte(0);
    out.writeShort(2 + padded(bytes.length) / 4);
    out.writeShort(bytes.length);
    out.writeShort(0);
    padded(out, bytes);
    byte[] answer = reply();
    if (answer[8] == 0) {
      throw new IOException("the X server has no " + name);
    }
    return answer[9] & 0xff;
  }

  /** The answer to the one request that is open; what the server tells everybody is passed over. */
  private byte[] reply() throws IOException {
    while (true) {
      byte[] packet = exactly(PACKET);
      if (packet[0] == ERROR) {
        throw new IOException("the X server refuses the question, error " + packet[1]);
      }
      if (packet[0] == REPLY) {
        return packet;
      }
    }
  }

  private byte[] exactly(int length) throws IOException {
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return bytes;
  }

  private static void padded(DataOutputStream to, byte[] bytes) throws IOException {
    to.write(bytes);
    to.write(new byte[padded(bytes.length) - bytes.length]);
  }

  private static int padded(int length) {
    return (length + 3) / 4 * 4;
  }

  private static long unsigned(byte[] bytes, int at) throws IOException {
    if (at + 4 > bytes.length) {
      throw new IOException("the X server's answer is too short");
    }
    return ((bytes[at] & 0xffL) << 24)
        | ((bytes[at + 1] & 0xffL) << 16)
        | ((bytes[at + 2] & 0xffL) << 8)
        | (bytes[at + 3] & 0xffL);
  }
}
