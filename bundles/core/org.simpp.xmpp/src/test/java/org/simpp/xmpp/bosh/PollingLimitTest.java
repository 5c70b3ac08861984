package org.simpp.xmpp.bosh;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Bytes;
import org.simpp.xmpp.MalformedXmlException;

class PollingLimitTest {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();
  private static final BoshRequest POLL = Requests.next(1001, "", "");
  private static final BoshRequest SAYS =
      Requests.next(1001, "", "<presence xmlns='jabber:client'/>");

  @Test
  @Specification("XEP-0124, section 7.2")
  void terms_areWhatTheClientAsksFor_asFarAsTheyAreBounded() {
    BoshTerms usual = BoshTerms.of(Requests.first(" wait='3600' hold='9'"), "s");
    assertThat(usual.await()).isEqualTo(Duration.ofSeconds(60));
    assertThat(usual.hold()).isEqualTo(1);
    assertThat(usual.requests()).isEqualTo(2);

    BoshTerms polled = BoshTerms.of(Requests.first(" wait='0' hold='1'"), "s");
    assertThat(polled.hold()).isZero();
    assertThat(polled.requests()).isEqualTo(1);
    assertThat(polled.inactivity()).isGreaterThan(usual.inactivity().plus(usual.polling()));
  }

  @Test
  @Specification("XEP-0124, section 12")
  void polling_isForWhoLeavesTimeOrGotSomething() {
    PollingLimit limit = new PollingLimit(BoshTerms.of(Requests.first(" hold='0'"), "s"));

    assertThat(limit.takes(POLL, 0, 1)).isTrue();
    limit.answered(true);
    assertThat(limit.takes(POLL, SECOND, 1)).as("there was something").isTrue();
    limit.answered(false);
    assertThat(limit.takes(SAYS, 2 * SECOND, 1)).isTrue();
    limit.answered(false);
    assertThat(limit.takes(POLL, 3 * SECOND, 1)).as("the one before held something").isTrue();
    limit.answered(false);
    assertThat(limit.takes(POLL, 9 * SECOND, 1)).as("five seconds later").isTrue();
    limit.answered(false);
    assertThat(limit.takes(POLL, 10 * SECOND, 1)).isFalse();
  }

  @Test
  @Specification("XEP-0124, section 11")
  void pollBesideOneThatWaits_isTooMuch() {
    PollingLimit limit = new PollingLimit(BoshTerms.of(Requests.first(" hold='1'"), "s"));

    assertThat(limit.takes(POLL, 0, 1)).isTrue();
    assertThat(limit.takes(SAYS, SECOND, 2)).isTrue();
    assertThat(limit.takes(POLL, 2 * SECOND, 1)).as("nothing else waits").isTrue();
    assertThat(limit.takes(POLL, 3 * SECOND, 2)).isFalse();
  }

  @Test
  @Specification("XEP-0124, section 6")
  @Specification("XEP-0124, section 14.1")
  void whatIsNoRequest_isNotRead() {
    for (String wrong :
        new String[] {
          "<body xmlns='http://jabber.org/protocol/httpbind'/>",
          "<body xmlns='http://jabber.org/protocol/httpbind' rid='-1'/>",
          "<body xmlns='http://jabber.org/protocol/httpbind' rid='9007199254740992'/>",
          "<body rid='1'/>",
          "<html xmlns='http://jabber.org/protocol/httpbind' rid='1'/>",
          "<body xmlns='http://jabber.org/protocol/httpbind' rid='1'>",
          "<!DOCTYPE body><body xmlns='http://jabber.org/protocol/httpbind' rid='1'/>",
          "<body xmlns='http://jabber.org/protocol/httpbind' rid='1'>"
              + "a".repeat(20_000)
              + "</body>",
          "",
        }) {
      assertThat(isRead(wrong)).as(wrong).isFalse();
    }
    assertThat(Requests.first(" content='text/xml;charset=UTF-8'").takesXml()).isTrue();
    assertThat(Requests.first(" content='text/html; charset=utf-8'").takesXml()).isFalse();
  }

  private static boolean isRead(String xml) {
    try {
      BoshRequest.read(Bytes.utf8(xml), 20_000);
      return true;
    } catch (MalformedXmlException e) {
      return false;
    }
  }
}
