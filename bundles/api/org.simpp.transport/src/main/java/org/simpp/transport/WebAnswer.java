package org.simpp.transport;

import java.util.Map;
import java.util.Objects;

/** What becomes of a request over HTTP. */
public sealed interface WebAnswer {
  /**
   * An answer without content. Whatever content the request has is not read.
   *
   * @param status as RFC 9110, section 15, has them
   * @param headers by name; the content's length among them only where the request was HEAD
   */
  record Head(int status, Map<String, String> headers) implements WebAnswer {
    public Head {
      headers = Map.copyOf(headers);
    }
  }

  /**
   * An answer with content, which is asked of {@code source} piece by piece.
   *
   * @param length of the content in bytes
   * @param source closed when all has been written, or nobody is there any more
   */
  record Content(int status, Map<String, String> headers, long length, WebSource source)
      implements WebAnswer {
    public Content {
      headers = Map.copyOf(headers);
      Objects.requireNonNull(source);
      if (length < 0) {
        throw new IllegalArgumentException("a length is not negative");
      }
    }
  }

  /**
   * The request's content is wanted, and answered when it has come.
   *
   * @param sink gets it piece by piece
   */
  record Intake(WebSink sink) implements WebAnswer {
    public Intake {
      Objects.requireNonNull(sink);
    }
  }
}
