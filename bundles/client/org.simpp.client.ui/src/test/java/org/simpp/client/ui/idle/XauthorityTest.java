package org.simpp.client.ui.idle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class XauthorityTest {
  private final ByteArrayOutputStream file = new ByteArrayOutputStream();

  @Test
  void cookie_isThatOfTheHostAndDisplay() throws IOException {
    entry(256, "other", "0", "MIT-MAGIC-COOKIE-1", 1);
    entry(256, "desk", "1", "MIT-MAGIC-COOKIE-1", 2);
    entry(256, "desk", "0", "XDM-AUTHORIZATION-1", 3);
    entry(256, "desk", "0", "MIT-MAGIC-COOKIE-1", 4);

    assertThat(cookie("desk", "0")).containsExactly(4);
    assertThat(cookie("desk", "1")).containsExactly(2);
    assertThat(cookie("desk", "7")).isEmpty();
  }

  @Test
  void cookieOfEverywhere_isTaken_andOfAnotherNameAtLast() throws IOException {
    entry(256, "renamed", "0", "MIT-MAGIC-COOKIE-1", 5);
    assertThat(cookie("desk", "0")).containsExactly(5);
    entry(65_535, "", "", "MIT-MAGIC-COOKIE-1", 6);
    assertThat(cookie("desk", "0")).containsExactly(6);
  }

  @Test
  void fileThatEndsTooSoon_isRefused() throws IOException {
    entry(256, "desk", "0", "MIT-MAGIC-COOKIE-1", 7);
    byte[] whole = file.toByteArray();
    assertThatThrownBy(() -> Xauthority.cookie(Arrays.copyOf(whole, whole.length - 1), "desk", "0"))
        .isInstanceOf(EOFException.class);
    assertThat(Xauthority.cookie(new byte[0], "desk", "0")).isEmpty();
  }

  private byte[] cookie(String host, String display) throws IOException {
    return Xauthority.cookie(file.toByteArray(), host, display);
  }

  private void entry(int family, String host, String display, String name, int cookie)
      throws IOException {
    DataOutputStream out = new DataOutputStream(file);
    out.writeShort(family);
    out.writeUTF(host);
    out.writeUTF(display);
    out.writeUTF(name);
    out.writeShort(1);
    out.writeByte(cookie);
  }
}
