package org.simpp.client.internal.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Authenticator;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.Consumer;
import javax.net.ssl.HttpsURLConnection;
import org.jspecify.annotations.Nullable;
import org.simpp.xmpp.upload.UploadSlot;

/**
 * A server of files over HTTP with TLS (RFC 9110): uploads into slots (XEP-0363), from the start or
 * from where one broke, and downloads. Follows no redirection, answers no question for a password,
 * and says no header but those that a slot names. Every call blocks.
 *
 * @param sockets told of every socket that a call waits for
 */
record FileServer(Route route, Way way, Consumer<Socket> sockets) {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int HTTPS = 443;
  private static final String OFFSET = "Upload-Offset";
  private static final String TYPE = "application/octet-stream";

  /** An answer: its status (RFC 9110, section 15), and how much of an upload is there. */
  record Answer(int status, OptionalLong offset) {
    boolean isSuccess() {
      return status >= 200 && status < 300;
    }

    /** Whether asking again may help. */
    boolean isPassing() {
      return status >= 500 || status == 408 || status == 409 || status == 429;
    }
  }

  /** Writes the rest of an upload. */
  @FunctionalInterface
  interface Writer {
    void write(OutputStream target) throws IOException;
  }

  /** Reads the rest of a download. */
  @FunctionalInterface
  interface Reader {
    void read(InputStream source) throws IOException;
  }

  /** How much of what was to be put into the slot is there. */
  Answer arrived(UploadSlot slot) throws IOException {
    HttpsURLConnection request = open(slot.put(), "HEAD", slot);
    try {
      return answer(request);
    } finally {
      request.disconnect();
    }
  }

  /**
   * Puts what {@code writer} writes into the slot, behind what is there.
   *
   * @param first how many bytes are there
   * @param length of the whole
   */
  Answer put(UploadSlot slot, long first, long length, Writer writer) throws IOException {
    HttpsURLConnection request = open(slot.put(), "PUT", slot);
    try {
      request.setDoOutput(true);
      request.setFixedLengthStreamingMode(length - first);
      request.setRequestProperty("Content-Type", TYPE);
      if (first > 0) {
        request.setRequestProperty(
            "Content-Range", "bytes %d-%d/%d".formatted(first, length - 1, length));
      }
      try (OutputStream target = request.getOutputStream()) {
        writer.write(target);
      }
      return answer(request);
    } finally {
      request.disconnect();
    }
  }

  /**
   * Gets a file from byte {@code first} on, and gives it to {@code reader}.
   *
   * @param length of the whole, as it must be
   * @return 206 or 200 where it was given; another status where it was not
   */
  Answer get(URI source, long first, long length, Reader reader) throws IOException {
    HttpsURLConnection request = open(source, "GET", null);
    try {
      request.setRequestProperty("Range", "bytes=" + first + "-");
      int status = request.getResponseCode();
      boolean isRest =
          status == HttpURLConnection.HTTP_PARTIAL
              && "bytes %d-%d/%d"
                  .formatted(first, length - 1, length)
                  .equals(request.getHeaderField("Content-Range"));
      boolean isWhole =
          status == HttpURLConnection.HTTP_OK
              && first == 0
              && request.getContentLengthLong() == length;
      if (isRest || isWhole) {
        try (InputStream content = request.getInputStream()) {
          reader.read(content);
        }
        return new Answer(status, OptionalLong.empty());
      }
      // Something else lies there now, or the server gives no parts
      return new Answer(status < 300 ? 416 : status, OptionalLong.empty());
    } finally {
      request.disconnect();
    }
  }

  private HttpsURLConnection open(URI address, String method, @Nullable UploadSlot slot)
      throws IOException {
    if (!(address.toURL().openConnection(Proxy.NO_PROXY) instanceof HttpsURLConnection request)) {
      throw new IOException("files come over HTTP with TLS alone");
    }
    int port = address.getPort() < 0 ? HTTPS : address.getPort();
    request.setSSLSocketFactory(new RoutedSockets(route, way, address.getHost(), port, sockets));
    request.setRequestMethod(method);
    request.setInstanceFollowRedirects(false);
    request.setUseCaches(false);
    request.setAuthenticator(new Authenticator() {});
    request.setConnectTimeout((int) PATIENCE.toMillis());
    request.setReadTimeout((int) PATIENCE.toMillis());
    request.setRequestProperty("User-Agent", "SIMPP");
    request.setRequestProperty("Accept-Encoding", "identity");
    if (slot != null) {
      slot.headers().forEach(one -> request.setRequestProperty(one.name(), one.value()));
    }
    return request;
  }

  private static Answer answer(HttpURLConnection request) throws IOException {
    int status = request.getResponseCode();
    String offset = request.getHeaderField(OFFSET);
    boolean isNumber = offset != null && offset.matches("[0-9]{1,18}");
    return new Answer(
        status, isNumber ? OptionalLong.of(Long.parseLong(offset)) : OptionalLong.empty());
  }
}
