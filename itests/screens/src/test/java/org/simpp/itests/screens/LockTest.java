package org.simpp.itests.screens;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.simpp.client.ui.lock.Lock;
import org.simpp.client.ui.look.Theme;
import org.simpp.client.ui.main.MainScreen;
import org.simpp.itests.screens.Window.Ground;

/** The window is covered: nothing of it is seen or reached until the PIN is typed again. */
class LockTest {
  private static Window window;

  @BeforeAll
  static void open() {
    window = new Window();
  }

  @AfterAll
  static void close() {
    window.close();
  }

  @Test
  void coveredWindow_showsNothingAndOpensForThePinAlone() throws Exception {
    Office office = new Office(People.office());
    Ground ground = window.ground(Theme.LIGHT, 100, "en");
    MainScreen[] made = new MainScreen[1];
    window.show(
        ground,
        place -> {
          made[0] = Screens.main(ground, office);
          made[0].open(People.LEE);
          Lock unused = new Lock(window.shell(), ground.place(), ground.desk(office), made[0]);
        });
    key(SWT.MOD1, 'l');
    window.watchdog().until("the cover", () -> ids().contains("lock.secret"));
    window.shell().layout(true, true);
    assertThat(ids()).contains("lock.action").doesNotContain("contacts", "composer", "transcript");
    assertThat(made[0].shown()).isEmpty();

    key(SWT.MOD1, 'f');
    key(SWT.MOD1, 'n');
    assertThat(made[0].control().isVisible()).isFalse();
    assertThat(ids()).doesNotContain("search.query", "add.address");

    type("1234");
    window.watchdog().until("the refusal", () -> ids().contains("lock.problem"));
    assertThat(ids()).doesNotContain("contacts");

    type(Office.PIN);
    window.watchdog().until("the window", () -> ids().contains("contacts"));
    assertThat(ids()).doesNotContain("lock.secret");
    assertThat(made[0].shown()).hasValue(People.LEE);
  }

  private static List<String> ids() {
    return window.controls().stream()
        .map(control -> control.getData("id"))
        .map(String::valueOf)
        .toList();
  }

  private static void key(int modifiers, char key) {
    Control focused = window.shell();
    Event event = new Event();
    event.stateMask = modifiers;
    event.keyCode = key;
    focused.notifyListeners(SWT.KeyDown, event);
  }

  private static void type(String pin) {
    window.control(Text.class, "lock.secret").setText(pin);
    window.control(Button.class, "lock.action").notifyListeners(SWT.Selection, new Event());
  }
}
