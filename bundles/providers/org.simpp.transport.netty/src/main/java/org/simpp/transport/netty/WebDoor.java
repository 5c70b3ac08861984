package org.simpp.transport.netty;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.simpp.transport.WebAnswer;
import org.simpp.transport.WebService;
import org.simpp.transport.netty.settings.HttpSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers the requests to what the receiver serves beside links; all others pass. Content comes and
 * goes piece by piece, and nothing is read while a piece is being taken. On the connection's event
 * loop.
 */
final class WebDoor extends ChannelInboundHandlerAdapter {
  private static final Logger LOG = LoggerFactory.getLogger(WebDoor.class);
  private static final WebAnswer.Head FAULT = new WebAnswer.Head(500, Map.of());
  private static final String METHODS = "OPTIONS, HEAD, GET, PUT";
  private static final String HEADERS = "Authorization, Content-Type, Content-Range, Range";

  /** Where the request is that is being answered. */
  private enum State {
    /** There is none. */
    NONE,
    /** Its answer is awaited, or being written. */
    ANSWERING,
    /** Its content is being taken. */
    TAKING,
    /** It has been answered, and its end is to come. */
    ANSWERED
  }

  private final Entrance entrance;
  private final HttpSettings settings;
  private final WebService service;
  private final Deque<Object> held = new ArrayDeque<>();
  private State state = State.NONE;
  private boolean isDraining;
  private boolean isWanted;
  private WebHead asked = WebHead.NONE;
  private boolean isEndSeen;
  private boolean isClosing;
  private @Nullable WebIntake intake;
  private @Nullable WebDelivery delivery;

  WebDoor(Entrance entrance, HttpSettings settings, WebService service) {
    this.entrance = entrance;
    this.settings = settings;
    this.service = service;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    held.add(message);
    drain(context);
  }

  /** Looks at what has come, for as long as it is wanted; what comes meanwhile waits its turn. */
  private void drain(ChannelHandlerContext context) {
    if (isDraining) {
      return;
    }
    isDraining = true;
    try {
      while (!held.isEmpty() && (state != State.TAKING || isWanted) && state != State.ANSWERING) {
        look(context, held.remove());
      }
    } finally {
      isDraining = false;
    }
    if (state == State.TAKING && isWanted) {
      context.read();
    }
  }

  private void look(ChannelHandlerContext context, Object message) {
    if (state == State.NONE && !(message instanceof HttpRequest request && isOurs(request))) {
      context.fireChannelRead(message);
      return;
    }
    try {
      if (message instanceof HttpRequest request) {
        begin(context, request);
      } else if (message instanceof HttpContent content) {
        arrived(content);
      }
    } finally {
      ReferenceCountUtil.release(message);
    }
  }

  /** The next part of the content that is being taken may come. */
  private void next(ChannelHandlerContext context) {
    isWanted = true;
    drain(context);
  }

  private boolean isOurs(HttpRequest request) {
    return request.decoderResult().isSuccess() && request.uri().startsWith(service.prefix());
  }

  private void begin(ChannelHandlerContext context, HttpRequest request) {
    asked = WebHead.of(request);
    isEndSeen = false;
    isWanted = false;
    state = State.ANSWERING;
    context.channel().config().setAutoRead(false);
    String origin = asked.origin();
    if (!settings.admits(origin.isEmpty() ? null : origin)) {
      finish(context, WebHead.answer(403, Map.of(), ""));
    } else if (HttpMethod.OPTIONS.equals(request.method())) {
      finish(context, HttpCors.permission(origin, METHODS, HEADERS));
    } else {
      answers(context)
          .give(
              service.answer(WebHead.read(request)),
              (answer, failure) -> answered(context, answer, failure));
    }
  }

  private Answers answers(ChannelHandlerContext context) {
    return new Answers(
        context.channel().eventLoop(), () -> {}, fault -> context.fireExceptionCaught(fault));
  }

  private void answered(
      ChannelHandlerContext context, @Nullable WebAnswer answer, @Nullable Throwable failure) {
    if (!context.channel().isActive()) {
      giveUp(answer);
    } else if (answer instanceof WebAnswer.Content content) {
      delivery =
          new WebDelivery(
              context,
              answers(context),
              content,
              isComplete -> {
                delivery = null;
                delivered(context, isComplete);
              });
      HttpResponse head = WebHead.answer(content.status(), content.headers(), asked.origin());
      HttpUtil.setKeepAlive(head, goesOn());
      delivery.begin(head);
    } else if (answer instanceof WebAnswer.Intake wanted) {
      intake =
          new WebIntake(
              context,
              answers(context),
              wanted.sink(),
              () -> next(context),
              head -> end(context, head));
      state = State.TAKING;
      intake.begin(asked.wantsGo());
    } else if (answer instanceof WebAnswer.Head head) {
      end(context, head);
    } else {
      LOG.error("a request over http of {} has failed", entrance.peerName(), failure);
      end(context, FAULT);
    }
  }

  /** Nobody is there any more. */
  private static void giveUp(@Nullable WebAnswer answer) {
    if (answer instanceof WebAnswer.Content content) {
      content.source().close();
    } else if (answer instanceof WebAnswer.Intake wanted) {
      wanted.sink().broken();
    }
  }

  private void arrived(HttpContent content) {
    isEndSeen = content instanceof LastHttpContent;
    if (state == State.TAKING && intake != null) {
      isWanted = false;
      intake.arrived(content);
    } else if (isEndSeen && state == State.ANSWERED) {
      state = State.NONE;
    }
  }

  /** The answer to a request whose content has been taken, or is not wanted. */
  private void end(ChannelHandlerContext context, WebAnswer.Head head) {
    intake = null;
    finish(context, WebHead.answer(head.status(), head.headers(), asked.origin()));
  }

  private void finish(ChannelHandlerContext context, HttpResponse response) {
    if (!response.headers().contains(HttpHeaderNames.CONTENT_LENGTH)
        && response.status().code() != HttpResponseStatus.NO_CONTENT.code()) {
      HttpUtil.setContentLength(response, 0);
    }
    boolean goesOn = goesOn();
    HttpUtil.setKeepAlive(response, goesOn);
    leave(context, context.writeAndFlush(response), goesOn);
  }

  /** What has not been read of a request's content is not read any more: the connection ends. */
  private boolean goesOn() {
    return asked.staysOpen() && !isClosing && (isEndSeen || !asked.hasContent());
  }

  private void delivered(ChannelHandlerContext context, boolean isComplete) {
    if (isComplete) {
      leave(context, context.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT), goesOn());
    } else {
      Farewell.hardEnd(context.channel());
    }
  }

  private void leave(ChannelHandlerContext context, ChannelFuture written, boolean goesOn) {
    state = goesOn && isEndSeen ? State.NONE : State.ANSWERED;
    if (goesOn) {
      context.channel().config().setAutoRead(true);
    } else {
      state = State.ANSWERED;
      Farewell.say(context.channel(), written);
    }
    drain(context);
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (state == State.NONE) {
      context.fireUserEventTriggered(event);
    } else if (event == HttpDoor.Event.CLOSING) {
      isClosing = true;
    } else if (event instanceof IdleStateEvent) {
      if (state != State.ANSWERING || delivery != null) {
        Farewell.hardEnd(context.channel());
      }
    } else {
      context.fireUserEventTriggered(event);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    if (intake != null) {
      intake.broken();
      intake = null;
    }
    if (delivery != null) {
      delivery.broken();
    }
    context.fireChannelInactive();
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    held.forEach(ReferenceCountUtil::release);
    held.clear();
  }
}
