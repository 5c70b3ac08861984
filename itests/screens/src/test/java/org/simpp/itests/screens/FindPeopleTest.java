package org.simpp.itests.screens;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.simpp.client.directory.PeopleDirectory;
import org.simpp.client.ui.look.Theme;
import org.simpp.client.ui.main.MainScreen;
import org.simpp.itests.screens.Window.Ground;

/** People of the organisation are found by name and in its tree, and become contacts. */
class FindPeopleTest {
  private final Window window = new Window();

  @AfterEach
  void close() {
    window.close();
  }

  @Test
  void whoIsFound_isWrittenToOrBecomesAContact() throws Exception {
    MainScreen main = people(Harbour.office());
    type("李");
    until("who is found", () -> ids().contains("people.found"));
    Table found = window.control(Table.class, "people.found");
    assertThat(found.getItemCount()).isEqualTo(4);
    assertThat(found.getItem(1).getText(1)).isEqualTo("資深工程師");

    found.setSelection(2);
    found.notifyListeners(SWT.Selection, new Event());
    assertThat(window.control(Text.class, "people.about").getText()).contains("李淑芬", "shufen@");
    assertThat(action().getText()).isEqualTo("Add as contact");
    found.notifyListeners(SWT.DefaultSelection, new Event());
    until("the form", () -> ids().contains("add.address"));
    assertThat(window.control(Text.class, "add.address").getText())
        .isEqualTo("shufen@simpp.example");
    assertThat(window.control(Text.class, "add.name").getText()).isEqualTo("李淑芬");

    key(main, SWT.MOD1, 'p');
    type("李");
    until("who is found", () -> ids().contains("people.found"));
    Table again = window.control(Table.class, "people.found");
    again.setSelection(1);
    again.notifyListeners(SWT.Selection, new Event());
    assertThat(action().getText()).isEqualTo("Write");
    again.setSelection(3);
    again.notifyListeners(SWT.Selection, new Event());
    assertThat(action().isEnabled()).as("to oneself").isFalse();
    again.setSelection(1);
    again.notifyListeners(SWT.Selection, new Event());
    action().notifyListeners(SWT.Selection, new Event());
    until("the conversation", () -> main.shown().isPresent());
    assertThat(main.shown()).hasValue(People.LEE);
  }

  @Test
  void unitOfTwoThousand_isReadWhenItIsOpened_withoutAFreeze() throws Exception {
    people(Harbour.large(PeopleDirectory.MAX_LEVEL));
    Tree tree = window.control(Tree.class, "people.tree");
    TreeItem all = tree.getItem(0);
    until("the organisation", () -> all.getItemCount() == 5);
    TreeItem unit = all.getItem(2);
    assertThat(unit.getText()).isEqualTo("研發部");
    assertThat(unit.getItemCount()).as("not asked for yet").isEqualTo(1);

    window.watchdog().longest();
    Event expand = new Event();
    expand.item = unit;
    window.watchdog().run(() -> tree.notifyListeners(SWT.Expand, expand));
    unit.setExpanded(true);
    until("the crew", () -> unit.getItemCount() == PeopleDirectory.MAX_LEVEL + 1);
    assertThat(window.watchdog().longest()).isLessThan(Watchdog.LIMIT);
    assertThat(unit.getItem(PeopleDirectory.MAX_LEVEL).getText()).startsWith("There are more");
  }

  @Test
  void directoryThatIsSilent_isSaidSo() throws Exception {
    people(Harbour.unreachable());
    until("the trouble", () -> ids().contains("people.problem"));
    assertThat(window.control(Tree.class, "people.tree").getItem(0).getItem(0).getText())
        .startsWith("Not read");
  }

  @Test
  void withoutADirectory_nothingIsShown() throws Exception {
    Ground ground = window.ground(Theme.LIGHT, 100, "en");
    MainScreen[] made = new MainScreen[1];
    window.show(ground, place -> made[0] = Screens.main(ground, People.office()));
    assertThat(ids()).contains("main.add").doesNotContain("main.people");
    key(made[0], SWT.MOD1, 'p');
    assertThat(ids()).doesNotContain("people.query");
  }

  private MainScreen people(PeopleDirectory directory) throws InterruptedException {
    Ground ground = window.ground(Theme.LIGHT, 100, "en").with(directory);
    MainScreen[] made = new MainScreen[1];
    window.show(ground, place -> made[0] = Screens.main(ground, People.office()));
    window.control(Button.class, "main.people").notifyListeners(SWT.Selection, new Event());
    return made[0];
  }

  private void type(String query) {
    window.control(Text.class, "people.query").setText(query);
  }

  private Button action() {
    return window.control(Button.class, "people.action");
  }

  private List<String> ids() {
    return window.controls().stream()
        .map(control -> control.getData("id"))
        .map(String::valueOf)
        .toList();
  }

  private void until(String what, BooleanSupplier done) throws InterruptedException {
    window.watchdog().until(what, done);
  }

  private static void key(MainScreen main, int modifiers, char key) {
    Control focused = Screens.find((Composite) main.control(), "main.search");
    Event event = new Event();
    event.stateMask = modifiers;
    event.keyCode = key;
    focused.notifyListeners(SWT.KeyDown, event);
  }
}
