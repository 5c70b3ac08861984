package org.simpp.client.ui.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.eclipse.swt.graphics.RGB;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.simpp.itests.specification.Specification;

class ConsistentColourTest {
  /** The specification's own vectors (section 13.1), at saturation 100 and lightness 50. */
  @ParameterizedTest
  @Specification("XEP-0392, section 13.1")
  @CsvSource({
    "Romeo, 327.255249, 0.865, 0.000, 0.686",
    "juliet@capulet.lit, 209.410400, 0.000, 0.515, 0.573",
    "😺, 331.199341, 0.872, 0.000, 0.659",
    "council, 359.994507, 0.918, 0.000, 0.394",
    "Board, 171.430664, 0.000, 0.527, 0.457"
  })
  void colour_isThatOfTheVectors(String text, double hue, double red, double green, double blue) {
    RGB colour = ConsistentColour.of(ConsistentColour.hue(text), 50);

    assertThat(ConsistentColour.hue(text)).isEqualTo(hue, within(0.000001));
    assertThat(colour.red / 255.0).isEqualTo(red, within(0.003));
    assertThat(colour.green / 255.0).isEqualTo(green, within(0.003));
    assertThat(colour.blue / 255.0).isEqualTo(blue, within(0.003));
  }
}
