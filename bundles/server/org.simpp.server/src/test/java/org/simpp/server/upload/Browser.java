package org.simpp.server.upload;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.simpp.model.Bytes;
import org.simpp.transport.WebAnswer;
import org.simpp.transport.WebRequest;
import org.simpp.transport.WebService;

/** Asks for files as a transport does, without one. */
final class Browser {
  private static final int PIECE = 100;

  /** What was answered; the content as ISO-8859-1. */
  record Answer(int status, Map<String, String> headers, String content) {}

  private final WebService service;

  Browser(WebService service) {
    this.service = service;
  }

  Answer get(String path, String... headers) throws Exception {
    return answer(ask("GET", path, headers));
  }

  Answer head(String path, String... headers) throws Exception {
    return answer(ask("HEAD", path, headers));
  }

  /** Puts all of {@code content}; its length is among the headers unless they say another one. */
  Answer put(String path, String content, String... headers) throws Exception {
    String[] all = Arrays.copyOf(headers, headers.length + 2);
    all[headers.length] = "content-length";
    all[headers.length + 1] = Integer.toString(content.length());
    WebAnswer answer = ask("PUT", path, all);
    if (answer instanceof WebAnswer.Intake intake) {
      give(intake, content);
      return answer(await(intake.sink().end()));
    }
    return answer(answer);
  }

  /**
   * Begins to put something of {@code length}, brings {@code content}, and loses the connection.
   */
  void lose(String path, long length, String content, String... headers) throws Exception {
    WebAnswer.Intake intake = begin(path, length, content, headers);
    intake.sink().broken();
  }

  /** As {@link #lose}, without losing anything. */
  WebAnswer.Intake begin(String path, long length, String content, String... headers)
      throws Exception {
    String[] all = Arrays.copyOf(headers, headers.length + 2);
    all[headers.length] = "content-length";
    all[headers.length + 1] = Long.toString(length);
    WebAnswer.Intake intake = (WebAnswer.Intake) ask("PUT", path, all);
    give(intake, content);
    return intake;
  }

  static void give(WebAnswer.Intake intake, String content) throws Exception {
    byte[] bytes = content.getBytes(StandardCharsets.ISO_8859_1);
    for (int from = 0; from < bytes.length; from += PIECE) {
      int length = Math.min(PIECE, bytes.length - from);
      await(intake.sink().take(Bytes.of(bytes, from, length)));
    }
  }

  /** Any request, by its head. */
  WebAnswer ask(String method, String path, String... headers) throws Exception {
    Map<String, String> map = new HashMap<>();
    for (int i = 0; i < headers.length; i += 2) {
      map.putIfAbsent(headers[i], headers[i + 1]);
    }
    return await(service.answer(new WebRequest(method, path, map)));
  }

  private static Answer answer(WebAnswer answer) throws Exception {
    if (answer instanceof WebAnswer.Content content) {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      while (all.size() < content.length()) {
        all.write(await(content.source().next()).toByteArray());
      }
      content.source().close();
      return new Answer(
          content.status(), content.headers(), all.toString(StandardCharsets.ISO_8859_1));
    }
    WebAnswer.Head head = (WebAnswer.Head) answer;
    return new Answer(head.status(), head.headers(), "");
  }

  static <T> T await(CompletionStage<T> stage) throws Exception {
    return stage.toCompletableFuture().get(10, TimeUnit.SECONDS);
  }
}
