package org.simpp.client.ui.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinksTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "see https://a.example/x?y=1&z=2#t now | https://a.example/x?y=1&z=2#t",
        "(http://a.example/wiki/Foo_(bar)) | http://a.example/wiki/Foo_(bar)",
        "go to HTTPS://a.example. | HTTPS://a.example",
        "請看https://a.example/路徑，謝謝 | https://a.example/路徑",
        "<https://a.example> | https://a.example",
        "mailto:bob@a.example? | mailto:bob@a.example",
        "xmpp:bob@a.example?message! | xmpp:bob@a.example?message",
        "\"https://a.example/\" | https://a.example/",
      })
  void address_isFoundWithoutWhatIsAroundIt(String text, String address) {
    assertThat(Links.in(text))
        .singleElement()
        .satisfies(
            link -> {
              assertThat(link.address()).isEqualTo(address);
              assertThat(text.substring(link.start(), link.start() + link.length()))
                  .isEqualTo(address);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no link at all",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "smb://server/share",
        "https://",
        "http:///path",
        "https://user:secret@a.example/",
        "xhttps:/a.example",
        "mailto:",
        "https://a.example\u0000/",
      })
  void whatMustNotBeOpened_isText(String text) {
    assertThat(Links.in(text)).allMatch(link -> link.address().equals("https://a.example"));
  }

  @Test
  void severalLinks_areAllFound_andTooLongOnesAreNot() {
    assertThat(Links.in("https://a.example https://b.example/ x mailto:c@d.example"))
        .extracting(Links.Link::address)
        .isEqualTo(List.of("https://a.example", "https://b.example/", "mailto:c@d.example"));
    assertThat(Links.in("https://a.example/" + "x".repeat(3_000))).isEmpty();
    assertThat(Links.in("https://a.example " + "(".repeat(100_000))).hasSize(1);
  }
}
