package org.simpp.client.ui.people;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.simpp.client.Trouble;
import org.simpp.client.directory.Level;
import org.simpp.client.directory.PeopleDirectory;
import org.simpp.client.directory.Person;
import org.simpp.client.directory.Unit;
import org.simpp.client.ui.look.Pieces;
import org.simpp.client.ui.look.Tint;
import org.simpp.client.ui.thread.UiThread;

/**
 * The organisation's units and who works in them. A unit is read when it is opened, and rows are
 * made when they come into sight, a hundred at once; they are put in order beside the screen's
 * thread.
 */
final class OrganisationTree {
  private static final int ROWS_AT_ONCE = 100;

  private final Pieces pieces;
  private final PersonWords words;
  private final PeopleDirectory directory;
  private final Tree tree;
  private final UiThread thread;
  private final Consumer<Person> chosen;
  private final Consumer<Trouble> failed;

  /** One unit in the tree, and what stands below it. */
  private static final class Branch {
    private final Unit unit;
    private boolean isAsked;
    private List<Object> rows = List.of();

    Branch(Unit unit) {
      this.unit = unit;
    }
  }

  /**
   * @param chosen told who is under the cursor
   * @param opened told who was taken
   */
  OrganisationTree(
      Composite parent,
      Pieces pieces,
      PersonWords words,
      PeopleDirectory directory,
      Consumer<Person> chosen,
      Consumer<Person> opened,
      Consumer<Trouble> failed) {
    this.pieces = pieces;
    this.words = words;
    this.directory = directory;
    this.chosen = chosen;
    this.failed = failed;
    tree = new Tree(parent, SWT.VIRTUAL | SWT.SINGLE | SWT.BORDER);
    thread = new UiThread(tree);
    tree.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
    tree.setBackground(pieces.look().color(Tint.PAGE));
    tree.setForeground(pieces.look().color(Tint.TEXT));
    pieces.named(tree, "people.tree", words.messages().text("people.tree"));
    tree.addListener(SWT.SetData, this::fill);
    tree.addListener(SWT.Expand, event -> branch(event).ifPresent(branch -> read(event, branch)));
    tree.addListener(SWT.Selection, event -> current().ifPresent(this.chosen));
    tree.addListener(SWT.DefaultSelection, event -> take(event, opened));
  }

  Tree control() {
    return tree;
  }

  /** Who is under the cursor. */
  Optional<Person> current() {
    return Arrays.stream(tree.getSelection())
        .map(TreeItem::getData)
        .filter(Person.class::isInstance)
        .map(Person.class::cast)
        .findFirst();
  }

  /** Shows the organisation, opened. */
  void show(Unit organisation) {
    TreeItem item = new TreeItem(tree, SWT.NONE);
    Branch branch = new Branch(organisation);
    dress(item, branch);
    tree.setSelection(item);
    ask(item, branch);
  }

  private void take(Event event, Consumer<Person> opened) {
    Optional<Person> person = current();
    person.ifPresent(opened);
    if (person.isEmpty() && event.item instanceof TreeItem item) {
      boolean opens = !item.getExpanded();
      branch(event).filter(branch -> opens).ifPresent(branch -> read(event, branch));
      item.setExpanded(opens);
    }
  }

  private static Optional<Branch> branch(Event event) {
    return event.item != null && event.item.getData() instanceof Branch branch
        ? Optional.of(branch)
        : Optional.empty();
  }

  private void read(Event event, Branch branch) {
    if (!branch.isAsked && event.item instanceof TreeItem item) {
      ask(item, branch);
    }
  }

  private void ask(TreeItem item, Branch branch) {
    branch.isAsked = true;
    branch.rows = List.of(words.messages().text("people.reading"));
    count(item, branch);
    thread.when(
        directory.open(branch.unit).thenApplyAsync(this::rows),
        rows -> fill(item, branch, rows),
        trouble -> {
          // closed and opened again, it is asked again
          branch.isAsked = false;
          branch.rows = List.of(words.messages().text("people.unread"));
          refresh(item, branch);
          failed.accept(trouble);
        });
  }

  private List<Object> rows(Level level) {
    List<Object> rows = new ArrayList<>();
    words.sortedUnits(level.units()).forEach(unit -> rows.add(new Branch(unit)));
    rows.addAll(words.sorted(level.people()));
    if (!level.isComplete()) {
      rows.add(words.messages().text("people.more"));
    } else if (rows.isEmpty()) {
      rows.add(words.messages().text("people.nobody"));
    }
    return rows;
  }

  private void fill(TreeItem item, Branch branch, List<Object> rows) {
    branch.rows = rows;
    refresh(item, branch);
    if (item.getParentItem() == null) {
      item.setExpanded(true);
    }
  }

  private void refresh(TreeItem item, Branch branch) {
    if (!item.isDisposed()) {
      item.setItemCount(Math.min(1, branch.rows.size()));
      item.clearAll(true);
      count(item, branch);
    }
  }

  /** A large unit is made in steps, so that the window answers in between. */
  private void count(TreeItem item, Branch branch) {
    if (item.isDisposed()) {
      return;
    }
    int there = item.getItemCount();
    if (there < branch.rows.size()) {
      item.setItemCount(Math.min(branch.rows.size(), there + ROWS_AT_ONCE));
      thread.run(() -> count(item, branch));
    }
  }

  private void fill(Event event) {
    if (event.item instanceof TreeItem item
        && item.getParentItem() != null
        && item.getParentItem().getData() instanceof Branch above
        && event.index < above.rows.size()) {
      dress(item, above.rows.get(event.index));
    }
  }

  private void dress(TreeItem item, Object row) {
    item.setData(row);
    if (row instanceof Branch branch) {
      item.setText(branch.unit.name());
      item.setFont(pieces.look().bold());
      item.setItemCount(Math.max(1, branch.rows.size()));
    } else if (row instanceof Person person) {
      item.setText(words.line(person));
    } else {
      item.setText(row.toString());
      item.setForeground(pieces.look().color(Tint.TEXT_MUTED));
    }
  }
}
