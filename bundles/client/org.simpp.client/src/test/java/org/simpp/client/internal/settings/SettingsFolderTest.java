package org.simpp.client.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.simpp.client.ClientException;
import org.simpp.client.Disclosure;
import org.simpp.client.Presence;
import org.simpp.client.Profile;
import org.simpp.client.ServerAddress;
import org.simpp.client.Trouble.Cause;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;

class SettingsFolderTest {
  private static final Jid ALICE = Jid.of("alice@simpp.example");
  private static final Jid BOB = Jid.of("b=o b@simpp.example".replace(" ", ""));
  private static final AccountSettings SETTINGS =
      AccountSettings.of(ALICE, Profile.LABORATORY_2007, Bytes.ofHex("04" + "ab".repeat(56)))
          .withServer(new ServerAddress("::1", 15222, true))
          .withCertificate(Bytes.ofHex("cd".repeat(32)))
          .withUsed(Instant.parse("2026-01-02T03:04:05Z"))
          .withApproved(BOB, true)
          .withRead(BOB, 42)
          .withKey(BOB, Bytes.ofHex("04" + "ef".repeat(48)))
          .withStranger(Jid.of("carol@simpp.example"), 7L)
          .withManners(
              new Manners(
                  new Disclosure(false, true, false),
                  new Presence(Presence.Show.BUSY, "開會中 until noon")));

  @TempDir private Path root;

  @Test
  void keep_thenFind_givesTheSame() throws Exception {
    SettingsFolder folder = new SettingsFolder(root);
    folder.keep(SETTINGS);

    SettingsFolder.Found found = folder.find(ALICE).orElseThrow();
    assertThat(found.settings()).isEqualTo(SETTINGS);
    assertThat(found.notice()).isNull();
    assertThat(folder.all()).containsExactly(SETTINGS);
  }

  @Test
  void find_ofAnUnknownAccount_isEmpty() throws Exception {
    assertThat(new SettingsFolder(root.resolve("none")).find(ALICE)).isEmpty();
    assertThat(new SettingsFolder(root.resolve("none")).all()).isEmpty();
  }

  @Test
  void files_areTheirOwnersAlone() throws Exception {
    SettingsFolder folder = new SettingsFolder(root.resolve("accounts"));
    folder.keep(SETTINGS);

    Path file = folder.folderOf(ALICE).resolve("account.settings");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.folderOf(ALICE))))
        .isEqualTo("rwx------");
  }

  @Test
  void find_withADamagedFile_givesTheLastGoodStateAndSaysSo() throws Exception {
    SettingsFolder folder = new SettingsFolder(root);
    folder.keep(SETTINGS);
    folder.keep(SETTINGS.withRead(BOB, 43));
    Path file = folder.folderOf(ALICE).resolve("account.settings");
    byte[] content = Files.readAllBytes(file);

    for (int i = 0; i < content.length; i += 7) {
      byte[] damaged = content.clone();
      damaged[i] ^= 1;
      Files.write(file, damaged);

      SettingsFolder.Found found = folder.find(ALICE).orElseThrow();
      assertThat(found.settings()).as("byte %d", i).isEqualTo(SETTINGS);
      assertThat(found.notice().cause()).isEqualTo(Cause.SETTINGS_DAMAGED);
      assertThat(folder.folderOf(ALICE).resolve("account.settings.damaged"))
          .hasBinaryContent(damaged);
    }
  }

  @Test
  void find_withBothFilesDamaged_saysSo() throws Exception {
    SettingsFolder folder = new SettingsFolder(root);
    folder.keep(SETTINGS);
    folder.keep(SETTINGS.withRead(BOB, 43));
    Path place = folder.folderOf(ALICE);
    Files.writeString(place.resolve("account.settings"), "no settings");
    Files.writeString(place.resolve("account.settings.previous"), "", StandardCharsets.UTF_8);

    assertThatThrownBy(() -> folder.find(ALICE))
        .isInstanceOfSatisfying(
            ClientException.class,
            e -> assertThat(e.trouble().cause()).isEqualTo(Cause.SETTINGS_DAMAGED));
  }
}
