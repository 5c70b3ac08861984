package org.simpp.server.http;

import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.simpp.server.ServerStatistics.Kind;
import org.simpp.server.ServerStatistics.Reading;

/** Writes readings as OpenMetrics text, version 1.0.0. */
final class OpenMetrics {
  static final String CONTENT_TYPE = OpenMetricsTextFormatWriter.CONTENT_TYPE;

  private static final OpenMetricsTextFormatWriter WRITER =
      OpenMetricsTextFormatWriter.builder().build();

  private OpenMetrics() {}

  /** All of {@code readings}; those of one name become one metric. */
  static String text(List<Reading> readings) throws IOException {
    Map<String, List<Reading>> byName = new LinkedHashMap<>();
    for (Reading one : readings) {
      byName.computeIfAbsent(one.name(), name -> new ArrayList<>()).add(one);
    }
    MetricSnapshots.Builder all = MetricSnapshots.builder();
    byName.values().forEach(values -> all.metricSnapshot(metric(values)));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    WRITER.write(out, all.build());
    return out.toString(StandardCharsets.UTF_8);
  }

  private static MetricSnapshot metric(List<Reading> values) {
    Reading first = values.get(0);
    return first.kind() == Kind.COUNTER ? counter(first, values) : gauge(first, values);
  }

  private static CounterSnapshot counter(Reading first, List<Reading> values) {
    CounterSnapshot.Builder counter =
        CounterSnapshot.builder().name(first.name()).help(first.help());
    for (Reading one : values) {
      counter.dataPoint(
          CounterDataPointSnapshot.builder().labels(labels(one)).value(one.value()).build());
    }
    return counter.build();
  }

  private static GaugeSnapshot gauge(Reading first, List<Reading> values) {
    GaugeSnapshot.Builder gauge = GaugeSnapshot.builder().name(first.name()).help(first.help());
    for (Reading one : values) {
      gauge.dataPoint(
          GaugeDataPointSnapshot.builder().labels(labels(one)).value(one.value()).build());
    }
    return gauge.build();
  }

  private static Labels labels(Reading reading) {
    Labels.Builder labels = Labels.builder();
    reading.labels().forEach(labels::label);
    return labels.build();
  }
}
