package org.simpp.server.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.simpp.server.AdministrationException;

class AuditTest {
  private final List<String> lines = new ArrayList<>();

  @Test
  void change_leavesALine_madeOrRefused() throws AdministrationException {
    Audit audit = new Audit(this::keep);

    assertThat(audit.change("op", "user-add", "ann@example", () -> 7)).isEqualTo(7);
    assertThatThrownBy(
            () ->
                audit.change(
                    "op",
                    "user-add",
                    "ann@example",
                    () -> {
                      throw new AdministrationException("there\nis \"one\"");
                    }))
        .isInstanceOf(AdministrationException.class);

    assertThat(lines)
        .containsExactly(
            "who=\"op\" what=user-add on=ann@example result=done",
            "who=\"op\" what=user-add on=ann@example result=refused why=\"there?is ?one?\"");
  }

  @Test
  void change_withoutRoomForItsLine_isNotMade() {
    Audit audit =
        new Audit(
            new Audit.Trail() {
              @Override
              public String append(String line) throws IOException {
                throw new IOException("the disk is full");
              }

              @Override
              public void requireRoom() throws IOException {
                throw new IOException("the disk is full");
              }
            });

    assertThatThrownBy(() -> audit.change("op", "user-add", "ann@example", () -> lines.add("made")))
        .hasMessageContaining("the disk is full")
        .hasMessageContaining("nothing was changed");
    assertThat(lines).isEmpty();
  }

  private String keep(String line) {
    lines.add(line);
    return line;
  }
}
