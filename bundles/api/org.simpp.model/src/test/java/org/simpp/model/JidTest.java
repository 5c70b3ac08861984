package org.simpp.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.simpp.itests.specification.Specification;

/** RFC 7622, with the tables of section 3.5. */
@Specification("RFC 7622")
class JidTest {
  /** Table 1: the text, and its three parts. */
  @ParameterizedTest
  @Specification("RFC 7622, section 3.5")
  @CsvSource(
      delimiter = '|',
      value = {
        "juliet@example.com            | juliet     | example.com   | ''",
        "juliet@example.com/foo        | juliet     | example.com   | foo",
        "juliet@example.com/foo bar    | juliet     | example.com   | foo bar",
        "juliet@example.com/foo@bar    | juliet     | example.com   | foo@bar",
        "foo\\20bar@example.com        | foo\\20bar | example.com   | ''",
        "fussball@example.com          | fussball   | example.com   | ''",
        "fu\u00DFball@example.com      | fu\u00DFball | example.com | ''",
        "\u03C0@example.com            | \u03C0     | example.com   | ''",
        "\u03A3@example.com/foo        | \u03C3     | example.com   | foo",
        "\u03C3@example.com/foo        | \u03C3     | example.com   | foo",
        "\u03C2@example.com/foo        | \u03C2     | example.com   | foo",
        "king@example.com/\u265A       | king       | example.com   | \u265A",
        "example.com                   | ''         | example.com   | ''",
        "example.com/foobar            | ''         | example.com   | foobar",
        "a.example.com/b@example.net   | ''         | a.example.com | b@example.net"
      })
  void table1_isTaken(String text, String local, String domain, String resource) {
    assertThat(Jid.of(text)).isEqualTo(new Jid(local, domain, resource));
    assertThat(Jid.of(text).local()).isEqualTo(local);
    assertThat(Jid.of(text).domain()).isEqualTo(domain);
    assertThat(Jid.of(text).resource()).isEqualTo(resource);
  }

  /** Table 2. */
  @ParameterizedTest
  @Specification("RFC 7622, section 3.5")
  @ValueSource(
      strings = {
        "\"juliet\"@example.com",
        "foo bar@example.com",
        "juliet@example.com/ foo",
        "@example.com/",
        "henry\u2163@example.com",
        "\u265A@example.com",
        "juliet@",
        "/foobar"
      })
  void table2_isRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Jid.of(text));
  }

  @ParameterizedTest
  @Specification("RFC 5893, section 2")
  @Specification("RFC 8264, section 4.2")
  @Specification("RFC 8264, section 4.3")
  @ValueSource(
      strings = {
        "",
        "@",
        "a@b/",
        "a@@b",
        "a@b@c",
        "a&b@c",
        "a'b@c",
        "a:b@c",
        "a<b@c",
        "a\u0000@c",
        "a\u200Bb@c",
        "a\uFE0Fb@c",
        "a\u1100@c",
        "a\u0640@c",
        "\u0627a@c",
        "\u06271\u0661@c",
        "a@b..c",
        "a@.b",
        "a@b..",
        "a@b c",
        "a@b_c",
        "a@[::1",
        "a@[x]",
        "a@[1]",
        "a@b/\u0007",
        "a@b/\u2028",
        "a@b/\uE000",
        "a@b/\uFDD0",
        "\u00A0@b"
      })
  void otherBrokenAddresses_areRefused(String text) {
    assertThatIllegalArgumentException().as(text).isThrownBy(() -> Jid.of(text));
  }

  @ParameterizedTest
  @Specification("RFC 8265, section 3.3.1")
  @Specification("RFC 8264, section 9")
  @CsvSource(
      delimiter = '|',
      value = {
        "Juliet@Example.COM/Balcony | juliet@example.com/Balcony",
        "\uFF21\uFF22@example.com   | ab@example.com",
        "\u0391\u03A3@example.com   | \u03B1\u03C3@example.com",
        "e\u0301@example.com        | \u00E9@example.com",
        "a@example.com.             | a@example.com",
        "a@XN--FIQS8S               | a@\u4E2D\u56FD",
        "a@xn--fiqs8s               | a@\u4E2D\u56FD",
        "a@\u4E2D\u56FD             | a@\u4E2D\u56FD",
        "a@example.com/a\u3000b     | a@example.com/a b",
        "a@[2001:DB8::1]            | a@[2001:db8::1]",
        "a@127.0.0.1                | a@127.0.0.1",
        "\u738B\u5C0F\u660E@example.com | \u738B\u5C0F\u660E@example.com",
        "\u0627\u0628@example.com   | \u0627\u0628@example.com"
      })
  void addresses_arePrepared(String text, String prepared) {
    assertThat(Jid.of(text)).hasToString(prepared).isEqualTo(Jid.of(prepared));
  }

  @Test
  @Specification("RFC 7622, section 3.2")
  @Specification("RFC 7622, section 3.3")
  @Specification("RFC 7622, section 3.4")
  void parts_areLimitedTo1023Bytes() {
    String most = "\u4E2D".repeat(341);

    assertThat(Jid.of(most + "@b").local()).isEqualTo(most);
    assertThat(Jid.of("a@b/" + most).resource()).isEqualTo(most);
    assertThatIllegalArgumentException().isThrownBy(() -> Jid.of(most + "a@b"));
    assertThatIllegalArgumentException().isThrownBy(() -> Jid.of("a@b/" + most + "a"));
    assertThatIllegalArgumentException().isThrownBy(() -> Jid.of("a@" + "b".repeat(64)));
    assertThatIllegalArgumentException().isThrownBy(() -> Jid.of("a@" + "b.".repeat(520) + "c"));
  }

  @Test
  void bare_dropsTheResource() {
    Jid full = Jid.of("a@b/c");

    assertThat(full.bare()).isEqualTo(Jid.of("a@b"));
    assertThat(full.isBare()).isFalse();
    assertThat(full.bare().isBare()).isTrue();
  }

  @Test
  void server_isTheDomainAlone() {
    assertThat(Jid.of("a@b/c").server()).isEqualTo(Jid.of("b"));
    assertThat(Jid.of("b").isDomain()).isTrue();
    assertThat(Jid.of("a@b").isDomain()).isFalse();
  }

  @Test
  void withResource_keepsTheAccount() {
    assertThat(Jid.of("a@b").withResource("c")).isEqualTo(Jid.of("a@b/c"));
    assertThat(Jid.of("a@b/x").withResource("")).isEqualTo(Jid.of("a@b"));
  }
}
