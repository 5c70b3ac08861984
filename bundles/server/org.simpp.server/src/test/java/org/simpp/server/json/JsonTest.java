package org.simpp.server.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.simpp.itests.specification.Specification;

class JsonTest {
  @Test
  @Specification("RFC 8259")
  void write_nestedValues_givesOneLine() {
    Map<String, Object> value = new LinkedHashMap<>();
    value.put("text", "a \"quoted\" \\ line\nand 漢字");
    value.put("number", 42);
    value.put("truth", true);
    value.put("list", List.of("x", Map.of("y", 1L)));

    assertThat(Json.write(value))
        .isEqualTo(
            "{\"text\":\"a \\\"quoted\\\" \\\\ line\\u000aand 漢字\",\"number\":42,"
                + "\"truth\":true,\"list\":[\"x\",{\"y\":1}]}");
  }

  @Test
  void write_ofSomethingElse_isRefused() {
    assertThatThrownBy(() -> Json.write(new Object())).isInstanceOf(IllegalArgumentException.class);
  }
}
