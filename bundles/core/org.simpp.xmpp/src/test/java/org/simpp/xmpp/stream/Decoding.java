package org.simpp.xmpp.stream;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Feeds a decoder and collects what comes out. */
final class Decoding {
  static final String HEADER =
      "<stream:stream to='im.example.com' version='1.0' xmlns='jabber:client'"
          + " xmlns:stream='http://etherx.jabber.org/streams'>";

  private Decoding() {}

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static List<StreamEvent> events(String... parts) {
    StreamDecoder decoder = new StreamDecoder(StreamBounds.AFTER_LOGIN);
    List<StreamEvent> events = new ArrayList<>();
    for (String part : parts) {
      events.addAll(feed(decoder, utf8(part)));
    }
    return events;
  }

  static List<StreamEvent> feed(StreamDecoder decoder, byte[] bytes) {
    return feed(decoder, bytes, 0, bytes.length);
  }

  static List<StreamEvent> feed(StreamDecoder decoder, byte[] bytes, int from, int to) {
    decoder.receive(bytes, from, to - from);
    List<StreamEvent> events = new ArrayList<>();
    for (Optional<StreamEvent> e = decoder.next(); e.isPresent(); e = decoder.next()) {
      events.add(e.get());
    }
    return events;
  }
}
