package org.simpp.itests.screens;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.simpp.client.Disclosure;
import org.simpp.client.Presence;
import org.simpp.client.Presence.Show;
import org.simpp.client.ui.idle.ScreenSaver;
import org.simpp.client.ui.look.Theme;
import org.simpp.client.ui.main.MainScreen;

/** What somebody says of themselves, and what is said when nobody is at the computer. */
class OwnPresenceTest {
  private final Window window = new Window();
  private final Office office = new Office(People.office());

  @AfterEach
  void close() {
    window.close();
  }

  @Test
  void desktop_countsTheTimeSinceTheLastKey() throws Exception {
    try (ScreenSaver server = ScreenSaver.open(System.getenv())) {
      pressShift();
      Thread.sleep(600);
      Duration idle = server.idle();
      assertThat(idle).isBetween(Duration.ofMillis(500), Duration.ofSeconds(20));
      Thread.sleep(300);
      assertThat(server.idle()).isGreaterThanOrEqualTo(idle.plusMillis(250));
      pressShift();
      assertThat(server.idle()).isLessThan(idle);
    }
  }

  /** Somewhere on the desktop, not in our window. */
  private static void pressShift() throws Exception {
    assertThat(new ProcessBuilder("xdotool", "key", "shift").inheritIO().start().waitFor())
        .isZero();
  }

  @Test
  void whoIsBack_isToldAtTheFirstLook() throws Exception {
    main();
    window.watchdog().until("the first look", () -> !office.told.isEmpty());
    assertThat(office.told).containsExactly("back");
  }

  @Test
  void absence_isSaidBesideTheChoice_andGoesByItself() throws Exception {
    main();
    Label words = label("own.away");
    assertThat(words.getVisible()).isFalse();
    office.say(new Presence(Show.AWAY, "", People.idleSince()));
    window.watchdog().until("the words", words::getVisible);
    assertThat(words.getText()).contains("10:40");
    assertThat(choice().getText()).isEqualTo("Online");
    office.say(Presence.of(Show.AVAILABLE));
    window.watchdog().until("no words", () -> !words.getVisible());
  }

  @Test
  void doNotDisturb_isChosenInTheHeader() throws Exception {
    main();
    choice().select(choice().indexOf("Do not disturb"));
    choice().notifyListeners(SWT.Selection, new Event());
    assertThat(office.session().chosen()).isEqualTo(Presence.of(Show.BUSY));
    window.watchdog().pass(Duration.ofMillis(100));
    assertThat(choice().getText()).isEqualTo("Do not disturb");
  }

  @Test
  void everySwitch_changesWhatContactsLearn() throws Exception {
    main().settings();
    window.watchdog().pass(Duration.ofMillis(100));
    for (String id : new String[] {"settings.readmarks", "settings.typing", "settings.idleness"}) {
      Button box = window.control(Button.class, id);
      assertThat(box.getSelection()).as(id).isTrue();
      box.setSelection(false);
      box.notifyListeners(SWT.Selection, new Event());
    }
    assertThat(office.session().disclosure()).isEqualTo(new Disclosure(false, false, false));
  }

  private MainScreen main() throws InterruptedException {
    MainScreen[] made = new MainScreen[1];
    window.show(
        window.ground(Theme.LIGHT, 100, "en"), ground -> made[0] = Screens.main(ground, office));
    return made[0];
  }

  private Combo choice() {
    return window.control(Combo.class, "own.presence");
  }

  /** Also one that cannot be seen. */
  private Label label(String id) {
    return (Label) Screens.find((Composite) window.shell().getChildren()[0], id);
  }
}
