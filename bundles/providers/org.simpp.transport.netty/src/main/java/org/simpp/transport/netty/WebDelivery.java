package org.simpp.transport.netty;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Bytes;
import org.simpp.transport.WebAnswer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes an answer's content, and asks for the next piece when one has left. */
final class WebDelivery {
  private static final Logger LOG = LoggerFactory.getLogger(WebDelivery.class);

  private final ChannelHandlerContext context;
  private final Answers answers;
  private final WebAnswer.Content content;
  private final Consumer<Boolean> done;
  private long left;
  private boolean isOver;

  /**
   * @param done told once, whether all has been written
   */
  WebDelivery(
      ChannelHandlerContext context,
      Answers answers,
      WebAnswer.Content content,
      Consumer<Boolean> done) {
    this.context = context;
    this.answers = answers;
    this.content = content;
    this.done = done;
    this.left = content.length();
  }

  void begin(HttpResponse head) {
    HttpResponse response =
        new DefaultHttpResponse(head.protocolVersion(), head.status(), head.headers());
    HttpUtil.setContentLength(response, left);
    var unused = context.write(response);
    more();
  }

  /** Nobody is there any more. */
  void broken() {
    over(false);
  }

  private void more() {
    if (isOver) {
      return;
    }
    if (left == 0) {
      over(true);
    } else {
      answers.give(content.source().next(), this::write);
    }
  }

  private void write(@Nullable Bytes piece, @Nullable Throwable failure) {
    if (isOver) {
      return;
    }
    if (piece == null || piece.isEmpty() || piece.length() > left) {
      LOG.error("content over http cannot be read to its end", failure);
      over(false);
      return;
    }
    left -= piece.length();
    context
        .writeAndFlush(new DefaultHttpContent(Unpooled.wrappedBuffer(piece.asReadOnlyBuffer())))
        .addListener(
            written -> {
              if (written.isSuccess()) {
                context.channel().eventLoop().execute(this::more);
              } else {
                over(false);
              }
            });
  }

  private void over(boolean isComplete) {
    if (!isOver) {
      isOver = true;
      content.source().close();
      done.accept(isComplete);
    }
  }
}
