package org.simpp.server.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandAuditTest {
  private static final Set<String> KNOWN =
      Set.of(
          "simpp:user-add",
          "config:property-set",
          "config:list",
          "feature:install",
          "bundle:install",
          "bundle:stop",
          "shell:exec",
          "shell:grep",
          "log:display");

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '~',
      value = {
        "feature:install secret # feature:install",
        "property-set --pid x password hunter2 # *:property-set",
        "install secret # *:install",
        "config:list | grep x # ",
        "simpp:user-add --password 'bundle:stop' a@b # ",
        "simpp:user-add --password 'x;hunter2' a@b # ",
        "log:display ; bundle:stop 5 # bundle:stop",
        "(shell:exec id) # shell:exec",
        "x = { bundle:stop 5 } # bundle:stop",
        "feature:install a; feature:install b # feature:install",
      })
  void changing_areTheNamesOfCommandsAlone(String line, String names) {
    assertThat(String.join(" ", CommandAudit.changing(line, KNOWN)))
        .isEqualTo(names == null ? "" : names);
  }
}
