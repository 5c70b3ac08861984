package org.simpp.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;

class InvitationTest {
  private static final String KEY = "04" + "ab".repeat(56);
  // SHA-256 of the bytes of KEY, computed with sha256sum
  private static final String KEY_FINGERPRINT =
      "b8ba816ae6f9d9739de7d4a1d3908e40ab67ae142c68299cf5ba57a5c5048126";
  private static final String JSON =
      """
      {"domain":"simpp.local","account":"alice@simpp.local","registration":"key","token":"t-1",
       "kus":"%s","kusFingerprint":"%s","tlsFingerprint":"%s"}"""
          .formatted(KEY, KEY_FINGERPRINT, "cd".repeat(32));

  @Test
  void parse_readsEveryField() throws Exception {
    Invitation invitation = Invitation.parse(line(JSON));

    assertThat(invitation.account()).isEqualTo(Jid.of("alice@simpp.local"));
    assertThat(invitation.token()).isEqualTo("t-1");
    assertThat(invitation.serverKey()).isEqualTo(Bytes.ofHex(KEY));
    assertThat(invitation.certificateFingerprint()).isEqualTo(Bytes.ofHex("cd".repeat(32)));
    assertThat(invitation.profile()).isEqualTo(Profile.LABORATORY_2007);
    assertThat(invitation.toString()).doesNotContain("t-1");
  }

  @Test
  void parse_ignoresWhatAMailProgramBroke() throws Exception {
    String broken = " " + line(JSON).replaceAll("(.{40})", "$1\r\n ");

    assertThat(Invitation.parse(broken).token()).isEqualTo("t-1");
  }

  @Test
  void parse_forAPassword_leavesTheServersKeyAside() throws Exception {
    Invitation invitation = Invitation.parse(line(JSON.replace("\"key\"", "\"password\"")));

    assertThat(invitation.profile()).isEqualTo(Profile.PASSWORD);
    assertThat(invitation.serverKey()).isNull();
  }

  @Test
  void parse_ofTheLeast_isForAPassword() throws Exception {
    Invitation invitation =
        Invitation.parse(
            line("{\"domain\":\"a.example\",\"account\":\"b@a.example\",\"token\":\"t\"}"));

    assertThat(invitation.profile()).isEqualTo(Profile.PASSWORD);
    assertThat(invitation.certificateFingerprint()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"domain\":\"a.example\",\"account\":\"b@a.example\"}",
        "{\"domain\":\"a.example\",\"account\":\"b@c.example\",\"token\":\"t\"}",
        "{\"domain\":\"a.example\",\"account\":\"b@a.example\",\"token\":\"t\",\"registration\":\"key\"}",
        "{\"domain\":\"a.example\",\"account\":\"b@a.example\",\"token\":\"t\",\"registration\":\"x\"}",
        "{\"domain\":\"a.example\",\"account\":\"b@a.example\",\"token\":1}",
        "{\"domain\":\"a.example\",\"account\":\"b@a.example\",\"token\":\"t\",\"token\":\"u\"}",
        "{\"domain\":\"a.example\",\"account\":\"b@a.example\",\"token\":\"t\"} x",
        "{\"domain\":\"a.example\",\"account\":\"b@a.example\",\"token\":\"t\"",
        "[]",
        "",
      })
  void parse_ofAnythingElse_saysUnreadable(String json) {
    assertUnreadable(line(json));
  }

  @Test
  void parse_withAnotherKeysFingerprint_saysUnreadable() {
    assertUnreadable(line(JSON.replace(KEY_FINGERPRINT, "00".repeat(32))));
  }

  @Test
  void parse_withoutPrefixOrWithBrokenBase64_saysUnreadable() {
    assertUnreadable(line(JSON).substring("simpp-invite:".length()));
    assertUnreadable("simpp-invite:***");
    assertUnreadable("simpp-invite:" + "A".repeat(9000));
  }

  private static void assertUnreadable(String text) {
    assertThatThrownBy(() -> Invitation.parse(text))
        .isInstanceOfSatisfying(
            ClientException.class,
            e -> assertThat(e.trouble().cause()).isEqualTo(Trouble.Cause.INVITATION_UNREADABLE));
  }

  private static String line(String json) {
    return "simpp-invite:"
        + Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }
}
