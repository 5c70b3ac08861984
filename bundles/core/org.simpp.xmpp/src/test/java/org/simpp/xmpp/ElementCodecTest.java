package org.simpp.xmpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Bytes;

class ElementCodecTest {
  @Test
  @Specification("RFC 6120, section 11.2")
  void parse_resolvesPrefixesAndDefaults() throws MalformedXmlException {
    Element element =
        parse(
            "<a xmlns='urn:a' xmlns:p='urn:p' p:x='1' y='2' xml:lang='zh'>t<p:b/>u<c xmlns=''/></a>");

    assertThat(element.is("urn:a", "a")).isTrue();
    assertThat(element.attribute("urn:p", "x")).contains("1");
    assertThat(element.attribute("y")).contains("2");
    assertThat(element.attribute("x")).isEmpty();
    assertThat(element.language()).contains("zh");
    assertThat(element.text()).isEqualTo("tu");
    assertThat(element.child("urn:p", "b")).isPresent();
    assertThat(element.child("", "c")).isPresent();
    assertThat(element.children()).hasSize(2);
  }

  @Test
  void write_declaresOnlyWhereTheNamespaceChanges() {
    Element element =
        Element.builder("urn:a", "a")
            .attribute("x", "<'\"&\n>")
            .child(Element.of("urn:a", "b", "1 < 2 & 3"))
            .child(
                Element.builder("urn:c", "c").attribute("urn:q", "z", "1").language("en").build())
            .build();

    assertThat(ElementCodec.write(element, "urn:a").utf8())
        .isEqualTo(
            "<a x='&lt;&apos;&quot;&amp;&#10;&gt;'><b>1 &lt; 2 &amp; 3</b>"
                + "<c xmlns='urn:c' xmlns:ns0='urn:q' ns0:z='1' xml:lang='en'/></a>");
    assertThat(ElementCodec.write(Element.of("", "a"), "urn:a").utf8()).isEqualTo("<a xmlns=''/>");
  }

  @Test
  void cdataAndCharacterReferences_becomeText() throws MalformedXmlException {
    assertThat(parse("<a><![CDATA[<&]]>&#x4E2D;&lt;</a>").text()).isEqualTo("<&中<");
  }

  @ParameterizedTest
  @Specification("RFC 6120, section 11.1")
  @Specification("RFC 6120, section 11.3")
  @ValueSource(
      strings = {
        "",
        "text",
        "<a/><b/>",
        " <a/>",
        "<a>",
        "<a></b>",
        "</fragment><fragment>",
        "<a/></fragment>",
        "<a x='1' x='2'/>",
        "<a xmlns:p='urn:p' xmlns:q='urn:p' p:x='1' q:x='2'/>",
        "<p:a/>",
        "<a>&b;</a>",
        "<a>&#0;</a>",
        "<a>\u0001</a>",
        "<a><!-- no --></a>",
        "<a><?no?></a>",
        "<!DOCTYPE a><a/>",
        "<?xml version='1.0'?><a/>"
      })
  void parse_refusesWhatIsNotOneElement(String xml) {
    assertThatThrownBy(() -> parse(xml)).isInstanceOf(MalformedXmlException.class);
  }

  @Test
  @Specification("RFC 6120, section 11.6")
  void parse_refusesInvalidUtf8() {
    Bytes overlong = Bytes.ofHex("3c613ec0803c2f613e");

    assertThatThrownBy(() -> ElementCodec.parse(overlong))
        .isInstanceOf(MalformedXmlException.class);
  }

  @Test
  void parse_keepsItsBounds() throws MalformedXmlException {
    ElementBounds bounds = new ElementBounds(60, 3, 1, 4);

    assertThat(bounded("<a><b><c/></b><d x='1'/></a>", bounds).children()).hasSize(2);
    for (String tooMuch :
        new String[] {
          "<a><b><c><d/></c></b></a>",
          "<a><b/><b/><b/><b/></a>",
          "<a x='1' y='1'/>",
          "<a>" + "x".repeat(60) + "</a>"
        }) {
      assertThatThrownBy(() -> bounded(tooMuch, bounds)).isInstanceOf(MalformedXmlException.class);
    }
  }

  @Test
  void element_refusesWhatXmlCannotHold() {
    assertThatIllegalArgumentException().isThrownBy(() -> Element.of("", "a", "\u0000"));
    assertThatIllegalArgumentException().isThrownBy(() -> Element.of("", "a b"));
    assertThatIllegalArgumentException().isThrownBy(() -> Element.of("", "a:b"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Element.builder("", "a").attribute("b", "\uFFFF").build());
  }

  @Test
  void toString_showsNoText() {
    assertThat(Element.of("urn:a", "body", "secret")).asString().doesNotContain("secret");
  }

  private static Element parse(String xml) throws MalformedXmlException {
    return ElementCodec.parse(Bytes.utf8(xml));
  }

  private static Element bounded(String xml, ElementBounds bounds) throws MalformedXmlException {
    return ElementCodec.parse(Bytes.utf8(xml), "", bounds);
  }
}
