package org.simpp.client.ui.people;

import java.util.List;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.simpp.client.Session;
import org.simpp.client.Trouble;
import org.simpp.client.directory.Found;
import org.simpp.client.directory.PeopleDirectory;
import org.simpp.client.directory.Person;
import org.simpp.client.ui.language.Messages;
import org.simpp.client.ui.look.Icon;
import org.simpp.client.ui.look.Pieces;
import org.simpp.client.ui.look.Remark;
import org.simpp.client.ui.look.Tint;
import org.simpp.client.ui.thread.UiThread;

/** The organisation unit by unit, or, while somebody types, who is found in it. */
public final class PeopleScreen {
  private static final int PEOPLE = 200;

  /** Milliseconds without a key after which what was typed is searched for. */
  private static final int PAUSE = 150;

  private final Messages messages;
  private final PeopleDirectory directory;
  private final PersonWords words;
  private final UiThread thread;
  private final Text query;
  private final Label state;
  private final Remark problem;
  private final OrganisationTree tree;
  private final PeopleTable table;
  private final PersonCard card;
  private final Runnable find = this::find;
  private int asked;

  /**
   * @param taken told whom somebody wants to write to, or to have as contact
   * @param closed run when somebody has enough of looking
   */
  public PeopleScreen(
      Composite parent,
      Pieces pieces,
      Messages messages,
      PeopleDirectory directory,
      Session session,
      Consumer<Person> taken,
      Runnable closed) {
    this.messages = messages;
    this.directory = directory;
    this.words = new PersonWords(messages);
    Composite root = pieces.pane(parent, Tint.PAGE, 1, 16);
    root.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
    thread = new UiThread(root);
    Composite top = pieces.pane(root, Tint.PAGE, 2, 0);
    top.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
    ((GridLayout) top.getLayout()).horizontalSpacing = 12;
    pieces.title(top, messages.text("people.title"), 4);
    Pieces.at(pieces.button(top, "people.close", messages.text("people.close"), closed), SWT.END);
    query = pieces.field(root, "people.query", messages.text("people.query"), SWT.SINGLE);
    query.setTextLimit(PeopleDirectory.MAX_QUERY);
    query.setMessage(messages.text("people.hint"));
    state = pieces.label(root, "", Tint.TEXT_MUTED);
    problem =
        new Remark(root, pieces, "people.problem", Tint.DANGER_GROUND, Tint.DANGER, Icon.WARNING);
    Consumer<Person> opened = person -> take();
    tree = new OrganisationTree(root, pieces, words, directory, this::chosen, opened, this::failed);
    table = new PeopleTable(root, pieces, words, this::chosen, opened);
    Pieces.show(table.control(), false);
    card = new PersonCard(root, pieces, words, session, taken);
    query.addListener(SWT.Modify, event -> query.getDisplay().timerExec(PAUSE, find));
    query.addListener(SWT.KeyDown, this::key);
    query.addListener(SWT.DefaultSelection, event -> take());
    directory.organisation().ifPresent(tree::show);
  }

  public void focus() {
    query.setFocus();
  }

  private void take() {
    card.take();
  }

  private void chosen(Person person) {
    card.show(person);
  }

  private void key(Event event) {
    if (event.keyCode == SWT.ARROW_DOWN) {
      event.doit = false;
      shown().setFocus();
    }
  }

  private Control shown() {
    return table.control().getVisible() ? table.control() : tree.control();
  }

  private void find() {
    if (query.isDisposed()) {
      return;
    }
    String wanted = query.getText();
    asked++;
    problem.say("");
    if (!directory.isEnough(wanted)) {
      swap(false);
      say(wanted.isBlank() ? "" : messages.text("people.short"));
      card.show(tree.current().orElse(null));
      return;
    }
    int question = asked;
    say(messages.text("people.busy"));
    thread.when(
        directory.find(wanted, PEOPLE),
        found -> {
          // an answer to what was typed before comes too late
          if (question == asked) {
            show(found);
          }
        },
        trouble -> {
          if (question == asked) {
            show(new Found(List.of(), true));
            failed(trouble);
          }
        });
  }

  private void show(Found found) {
    List<Person> people = words.sorted(found.people());
    table.show(people);
    swap(true);
    card.show(table.current().orElse(null));
    String count = String.valueOf(people.size());
    say(
        !found.isComplete()
            ? messages.text("people.many", count)
            : people.isEmpty()
                ? messages.text("people.none")
                : messages.text("people.count", count));
  }

  /** Who is found, or the tree. */
  private void swap(boolean isFound) {
    Pieces.show(table.control(), isFound);
    Pieces.show(tree.control(), !isFound);
  }

  private void failed(Trouble trouble) {
    problem.say(messages.whole(trouble));
    say("");
  }

  private void say(String said) {
    state.setText(said);
    state.getParent().layout(true, true);
  }
}
