package org.simpp.load.figures;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FlowTest {
  private final Flow flow = new Flow();

  @Test
  void receive_inOrder_countsNothingWrong() {
    for (int number = 0; number < 1000; number++) {
      assertThat(flow.send(10L * number)).isEqualTo(number);
    }
    for (int number = 0; number < 1000; number++) {
      assertThat(flow.receive(number)).isEqualTo(10L * number);
    }
    assertCounts(0, 0, 0, 0);
  }

  @Test
  void missing_countsWhatDidNotArrive() {
    flow.send(1);
    flow.send(2);
    flow.send(3);
    flow.receive(0);
    flow.receive(2);
    assertCounts(1, 0, 0, 0);
  }

  @Test
  void receive_again_isCountedAndHasNoLatency() {
    flow.send(1);
    flow.receive(0);
    assertThat(flow.receive(0)).isEqualTo(Flow.UNAWAITED);
    assertCounts(0, 1, 0, 0);
  }

  @Test
  void receive_afterALaterOne_isOutOfOrder() {
    flow.send(1);
    flow.send(2);
    flow.send(3);
    flow.receive(2);
    assertThat(flow.receive(0)).isEqualTo(1);
    assertThat(flow.receive(1)).isEqualTo(2);
    assertCounts(0, 0, 2, 0);
  }

  @Test
  void receive_ofWhatWasNeverSent_isUnknown() {
    flow.send(1);
    assertThat(flow.receive(1)).isEqualTo(Flow.UNAWAITED);
    assertThat(flow.receive(-1)).isEqualTo(Flow.UNAWAITED);
    assertCounts(1, 0, 0, 2);
  }

  private void assertCounts(long missing, long duplicated, long outOfOrder, long unknown) {
    assertThat(new long[] {flow.missing(), flow.duplicated(), flow.outOfOrder(), flow.unknown()})
        .as("missing, duplicated, out of order, unknown")
        .containsExactly(missing, duplicated, outOfOrder, unknown);
  }
}
