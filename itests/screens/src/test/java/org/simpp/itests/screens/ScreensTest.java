package org.simpp.itests.screens;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.simpp.client.ui.look.Contrast;
import org.simpp.client.ui.look.Look;
import org.simpp.client.ui.look.Theme;
import org.simpp.client.ui.look.Tint;
import org.simpp.itests.screens.Window.Ground;

/**
 * Every screen with real widgets: its colours are pairs that {@link Tint} names, its texts are not
 * cut, whatever takes the keyboard has a name, and there is a picture of it to be looked at.
 */
class ScreensTest {
  private static Window window;

  @BeforeAll
  static void open() {
    window = new Window();
  }

  @AfterAll
  static void close() {
    window.close();
  }

  @ParameterizedTest
  @CsvSource({
    "LIGHT, 100, en",
    "LIGHT, 100, zh_TW",
    "DARK, 100, en",
    "DARK, 100, zh_TW",
    "HIGH_CONTRAST, 100, zh_TW",
    "DARK, 200, zh_TW"
  })
  void everyScreen_isLegible(Theme theme, int textPercent, String language) throws Exception {
    Path folder =
        Path.of(System.getProperty("simpp.output", "target/screens"))
            .resolve(theme + "-" + textPercent + "-" + language);
    List<String> faults = new ArrayList<>();
    for (Map.Entry<String, Consumer<Ground>> screen : Screens.all().entrySet()) {
      Ground ground = Screens.dressed(screen.getKey(), window.ground(theme, textPercent, language));
      window.show(ground, screen.getValue());
      window.picture(folder.resolve(screen.getKey() + ".png"));
      for (Control control : window.controls()) {
        judge(control, ground.pieces().look()).stream()
            .map(fault -> screen.getKey() + ": " + fault + ": " + describe(control))
            .forEach(faults::add);
      }
    }
    assertThat(faults).as("%s, %d %%, %s", theme, textPercent, language).isEmpty();
  }

  private static List<String> judge(Control control, Look look) {
    List<String> faults = new ArrayList<>();
    boolean written =
        (control instanceof Label label && !label.getText().isEmpty())
            || (control instanceof StyledText text && !text.getText().isEmpty());
    if (written && !isNamedPair(control, look)) {
      faults.add("colours that Tint does not name as a pair");
    }
    if (control instanceof Label label && isCut(label)) {
      faults.add("cut text");
    }
    if (control instanceof Button button && isCut(button)) {
      faults.add("cut caption");
    }
    if (isUsed(control) && !(control.getData("org.simpp.client.ui.name") instanceof String)) {
      faults.add("no name");
    }
    return faults;
  }

  private static boolean isNamedPair(Control control, Look look) {
    RGB text = control.getForeground().getRGB();
    RGB ground = control.getBackground().getRGB();
    return Arrays.stream(Tint.values())
        .filter(tint -> look.color(tint).getRGB().equals(text))
        .flatMap(tint -> tint.grounds().stream())
        .anyMatch(tint -> look.color(tint).getRGB().equals(ground));
  }

  private static boolean isCut(Label label) {
    Point size = label.getSize();
    return !label.getText().isEmpty() && label.computeSize(size.x, -1).y > size.y;
  }

  private static boolean isCut(Button button) {
    return button.computeSize(-1, -1).x > button.getSize().x + 1;
  }

  private static boolean isUsed(Control control) {
    return control instanceof Text
        || control instanceof Button
        || control instanceof Combo
        || control instanceof Table
        || control instanceof Tree
        || control instanceof StyledText;
  }

  private static String describe(Control control) {
    Composite parent = control.getParent();
    return "%s %s in %s, %s on %s, contrast %.1f, %s"
        .formatted(
            control,
            control.getData("id"),
            parent.getData("id"),
            control.getForeground().getRGB(),
            control.getBackground().getRGB(),
            Contrast.between(control.getForeground().getRGB(), control.getBackground().getRGB()),
            control.getBounds());
  }
}
