package org.simpp.client.ui.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.eclipse.swt.graphics.RGB;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.simpp.client.ui.look.Tint.Need;

class ContrastTest {
  private static final RGB BLACK = new RGB(0, 0, 0);
  private static final RGB WHITE = new RGB(255, 255, 255);

  @Test
  void between_isThatOfTheGuidelines() {
    assertThat(Contrast.between(BLACK, WHITE)).isEqualTo(21, within(0.001));
    assertThat(Contrast.between(WHITE, WHITE)).isEqualTo(1, within(0.001));
    // the lightest grey that passes on white
    assertThat(Contrast.between(new RGB(0x76, 0x76, 0x76), WHITE)).isEqualTo(4.54, within(0.01));
    assertThat(Contrast.between(new RGB(0xff, 0, 0), WHITE)).isEqualTo(4.0, within(0.01));
  }

  @ParameterizedTest
  @EnumSource(Theme.class)
  void everyTextAndMark_standsOutFromEachOfItsGrounds(Theme theme) {
    for (Tint tint : Tint.values()) {
      for (Tint ground : tint.grounds()) {
        assertThat(ground.need())
            .as("%s, on which %s stands", ground, tint)
            .isEqualTo(Need.NOTHING);
        assertThat(Contrast.between(tint.in(theme), ground.in(theme)))
            .as("%s on %s, %s", tint, ground, theme)
            .isGreaterThanOrEqualTo(tint.need().contrast());
      }
    }
  }

  @Test
  void everyTextAndMark_hasAGround() {
    assertThat(Arrays.stream(Tint.values()).filter(tint -> tint.need() != Need.NOTHING))
        .hasSizeGreaterThan(10)
        .allMatch(tint -> !tint.grounds().isEmpty());
  }

  @Test
  void icons_areInAColourThatStandsOut() {
    assertThat(Icon.values()).allMatch(icon -> icon.tint().need() != Need.NOTHING);
  }

  @Test
  void initialOfAnAvatar_standsOutFromItsDisc() {
    assertThat(IntStream.range(0, 1_000).mapToObj(i -> Avatar.disc("user" + i + "@a.example")))
        .allMatch(disc -> Contrast.between(WHITE, disc) >= Need.TEXT.contrast());
  }
}
