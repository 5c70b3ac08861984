package org.simpp.client.ui.main;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.eclipse.swt.widgets.Widget;
import org.simpp.client.Contact;
import org.simpp.client.Trouble;
import org.simpp.client.ui.main.ContactRow.Group;
import org.simpp.client.ui.thread.Background;
import org.simpp.model.Jid;

/**
 * Works the contact list out beside the screen's thread, and hands over what has become different.
 * Changes are gathered for a moment: a thousand presences at once are one step for the screen.
 */
final class ContactView {
  private static final int GATHER_MILLIS = 60;

  private final Widget owner;
  private final Background background;
  private final ContactRoll roll;
  private final Consumer<Step> show;
  private final Consumer<Trouble> failed;
  private final Set<Group> closed = new HashSet<>();
  private final List<Consumer<ContactRoll>> changes = new ArrayList<>();
  private String typed = "";
  private boolean isBusy;
  private boolean isTimed;
  private boolean isOther;

  /** What was handed over last; of the background's thread. */
  private List<ContactRow> last = List.of();

  /**
   * What is to be shown from now on.
   *
   * @param rows all of them
   * @param changed the places, among those that were there before, where another row stands now
   */
  record Step(List<ContactRow> rows, List<Integer> changed) {
    Step {
      rows = List.copyOf(rows);
      changed = List.copyOf(changed);
    }
  }

  ContactView(Widget owner, Locale locale, Consumer<Step> show, Consumer<Trouble> failed) {
    this.owner = owner;
    this.background = new Background(owner, "contact list");
    this.roll = new ContactRoll(locale);
    this.show = show;
    this.failed = failed;
  }

  void replace(Collection<Contact> contacts) {
    List<Contact> all = List.copyOf(contacts);
    change(known -> known.replace(all));
  }

  void put(Contact contact) {
    change(known -> known.put(contact));
  }

  void remove(Jid address) {
    change(known -> known.remove(address));
  }

  void strangers(Collection<Contact> strangers) {
    List<Contact> all = List.copyOf(strangers);
    change(known -> known.strangers(all));
  }

  /** Shows only who fits to what was typed; "" shows everybody. */
  void search(String words) {
    typed = words;
    atOnce();
  }

  /** Opens the group, or closes it. */
  void toggle(Group group) {
    if (!closed.remove(group)) {
      closed.add(group);
    }
    atOnce();
  }

  private void change(Consumer<ContactRoll> change) {
    changes.add(change);
    soon();
  }

  private void soon() {
    if (!isBusy && !isTimed) {
      isTimed = true;
      owner
          .getDisplay()
          .timerExec(
              GATHER_MILLIS,
              () -> {
                isTimed = false;
                if (!owner.isDisposed()) {
                  work();
                }
              });
    }
  }

  private void atOnce() {
    isOther = true;
    work();
  }

  private void work() {
    if (isBusy || (changes.isEmpty() && !isOther)) {
      return;
    }
    isBusy = true;
    isOther = false;
    List<Consumer<ContactRoll>> gathered = List.copyOf(changes);
    changes.clear();
    String words = typed;
    Set<Group> shut = Set.copyOf(closed);
    background.work(
        () -> {
          gathered.forEach(change -> change.accept(roll));
          return step(roll.rows(words, shut));
        },
        step -> {
          isBusy = false;
          show.accept(step);
          again();
        },
        trouble -> {
          isBusy = false;
          failed.accept(trouble);
        });
  }

  private void again() {
    if (isOther) {
      work();
    } else if (!changes.isEmpty()) {
      soon();
    }
  }

  private Step step(List<ContactRow> rows) {
    int common = Math.min(rows.size(), last.size());
    List<ContactRow> before = last;
    List<Integer> changed =
        IntStream.range(0, common)
            .filter(place -> !rows.get(place).equals(before.get(place)))
            .boxed()
            .toList();
    last = rows;
    return new Step(rows, changed);
  }
}
