package org.simpp.xmpp.bosh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.simpp.itests.specification.Specification;
import org.simpp.xmpp.bosh.RequestWindow.Place;
import org.simpp.xmpp.bosh.RequestWindow.Waiting;

class RequestWindowTest {
  private final RequestWindow<String, String> window = new RequestWindow<>(2, 1000);

  private void comes(long rid) {
    assertThat(window.place(rid)).isEqualTo(Place.NEW);
    window.take(new Waiting<>(Requests.next(rid, "", ""), "at " + rid));
  }

  private long dealtWith() {
    return window.next().orElseThrow().request().rid();
  }

  @Test
  @Specification("XEP-0124, section 14.2")
  void requests_areDealtWithAndAnswered_inTheOrderOfTheirNumbers() {
    comes(1001);
    assertThat(window.next()).isEmpty();
    comes(1000);

    assertThat(dealtWith()).isEqualTo(1000);
    assertThat(dealtWith()).isEqualTo(1001);
    assertThat(window.next()).isEmpty();
    assertThat(window.waiting()).isEqualTo(2);
    assertThat(window.oldest()).contains("at 1000");
    window.answer("a");
    assertThat(window.oldest()).contains("at 1001");
  }

  @Test
  @Specification("XEP-0124, section 14.2")
  void numbers_farAheadOrLongAgo_areOutside() {
    assertThat(window.place(999)).isEqualTo(Place.OUTSIDE);
    assertThat(window.place(1002)).isEqualTo(Place.OUTSIDE);
    for (long rid = 1000; rid < 1003; rid++) {
      comes(rid);
      dealtWith();
      window.answer("answer to " + rid);
    }
    assertThat(window.place(1000)).as("its answer is kept no more").isEqualTo(Place.OUTSIDE);
    assertThat(window.place(1004)).isEqualTo(Place.NEW);
    assertThat(window.place(1005)).isEqualTo(Place.OUTSIDE);
  }

  @Test
  @Specification("XEP-0124, section 14.3")
  void lastAnswers_areKept_asManyAsThereAreRequests() {
    comes(1000);
    dealtWith();
    assertThat(window.answer("first")).isEmpty();
    comes(1001);
    dealtWith();
    assertThat(window.answer("second")).isEmpty();

    assertThat(window.place(1000)).isEqualTo(Place.ANSWERED);
    assertThat(window.answerOf(1000)).isEqualTo("first");
    comes(1002);
    dealtWith();
    assertThat(window.answer("third")).contains("first");
    assertThat(window.kept()).containsExactly("second", "third");
    assertThatThrownBy(() -> window.answerOf(1000)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @Specification("XEP-0124, section 14.3")
  void requestThatComesAgain_isAnsweredWhereItCameLast() {
    comes(1000);
    assertThat(window.place(1000)).isEqualTo(Place.UNANSWERED);
    assertThat(window.move(1000, "elsewhere")).isEqualTo("at 1000");
    dealtWith();
    assertThat(window.place(1000)).isEqualTo(Place.UNANSWERED);
    assertThat(window.move(1000, "again")).isEqualTo("elsewhere");
    comes(1001);

    assertThat(window.oldest()).contains("again");
    assertThat(window.everywhere()).containsExactly("again", "at 1001");
  }
}
