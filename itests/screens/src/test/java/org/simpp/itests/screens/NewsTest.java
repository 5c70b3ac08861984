package org.simpp.itests.screens;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.freedesktop.dbus.exceptions.DBusException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.simpp.client.ConversationEvent;
import org.simpp.client.Entry;
import org.simpp.client.Profile;
import org.simpp.client.settings.KnownSettings;
import org.simpp.client.ui.look.Theme;
import org.simpp.client.ui.main.MainScreen;
import org.simpp.client.ui.news.Announcer;
import org.simpp.client.ui.news.DesktopBoard;
import org.simpp.itests.screens.Daemon.Shown;
import org.simpp.itests.screens.Window.Ground;
import org.simpp.model.Jid;
import org.simpp.model.MessageId;

/**
 * Messages come while their conversation is not open: what the desktop is asked to show of them.
 */
class NewsTest {
  private static final Jid WANG = Jid.of("wang@simpp.example");
  private static final String TEXT = "1 < 2 & 報價單";

  private static Window window;
  private static Daemon daemon;

  @BeforeAll
  static void open() throws DBusException {
    window = new Window();
    daemon = new Daemon();
  }

  @AfterAll
  static void close() {
    daemon.close();
    window.close();
  }

  @Test
  void message_isToldAsMuchAsIsChosenAndOpenedByAClick() throws Exception {
    Office office = new Office(People.office());
    MainScreen screen = screen(office, "text");
    arrives(office, WANG);
    Shown shown = last(1);
    assertThat(shown.title()).isEqualTo("王淑芬");
    assertThat(shown.text()).isEqualTo("1 &lt; 2 &amp; 報價單");
    assertThat(shown.actions()).containsExactly("default", "Open");
    assertThat(window.shell().getText()).isEqualTo("(123) SIMPP");
    arrives(office, WANG);
    assertThat(last(2).number()).as("one for each contact").isEqualTo(shown.number());
    daemon.click(shown.number());
    window
        .watchdog()
        .until("the conversation", () -> screen.shown().filter(WANG::equals).isPresent());
    office.tell(new ConversationEvent.UnreadChanged(WANG, 0));
    window.watchdog().until("the end of it", () -> daemon.closed().contains(shown.number()));
    arrives(office, WANG);
    window.watchdog().pass(Duration.ofMillis(500));
    assertThat(daemon.shown()).as("the conversation is in front").hasSize(2);

    MainScreen unused = screen(office, "something");
    arrives(office, WANG);
    Shown little = last(3);
    assertThat(little.title() + little.text()).isEqualTo("SIMPPYou have a new message");
  }

  private static MainScreen screen(Office office, String privacy) throws InterruptedException {
    Rules rules =
        new Rules(Map.of(KnownSettings.NOTIFICATIONS_PRIVACY.name(), privacy), Set.of(), List.of());
    Ground ground = window.ground(Theme.LIGHT, 100, "en").under(rules);
    MainScreen[] made = new MainScreen[1];
    window.show(
        ground,
        place -> {
          made[0] = Screens.main(ground, office);
          Announcer unused =
              new Announcer(
                  made[0].control(),
                  office.session(),
                  ground.messages(),
                  ground.appearances(),
                  new Announcer.View(made[0]::shown, () -> false, made[0]::open),
                  () -> DesktopBoard.connect("SIMPP", ground.messages().text("news.open")));
        });
    return made[0];
  }

  private static void arrives(Office office, Jid from) {
    office.tell(
        new ConversationEvent.Added(
            new Entry(
                new MessageId("news"),
                from,
                Instant.now(),
                TEXT,
                new Entry.State.Received(),
                new Entry.Security.Simpp(Profile.LABORATORY_2007))));
  }

  private static Shown last(int count) throws InterruptedException {
    window.watchdog().until("notification " + count, () -> daemon.shown().size() >= count);
    assertThat(daemon.shown()).hasSize(count);
    return daemon.shown().get(count - 1);
  }
}
