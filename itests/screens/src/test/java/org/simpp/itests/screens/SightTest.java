package org.simpp.itests.screens;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.simpp.client.ConversationEvent;
import org.simpp.client.Entry;
import org.simpp.client.Profile;
import org.simpp.client.ui.look.Theme;
import org.simpp.client.ui.main.MainScreen;
import org.simpp.itests.screens.Window.Ground;
import org.simpp.model.MessageId;

/** What counts as read: what is shown in the window that somebody works in. */
class SightTest {
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
  void message_isReadWhenItsWindowHasTheKeyboardAndNotBefore() throws Exception {
    Office office = new Office(People.office());
    comesToTheFront(window.shell());
    Ground ground = window.ground(Theme.LIGHT, 100, "en");
    MainScreen[] made = new MainScreen[1];
    window.show(ground, place -> made[0] = Screens.main(ground, office));
    assertThat(office.read).isEmpty();
    made[0].open(People.LEE);
    window.watchdog().until("the opened conversation to be read", () -> isRead(office, 1));

    Shell other = new Shell(window.shell().getDisplay());
    other.setBounds(1100, 0, 200, 200);
    other.open();
    comesToTheFront(other);
    arrives(office, "the first unseen");
    arrives(office, "the second unseen");
    assertThat(office.read).as("while another window has the keyboard").hasSize(1);
    assertThat(newLines()).hasSize(1);

    other.close();
    comesToTheFront(window.shell());
    window.watchdog().until("what came meanwhile to be read", () -> isRead(office, 2));
    arrives(office, "the first seen");
    window.watchdog().until("what is seen as it comes to be read", () -> isRead(office, 3));
  }

  @Test
  void message_isReadWhileAWindowOfTheSameConversationIsOpen() throws Exception {
    Office office = new Office(People.office());
    Ground ground = window.ground(Theme.LIGHT, 100, "en");
    window.show(ground, place -> Screens.main(ground, office).open(People.LEE));
    comesToTheFront(window.shell());
    Shell picker = new Shell(window.shell());
    picker.setBounds(400, 300, 100, 100);
    picker.open();
    comesToTheFront(picker);
    int before = office.read.size();
    arrives(office, "seen beside the picker");
    window.watchdog().until("it to be read", () -> isRead(office, before + 1));
    picker.close();
  }

  private static boolean isRead(Office office, int times) {
    return office.read.size() >= times && office.read.stream().allMatch(People.LEE::equals);
  }

  /** A message that is shown when this returns. */
  private static void arrives(Office office, String text) throws InterruptedException {
    office.tell(
        new ConversationEvent.Added(
            new Entry(
                new MessageId(text),
                People.LEE,
                Instant.now(),
                text,
                new Entry.State.Received(),
                new Entry.Security.Simpp(Profile.LABORATORY_2007))));
    window.watchdog().until(text, () -> texts().contains(text));
  }

  private static List<String> texts() {
    return window.controls().stream()
        .filter(StyledText.class::isInstance)
        .map(control -> ((StyledText) control).getText())
        .toList();
  }

  private static List<String> newLines() {
    return window.controls().stream()
        .filter(Label.class::isInstance)
        .map(control -> ((Label) control).getText())
        .filter(text -> text.contains("New messages"))
        .toList();
  }

  private static void comesToTheFront(Shell shell) throws InterruptedException {
    shell.forceActive();
    window
        .watchdog()
        .until("the window's turn", () -> shell.getDisplay().getActiveShell() == shell);
  }
}
