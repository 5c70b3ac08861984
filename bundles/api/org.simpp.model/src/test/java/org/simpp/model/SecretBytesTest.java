package org.simpp.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class SecretBytesTest {
  @Test
  void close_zeroesTheArrayItTookOver() {
    byte[] content = {1, 2, 3};
    SecretBytes secret = SecretBytes.takeOver(content);
    secret.close();
    secret.close();

    assertThat(content).containsOnly(0);
    assertThat(secret.isClosed()).isTrue();
    assertThatIllegalStateException().isThrownBy(secret::expose);
    assertThatIllegalStateException().isThrownBy(secret::copy);
    assertThatIllegalStateException().isThrownBy(() -> secret.slice(0, 1));
  }

  @Test
  void copies_areIndependent() {
    byte[] content = {1, 2, 3};
    SecretBytes secret = SecretBytes.copyOf(content);
    SecretBytes copy = secret.copy();
    SecretBytes slice = secret.slice(1, 3);
    content[0] = 9;
    secret.expose()[1] = 9;
    secret.close();

    assertThat(copy.expose()).containsExactly(1, 2, 3);
    assertThat(slice.expose()).containsExactly(2, 3);
  }

  @Test
  void slice_isWithinTheBytes() {
    SecretBytes secret = SecretBytes.copyOf(new byte[4]);

    assertThatIllegalArgumentException().isThrownBy(() -> secret.slice(0, 5));
    assertThatIllegalArgumentException().isThrownBy(() -> secret.slice(3, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> secret.slice(-1, 2));
  }

  @Test
  void equality_isByContentWhileOpen() {
    SecretBytes one = SecretBytes.copyOf(new byte[] {1});
    SecretBytes same = SecretBytes.copyOf(new byte[] {1});
    SecretBytes other = SecretBytes.copyOf(new byte[] {2});

    assertThat(one).isEqualTo(same).isNotEqualTo(other);
    same.close();
    assertThat(one).isNotEqualTo(same);
    assertThat(same).isEqualTo(same);
  }

  @Test
  void nothingIsTold() {
    SecretBytes one = SecretBytes.copyOf(new byte[] {0x41, 0x42});
    SecretBytes other = SecretBytes.copyOf(new byte[] {0x43, 0x44});

    assertThat(one).hasToString("SecretBytes[redacted]").hasSameHashCodeAs(other);
    assertThat(one.length()).isEqualTo(2);
  }
}
