package org.simpp.transport.netty.negotiation;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.simpp.transport.netty.settings.Limits;
import org.simpp.xmpp.stream.StreamBounds;
import org.simpp.xmpp.stream.StreamDecoder;
import org.simpp.xmpp.stream.StreamEvent;

/** What has come and has not been dealt with, stream after stream. */
final class Input {
  private final StreamBounds afterLogin;
  private final StreamDecoder decoder;

  Input(Limits limits) {
    decoder = new StreamDecoder(beforeLogin(limits));
    afterLogin = afterLogin(limits);
  }

  void add(ByteBuffer bytes) {
    decoder.receive(bytes);
  }

  Optional<StreamEvent> next() {
    return decoder.next();
  }

  /** A new stream follows on the same connection; what is left of the old one is dropped. */
  int restart() {
    return decoder.restart();
  }

  void hasLoggedIn() {
    decoder.bound(afterLogin);
  }

  private static StreamBounds beforeLogin(Limits limits) {
    StreamBounds usual = StreamBounds.BEFORE_LOGIN;
    return new StreamBounds(
        usual.depth(),
        usual.attributes(),
        usual.nameBytes(),
        usual.valueBytes(),
        usual.declarations(),
        limits.elementBytesBeforeLogin());
  }

  private static StreamBounds afterLogin(Limits limits) {
    StreamBounds usual = StreamBounds.AFTER_LOGIN;
    return new StreamBounds(
        limits.depth(),
        limits.attributes(),
        limits.nameBytes(),
        usual.valueBytes(),
        usual.declarations(),
        limits.elementBytes());
  }
}
