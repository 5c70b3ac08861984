package org.simpp.xmpp.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.simpp.xmpp.stream.Decoding.HEADER;
import static org.simpp.xmpp.stream.Decoding.feed;
import static org.simpp.xmpp.stream.Decoding.utf8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Stanza;
import org.simpp.transport.StreamCondition;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.MalformedXmlException;
import org.simpp.xmpp.StanzaCodec;
import org.simpp.xmpp.stream.StreamEvent.StanzaReceived;
import org.simpp.xmpp.stream.StreamEvent.StreamClosed;
import org.simpp.xmpp.stream.StreamEvent.Violated;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** The decoder against the JDK's own parser, on generated documents, sound and spoilt. */
class StreamDecoderProperties {
  private static final String[] NAMES = {"a", "b", "x1", "p:a", "q:a", "中é", "q:b-c.d"};
  private static final String[] TEXTS = {
    "t", " ", "\r\n", "&lt;", "&#65;", "&#x4e2d;", "中", " 𝄞", "]] ", ">", "<![CDATA[<&]]>", "\t"
  };

  /**
   * Where the JDK's parser knowingly differs: it lets a name begin with a colon, against Namespaces
   * in XML, and allows in names what the fourth edition of XML 1.0 allowed.
   */
  private static final Pattern BEYOND_THE_JDK =
      Pattern.compile("[<\\s/]:|[^ ]𝄞|[^\\x00-\\x7Fé中𝄞·\\uFFFD\\uFFFE]");

  private static final String[] SPOILS = {
    "<",
    ">",
    "&",
    "]]>",
    "'",
    "\"",
    "=",
    "/",
    " ",
    ":",
    "\u0000",
    "\uFFFE",
    "<!",
    "<!--",
    "-->",
    "<?",
    "?>",
    "<![CDATA[",
    "&x;",
    "&#0;",
    "&#xD800;",
    "p:",
    "xmlns:p=''",
    " xmlns:q='urn:p' ",
    " a='1' ",
    "</a>",
    "<a>",
    "<a/>",
    "<r:a/>",
    "xmlns",
    "xml:a",
    "\u00B7",
    "-",
    "1",
    ";",
    "#",
    "]"
  };

  /** Conditions for rules that are XMPP's own, about which an XML parser has no opinion. */
  private static final Set<StreamCondition> XMPP_ONLY =
      EnumSet.complementOf(
          EnumSet.of(StreamCondition.NOT_WELL_FORMED, StreamCondition.UNSUPPORTED_ENCODING));

  @Property(tries = 1500)
  @Specification("RFC 6120, section 11.3")
  void soundDocument_isTakenAsItIs(@ForAll long seed) throws MalformedXmlException {
    String payload = elements(new Random(seed), 0);
    List<StreamEvent> events = decode(inStream(utf8(payload)));

    assertThat(events).hasSize(3).last().isEqualTo(new StreamClosed());
    Stanza stanza = ((StanzaReceived) events.get(1)).stanza();
    assertThat(stanza.payload().utf8()).isEqualTo(payload);
    assertThat(StanzaCodec.decode(StanzaCodec.encode(stanza)).payload().isEmpty())
        .isEqualTo(payload.isEmpty());
  }

  @Property(tries = 1500)
  void payloadOfASoundDocument_hasTheElementsThatTheJdkReads(@ForAll long seed)
      throws MalformedXmlException {
    List<StreamEvent> events = decode(inStream(utf8(elements(new Random(seed), 0))));
    Stanza stanza = ((StanzaReceived) events.get(1)).stanza();
    Payload payload = Payload.of(stanza);

    assertThat(payload.children().stream().map(payload::element).toList())
        .isEqualTo(StanzaCodec.children(stanza))
        .extracting(Element::name)
        .isEqualTo(
            payload.children().stream()
                .map(child -> new Element.Name(child.namespace(), child.localName()))
                .toList());
  }

  @Property(tries = 6000)
  void spoiltDocument_isJudgedAsTheJdkJudgesIt(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int spoils)
      throws IOException, ParserConfigurationException {
    Random random = new Random(seed);
    byte[] payload = utf8(elements(random, 0));
    for (int i = 0; i < spoils; i++) {
      payload = spoil(payload, random);
    }
    byte[] stream = inStream(payload);
    Assume.that(!BEYOND_THE_JDK.matcher(new String(stream, StandardCharsets.UTF_8)).find());
    List<StreamEvent> events = decode(stream);
    StreamEvent last = events.get(events.size() - 1);
    boolean isOurOwnRule =
        last instanceof Violated violated && XMPP_ONLY.contains(violated.condition());

    if (!isOurOwnRule) {
      assertThat(last instanceof StreamClosed)
          .as("%s on %s", last, new String(stream, StandardCharsets.UTF_8))
          .isEqualTo(isWellFormedForTheJdk(stream));
    }
  }

  @Property(tries = 1000)
  void anyCuts_giveTheSameEvents(@ForAll long seed) {
    Random random = new Random(seed);
    byte[] payload = utf8(elements(random, 0));
    byte[] stream = inStream(random.nextBoolean() ? payload : spoil(payload, random));
    StreamDecoder decoder = new StreamDecoder(StreamBounds.AFTER_LOGIN);
    List<StreamEvent> events = new ArrayList<>();
    int at = 0;
    while (at < stream.length) {
      int to = Math.min(stream.length, at + 1 + random.nextInt(12));
      events.addAll(feed(decoder, stream, at, to));
      at = to;
    }

    assertThat(events).isEqualTo(decode(stream));
  }

  @Property(tries = 1000)
  void noise_neverThrows(@ForAll byte[] noise) {
    StreamDecoder decoder = new StreamDecoder(StreamBounds.BEFORE_LOGIN);
    feed(decoder, noise);
    decoder.restart();
    feed(decoder, utf8(HEADER));

    assertThat(feed(decoder, noise).size()).isLessThanOrEqualTo(noise.length);
  }

  private static List<StreamEvent> decode(byte[] stream) {
    return feed(new StreamDecoder(StreamBounds.AFTER_LOGIN), stream);
  }

  private static byte[] inStream(byte[] payload) {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    stream.writeBytes(utf8(HEADER + "<message xmlns:p='urn:p' xmlns:q='urn:q'>"));
    stream.writeBytes(payload);
    stream.writeBytes(utf8("</message></stream:stream>"));
    return stream.toByteArray();
  }

  private static String elements(Random random, int depth) {
    StringBuilder out = new StringBuilder();
    int count = random.nextInt(depth == 0 ? 3 : 2) + (depth == 0 ? 1 : 0);
    for (int i = 0; i < count; i++) {
      String name = pick(NAMES, random);
      out.append('<').append(name);
      if (random.nextBoolean()) {
        out.append(" p:z='1' ").append(pick(NAMES, random)).append("='&amp;中\"&#10;'");
      }
      if (random.nextInt(3) == 0) {
        out.append("\n xmlns='urn:d' xmlns:p = \"urn:other\"");
      }
      if (random.nextInt(4) == 0) {
        out.append(" />");
        continue;
      }
      out.append('>').append(pick(TEXTS, random));
      out.append(depth < 4 ? elements(random, depth + 1) : "").append(pick(TEXTS, random));
      out.append("</").append(name).append(random.nextInt(4) == 0 ? " >" : ">");
    }
    return out.toString();
  }

  private static byte[] spoil(byte[] sound, Random random) {
    int at = random.nextInt(sound.length + 1);
    int removed = random.nextInt(3) == 0 ? Math.min(random.nextInt(4), sound.length - at) : 0;
    byte[] added =
        switch (random.nextInt(8)) {
          case 0 -> new byte[] {(byte) random.nextInt(256)};
          case 1 -> new byte[0];
          default -> utf8(pick(SPOILS, random));
        };
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(sound, 0, at);
    out.writeBytes(added);
    out.write(sound, at + removed, sound.length - at - removed);
    return out.toByteArray();
  }

  private static String pick(String[] choices, Random random) {
    return choices[random.nextInt(choices.length)];
  }

  private static boolean isWellFormedForTheJdk(byte[] xml)
      throws IOException, ParserConfigurationException {
    SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
    factory.setNamespaceAware(true);
    try {
      factory.newSAXParser().parse(new ByteArrayInputStream(xml), new DefaultHandler());
      return true;
    } catch (SAXException | CharConversionException e) {
      return false;
    }
  }
}
