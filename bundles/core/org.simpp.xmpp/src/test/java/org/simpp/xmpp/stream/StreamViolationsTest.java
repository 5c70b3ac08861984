package org.simpp.xmpp.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.simpp.xmpp.stream.Decoding.HEADER;
import static org.simpp.xmpp.stream.Decoding.events;
import static org.simpp.xmpp.stream.Decoding.feed;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Bytes;
import org.simpp.transport.StreamCondition;
import org.simpp.xmpp.stream.StreamEvent.Violated;

/** What no stream may bring: RFC 6120, sections 4.9.3 and 11. */
class StreamViolationsTest {
  @ParameterizedTest
  @Specification("RFC 6120, section 4.9.3.1")
  @Specification("RFC 6120, section 4.9.3.2")
  @Specification("RFC 6120, section 4.9.3.9")
  @Specification("RFC 6120, section 4.9.3.13")
  @Specification("RFC 6120, section 4.9.3.18")
  @Specification("RFC 6120, section 4.9.3.24")
  @Specification("RFC 6120, section 11.1")
  @Specification("RFC 6120, section 11.3")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "not-well-formed        | <iq></message>",
        "not-well-formed        | <iq><a></iq></a>",
        "not-well-formed        | </iq>",
        "not-well-formed        | </stream:features>",
        "not-well-formed        | <iq a='1' a='2'/>",
        "not-well-formed        | <iq xmlns:p='u' xmlns:q='u' p:a='' q:a=''/>",
        "not-well-formed        | <iq xmlns:p='&#117;' xmlns:q='u'><x p:a='' q:a=''/></iq>",
        "not-well-formed        | <iq xmlns:p='u' xmlns:p='v'/>",
        "not-well-formed        | <iq xmlns='jabber:client' xmlns='jabber:client'/>",
        "not-well-formed        | <iq><p:a/></iq>",
        "not-well-formed        | <iq p:a=''/>",
        "not-well-formed        | <iq><x xmlns:p='u'/><p:a/></iq>",
        "not-well-formed        | <iq xmlns:p=''/>",
        "not-well-formed        | <iq xmlns:xmlns='u'/>",
        "not-well-formed        | <iq xmlns:xml='u'/>",
        "not-well-formed        | <iq xmlns:p='http://www.w3.org/XML/1998/namespace'/>",
        "not-well-formed        | <iq xmlns:p='http://www.w3.org/2000/xmlns/'/>",
        "not-well-formed        | <iq><a xmlns='http://www.w3.org/2000/xmlns/'/></iq>",
        "not-well-formed        | <iq a/>",
        "not-well-formed        | <iq a=1/>",
        "not-well-formed        | <iq a='1'b='2'/>",
        "not-well-formed        | <iq a='<'/>",
        "not-well-formed        | <iq a='&'/>",
        "not-well-formed        | <iq a='&#0;'/>",
        "not-well-formed        | <iq/ >",
        "not-well-formed        | < iq/>",
        "not-well-formed        | <1/>",
        "not-well-formed        | <:iq/>",
        "not-well-formed        | <a:b:c/>",
        "not-well-formed        | <iq>]]></iq>",
        "not-well-formed        | <iq>&#xD800;</iq>",
        "not-well-formed        | <iq>&#x110000;</iq>",
        "not-well-formed        | <iq>&#99999999999;</iq>",
        "not-well-formed        | <iq>&#X41;</iq>",
        "not-well-formed        | <iq>&#;</iq>",
        "not-well-formed        | <iq>& </iq>",
        "not-well-formed        | <iq><![cdata[x]]></iq>",
        "not-well-formed        | <iq><!x></iq>",
        "restricted-xml         | <iq>&nbsp;</iq>",
        "restricted-xml         | <iq a='&x;'/>",
        "restricted-xml         | <iq><!-- --></iq>",
        "restricted-xml         | <!-- -->",
        "restricted-xml         | <!DOCTYPE iq>",
        "restricted-xml         | <iq><?php ?></iq>",
        "restricted-xml         | <?xml version='1.0'?>",
        "bad-format             | text",
        "bad-format             | &amp;",
        "bad-format             | <![CDATA[x]]>",
        "bad-namespace-prefix   | <c:iq xmlns:c='jabber:client'/>",
        "invalid-namespace      | <iq xmlns='jabber:server'/>",
        "invalid-namespace      | <s:iq xmlns:s='jabber:server'/>",
        "unsupported-stanza-type| <iQ/>",
        "unsupported-stanza-type| <stream xmlns='jabber:client'/>",
        "invalid-from           | <iq from='@b'/>"
      })
  void brokenElement_violates(String condition, String xml) {
    assertThat(condition(HEADER, xml)).isEqualTo(condition);
  }

  @ParameterizedTest
  @Specification("RFC 6120, section 4.8.1")
  @Specification("RFC 6120, section 4.8.2")
  @Specification("RFC 6120, section 4.9.3.7")
  @Specification("RFC 6120, section 4.9.3.10")
  @Specification("RFC 6120, section 4.9.3.22")
  @Specification("RFC 6120, section 11.5")
  @Specification("RFC 6120, section 11.6")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "restricted-xml       | <!DOCTYPE x [<!ENTITY a 'b'>]>",
        "restricted-xml       | <?php ?>",
        "restricted-xml       | <?xml?>",
        "restricted-xml       | <?xml-stylesheet?>",
        "restricted-xml       | <?xml version='1.0'?><?xml version='1.0'?>",
        "unsupported-encoding | <?xml version='1.0' encoding='UTF-16'?>",
        "unsupported-encoding | <?xml version='1.0' encoding=\"ISO-8859-1\"?>",
        "not-well-formed      | <?xml version='1.1'?>",
        "not-well-formed      | <?xml encoding='UTF-8'?>",
        "not-well-formed      | <?xml version='1.0' encoding='UTF-8' x='1'?>",
        "not-well-formed      | GET / HTTP/1.1",
        "not-well-formed      | </stream:stream>",
        "not-well-formed      | <stream:stream xmlns='jabber:client'>",
        "invalid-namespace    | <stream:stream xmlns='jabber:client' xmlns:stream='urn:x'>",
        "invalid-namespace    | <html>",
        "invalid-namespace    | <stream:stream xmlns:stream='http://etherx.jabber.org/streams'>",
        "invalid-namespace    | <stream:stream xmlns='jabber:server' xmlns:stream='http://etherx.jabber.org/streams'>",
        "bad-namespace-prefix | <s:stream xmlns='jabber:client' xmlns:s='http://etherx.jabber.org/streams'>",
        "bad-namespace-prefix | <stream xmlns='http://etherx.jabber.org/streams'>",
        "bad-format           | <stream:x xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>",
        "improper-addressing  | <stream:stream to='@' xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>",
        "invalid-from         | <stream:stream from='@' xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>"
      })
  void brokenBeginning_violates(String condition, String xml) {
    assertThat(condition(xml)).isEqualTo(condition);
  }

  @ParameterizedTest
  @Specification("RFC 6120, section 11.6")
  @Specification("RFC 3629, section 4")
  @ValueSource(
      strings = {
        "c080",
        "c1bf",
        "e08080",
        "eda080",
        "edbfbf",
        "f0808080",
        "f48fc080",
        "f4908080",
        "f8",
        "ff",
        "80",
        "c320",
        "e28220",
        "feff"
      })
  void invalidUtf8_violates(String hex) {
    for (String frame : new String[] {"<iq><a>%s</a></iq>", "<iq a='%s'/>", "<iq><%s/></iq>"}) {
      String[] around = frame.split("%s", -1);
      assertThat(decodeRest(hex, around))
          .as(frame)
          .isIn(StreamCondition.UNSUPPORTED_ENCODING, StreamCondition.NOT_WELL_FORMED);
    }
    assertThat(decodeRest(hex, new String[] {"<iq><a>", "</a></iq>"}))
        .isEqualTo(StreamCondition.UNSUPPORTED_ENCODING);
  }

  @ParameterizedTest
  @Specification("RFC 6120, section 11.3")
  @ValueSource(strings = {"00", "01", "1f", "efbfbe", "efbfbf"})
  void charactersOutsideXml_violate(String hex) {
    assertThat(decodeRest(hex, new String[] {"<iq><a>", "</a></iq>"}))
        .isEqualTo(StreamCondition.NOT_WELL_FORMED);
    assertThat(decodeRest(hex, new String[] {"<iq><a><![CDATA[", "]]></a></iq>"}))
        .isEqualTo(StreamCondition.NOT_WELL_FORMED);
    assertThat(decodeRest(hex, new String[] {"<iq a='", "'/>"}))
        .isEqualTo(StreamCondition.NOT_WELL_FORMED);
  }

  private static String condition(String... parts) {
    List<StreamEvent> events = events(parts);
    assertThat(events).last().isInstanceOf(Violated.class);
    return ((Violated) events.get(events.size() - 1)).condition().elementName();
  }

  private static StreamCondition decodeRest(String hex, String[] around) {
    StreamDecoder decoder = new StreamDecoder(StreamBounds.AFTER_LOGIN);
    Bytes all =
        Bytes.concat(Bytes.utf8(HEADER + around[0]), Bytes.ofHex(hex), Bytes.utf8(around[1]));
    List<StreamEvent> events = feed(decoder, all.toByteArray());
    assertThat(events).last().isInstanceOf(Violated.class);
    return ((Violated) events.get(events.size() - 1)).condition();
  }
}
