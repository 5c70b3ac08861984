package org.simpp.itests.screens;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.simpp.client.Contact;
import org.simpp.client.ContactEvent;
import org.simpp.client.Presence.Show;
import org.simpp.client.ui.look.Theme;
import org.simpp.itests.screens.Window.Ground;

/** Five thousand contacts in fifty groups: the window answers all the time. */
class ContactListTest {
  private static final int CONTACTS = 5_000;

  /** With the headings of fifty groups, and one stranger with a heading. */
  private static final int ROWS = CONTACTS + 52;

  private static final int STORM = 1_000;

  private final Window window = new Window();
  private final Office office = new Office(People.company(CONTACTS));

  @BeforeEach
  void warmUp() throws InterruptedException {
    // what any screen costs at its first time is not the list's
    window.show(ground(), ground -> Screens.main(ground, People.company(200)));
    window.show(ground(), ground -> Screens.main(ground, People.company(200)));
  }

  @AfterEach
  void close() {
    window.close();
  }

  @Test
  void fiveThousand_areShownAndChangeWithoutAFreeze() throws InterruptedException {
    Ground ground = ground();
    Watchdog watchdog = window.watchdog();
    long begun = System.nanoTime();
    Screens.main(ground, office);
    window.shell().layout(true, true);
    Duration made = Duration.ofNanos(System.nanoTime() - begun);
    watchdog.longest();

    Table table = window.control(Table.class, "contacts");
    watchdog.until("the first rows", () -> table.getItemCount() > 10);
    Duration first = Duration.ofNanos(System.nanoTime() - begun);
    watchdog.until("all rows", () -> table.getItemCount() == ROWS);
    Duration all = Duration.ofNanos(System.nanoTime() - begun);
    watchdog.pass(Duration.ofMillis(300));
    report("shown", "screen %d ms, first rows %d ms, all %d ms", made, first, all);
    assertNoFreeze(watchdog);

    long storm = System.nanoTime();
    storm();
    String last = People.employee(0, Show.AVAILABLE).name();
    watchdog.until(
        "the storm", () -> rows(table).noneMatch(text -> text.startsWith(last + "\n線上")));
    watchdog.pass(Duration.ofMillis(500));
    report("1,000 presences", "%d ms", Duration.ofNanos(System.nanoTime() - storm));
    assertNoFreeze(watchdog);

    Text search = window.control(Text.class, "main.search");
    long typed = System.nanoTime();
    for (String part : List.of("4", "42", "424", "4242")) {
      watchdog.run(() -> search.setText(part));
    }
    watchdog.until("the one found", () -> table.getItemCount() == 2);
    report("found", "%d ms", Duration.ofNanos(System.nanoTime() - typed));
    assertThat(table.getItem(1).getText()).contains(" 4242\n");
    watchdog.run(() -> search.setText(""));
    watchdog.until("everybody again", () -> table.getItemCount() == ROWS);
    watchdog.pass(Duration.ofMillis(300));
    assertNoFreeze(watchdog);
  }

  private Ground ground() {
    return window.ground(Theme.LIGHT, 100, "zh_TW");
  }

  private static Stream<String> rows(Table table) {
    return IntStream.range(0, 110)
        .filter(place -> place < table.getItemCount())
        .mapToObj(place -> table.getItem(place).getText());
  }

  /** From another thread, as the client does; a third of them goes. */
  private void storm() {
    List<Contact> others =
        IntStream.range(0, STORM)
            .mapToObj(number -> People.employee(number * 3, Show.BUSY))
            .toList();
    new Thread(() -> others.forEach(one -> office.tell(new ContactEvent.Changed(one))), "client")
        .start();
  }

  private static void assertNoFreeze(Watchdog watchdog) {
    Duration longest = watchdog.longest();
    report("longest event", "%d ms", longest);
    assertThat(longest).as("the longest event").isLessThan(Watchdog.LIMIT);
  }

  private static void report(String what, String pattern, Duration... durations) {
    Object[] millis = Arrays.stream(durations).map(Duration::toMillis).toArray();
    System.out.println(what + ": " + pattern.formatted(millis));
  }
}
