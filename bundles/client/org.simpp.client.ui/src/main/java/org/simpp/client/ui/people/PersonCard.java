package org.simpp.client.ui.people;

import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.jspecify.annotations.Nullable;
import org.simpp.client.Session;
import org.simpp.client.directory.Person;
import org.simpp.client.ui.look.Pieces;
import org.simpp.client.ui.look.Tint;

/** Who is chosen, and what can be done: write to a contact, or make one of somebody. */
final class PersonCard {
  private static final int LINES = 4;

  private final Session session;
  private final PersonWords words;
  private final Consumer<Person> taken;
  private final Text about;
  private final Button action;
  private final Pieces pieces;
  private @Nullable Person person;

  /**
   * @param taken told whom somebody wants to write to, or to have as contact
   */
  PersonCard(
      Composite parent, Pieces pieces, PersonWords words, Session session, Consumer<Person> taken) {
    this.pieces = pieces;
    this.words = words;
    this.session = session;
    this.taken = taken;
    about = new Text(parent, SWT.MULTI | SWT.WRAP | SWT.READ_ONLY | SWT.V_SCROLL | SWT.BORDER);
    GridData size = new GridData(SWT.FILL, SWT.END, true, false);
    size.heightHint = LINES * about.getLineHeight();
    about.setLayoutData(size);
    about.setBackground(pieces.look().color(Tint.PAGE));
    about.setForeground(pieces.look().color(Tint.TEXT));
    pieces.named(about, "people.about", words.messages().text("people.about"));
    action =
        pieces.primary(parent, "people.action", words.messages().text("people.add"), this::take);
    show(null);
  }

  /** Shows that person, or nobody. */
  void show(@Nullable Person chosen) {
    person = chosen;
    about.setText(chosen == null ? "" : words.all(chosen));
    boolean isOwn = chosen != null && chosen.address().equals(session.account());
    String caption = words.messages().text(isContact() ? "people.write" : "people.add");
    action.setText(Pieces.escaped(caption));
    pieces.named(action, "people.action", caption);
    boolean isOpen = chosen != null && !isOwn;
    action.setEnabled(isOpen);
    // GTK draws a button that has a colour of its own as if it could be pressed
    action.setBackground(pieces.look().color(isOpen ? Tint.ACCENT : Tint.QUIET));
    action.setForeground(pieces.look().color(isOpen ? Tint.ON_ACCENT : Tint.TEXT_MUTED));
  }

  /** What the button does. */
  void take() {
    Person chosen = person;
    if (chosen != null && action.isEnabled()) {
      taken.accept(chosen);
    }
  }

  private boolean isContact() {
    return person != null && session.contacts().find(person.address()).isPresent();
  }
}
