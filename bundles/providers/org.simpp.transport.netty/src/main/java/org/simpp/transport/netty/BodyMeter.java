package org.simpp.transport.netty;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.simpp.transport.netty.settings.Limits;

/**
 * Holds a client that has not logged in to what one request may be then: requests are gathered
 * before anyone reads them. Who has logged in is known by the session that a request names at its
 * beginning.
 */
final class BodyMeter extends ChannelInboundHandlerAdapter {
  private static final int BEGINNING = 1_024;
  private static final Pattern SESSION =
      Pattern.compile("<[^>]*\\ssid\\s*=\\s*['\"]([0-9a-f]{32})['\"]");

  private final int allowed;
  private final Predicate<String> isEstablished;
  private final StringBuilder beginning = new StringBuilder();
  private long since;
  private boolean isOpen;

  /**
   * @param isEstablished whether whoever has the session of that name has logged in
   */
  BodyMeter(Limits limits, Predicate<String> isEstablished) {
    allowed = limits.elementBytesBeforeLogin() + BoshSessions.ENVELOPE;
    this.isEstablished = isEstablished;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof HttpRequest) {
      beginning.setLength(0);
      since = 0;
      isOpen = false;
    }
    if (message instanceof HttpContent content && !admits(content.content())) {
      ReferenceCountUtil.release(message);
      Farewell.hardEnd(context.channel());
      return;
    }
    context.fireChannelRead(message);
  }

  private boolean admits(ByteBuf bytes) {
    int missing = Math.min(BEGINNING - beginning.length(), bytes.readableBytes());
    if (missing > 0) {
      beginning.append(bytes.toString(bytes.readerIndex(), missing, StandardCharsets.ISO_8859_1));
    }
    since += bytes.readableBytes();
    if (!isOpen && since > allowed) {
      Matcher session = SESSION.matcher(beginning);
      isOpen = session.lookingAt() && isEstablished.test(session.group(1));
      return isOpen;
    }
    return true;
  }
}
