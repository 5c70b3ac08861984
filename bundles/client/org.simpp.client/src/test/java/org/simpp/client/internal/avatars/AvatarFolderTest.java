package org.simpp.client.internal.avatars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.simpp.model.Bytes;
import org.simpp.xmpp.avatar.Image;

class AvatarFolderTest {
  private static final Image FACE = new Image("image/png", Bytes.utf8("a face"));

  @TempDir private Path folder;

  @Test
  void kept_isRead_andADamagedOneIsNot() throws Exception {
    AvatarFolder pictures = new AvatarFolder(folder.resolve("new"), Clock.systemUTC(), 1_000);
    assertThat(pictures.read(FACE.id())).isEmpty();
    pictures.keep(FACE);
    assertThat(pictures.read(FACE.id())).contains(FACE.data());

    Path file = folder.resolve("new").resolve(FACE.id());
    Files.writeString(file, "a fake");
    assertThat(pictures.read(FACE.id())).isEmpty();
    assertThat(file).doesNotExist();
  }

  @Test
  void thoseNotLookedAtForLongest_giveWay() throws Exception {
    Instant now = Instant.parse("2026-11-23T12:00:00Z");
    List<Image> all = new ArrayList<>();
    for (int number = 0; number < 10; number++) {
      Image image = new Image("image/png", Bytes.utf8(number + "x".repeat(99)));
      all.add(image);
      at(now.plusSeconds(number)).keep(image);
    }
    at(now.plusSeconds(20)).read(all.get(0).id());
    at(now.plusSeconds(30)).keep(new Image("image/png", Bytes.utf8("y".repeat(100))));

    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).hasSize(7);
    }
    assertThat(at(now).read(all.get(0).id())).as("looked at again").isPresent();
    assertThat(at(now).read(all.get(1).id())).isEmpty();
    assertThat(at(now).read(all.get(9).id())).isPresent();
  }

  @Test
  void whatIsNoHash_isNoFile() {
    assertThatThrownBy(() -> at(Instant.EPOCH).read("../settings"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private AvatarFolder at(Instant now) {
    return new AvatarFolder(
        folder, Clock.fixed(now.plus(Duration.ofDays(1)), ZoneOffset.UTC), 1_000);
  }
}
