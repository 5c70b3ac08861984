package org.simpp.load.figures;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReportTest {
  @Test
  void json_isOneObjectOnOneLine() {
    Report report = new Report("idle").add("a", "the first", 12.5, "ms").add("b", "all", 3L, "");
    assertThat(report.json()).isEqualTo("{\"scenario\":\"idle\",\"a\":12.500,\"b\":3}");
  }

  @Test
  void table_hasALineAFigure() {
    Report report = new Report("idle").add("a", "the first", 12.5, "ms").add("b", "all", 3L, "");
    assertThat(report.table().lines()).hasSize(3).first().isEqualTo("idle");
    assertThat(report.table()).contains("the first", "12.500 ms");
  }

  @Test
  void mustBeZero_isAFaultWhereItIsNot() {
    Report report = new Report("messages").mustBeZero("lost", "lost", 0);
    assertThat(report.faults()).isEmpty();
    report.mustBeZero("duplicated", "delivered twice", 2);
    assertThat(report.faults()).containsExactly("2 delivered twice");
  }
}
