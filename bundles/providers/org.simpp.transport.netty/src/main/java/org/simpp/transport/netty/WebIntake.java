package org.simpp.transport.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.simpp.model.Bytes;
import org.simpp.transport.WebAnswer;
import org.simpp.transport.WebSink;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gathers a request's content to pieces, and reads on when one has been taken. */
final class WebIntake {
  private static final Logger LOG = LoggerFactory.getLogger(WebIntake.class);
  private static final WebAnswer.Head FAULT = new WebAnswer.Head(500, Map.of());
  private static final int PIECE = 65_536;

  private final ChannelHandlerContext context;
  private final Answers answers;
  private final WebSink sink;
  private final Runnable next;
  private final Consumer<WebAnswer.Head> done;
  private final byte[] piece = new byte[PIECE];
  private int gathered;
  private boolean isOver;

  /**
   * @param next has the next part come
   * @param done told once, with the answer
   */
  WebIntake(
      ChannelHandlerContext context,
      Answers answers,
      WebSink sink,
      Runnable next,
      Consumer<WebAnswer.Head> done) {
    this.context = context;
    this.answers = answers;
    this.sink = sink;
    this.next = next;
    this.done = done;
  }

  /**
   * Begins to read.
   *
   * @param isAwaited whether the client waits to be told (RFC 9110, section 10.1.1)
   */
  void begin(boolean isAwaited) {
    if (isAwaited) {
      var unused =
          context.writeAndFlush(
              new DefaultFullHttpResponse(
                  HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE, Unpooled.EMPTY_BUFFER));
    }
    next.run();
  }

  /** So much has come; a part of the codec's is never larger than a piece has room for. */
  void arrived(HttpContent content) {
    if (isOver) {
      return;
    }
    if (content.decoderResult().isFailure()) {
      Farewell.hardEnd(context.channel());
      return;
    }
    ByteBuf bytes = content.content();
    int length = bytes.readableBytes();
    bytes.readBytes(piece, gathered, length);
    gathered += length;
    boolean isLast = content instanceof LastHttpContent;
    if (isLast || gathered > PIECE - HttpPipeline.CHUNK_BYTES) {
      answers.give(
          take(),
          (nothing, failure) -> {
            if (failure != null) {
              failed(failure);
            } else if (isLast) {
              end();
            } else {
              next.run();
            }
          });
    } else {
      next.run();
    }
  }

  private CompletionStage<Void> take() {
    if (gathered == 0) {
      return CompletableFuture.completedStage(null);
    }
    Bytes full = Bytes.givenAway(Arrays.copyOf(piece, gathered));
    gathered = 0;
    return sink.take(full);
  }

  private void end() {
    if (!isOver) {
      answers.give(
          sink.end(),
          (head, failure) -> {
            if (head == null) {
              failed(failure == null ? new IllegalStateException("no answer") : failure);
            } else if (!isOver) {
              isOver = true;
              done.accept(head);
            }
          });
    }
  }

  private void failed(Throwable failure) {
    if (!isOver) {
      LOG.error("content over http cannot be taken", failure);
      isOver = true;
      sink.broken();
      done.accept(FAULT);
    }
  }

  /** The connection has ended. */
  void broken() {
    if (!isOver) {
      isOver = true;
      sink.broken();
    }
  }
}
