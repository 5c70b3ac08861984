package org.simpp.server;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What the server counts and measures. An OSGi service that is there even while the server is not.
 */
@ProviderType
public interface ServerStatistics {
  /** What a value is. */
  enum Kind {
    /** It only grows, from 0 at the start. */
    COUNTER,
    /** It goes up and down. */
    GAUGE
  }

  /**
   * One value.
   *
   * @param name as OpenMetrics writes names, a counter's without {@code _total}
   * @param help what it is, in one sentence
   * @param labels what tells it from others of its name, by name
   * @param value in the unit that the name ends with
   */
  record Reading(String name, Kind kind, String help, Map<String, String> labels, double value) {
    public Reading {
      labels = Map.copyOf(labels);
    }

    /** Name and labels as OpenMetrics writes them: {@code name{a="b"}}. */
    public String title() {
      if (labels.isEmpty()) {
        return name;
      }
      StringBuilder title = new StringBuilder(name).append('{');
      new TreeMap<>(labels)
          .forEach(
              (label, text) ->
                  title
                      .append(title.charAt(title.length() - 1) == '{' ? "" : ",")
                      .append(label)
                      .append("=\"")
                      .append(text)
                      .append('"'));
      return title.append('}').toString();
    }
  }

  /** All values as they are now, those of one name together. */
  List<Reading> read();
}
