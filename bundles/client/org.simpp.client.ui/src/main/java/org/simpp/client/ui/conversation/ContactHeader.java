package org.simpp.client.ui.conversation;

import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.simpp.client.Contact;
import org.simpp.client.Session;
import org.simpp.client.Trouble;
import org.simpp.client.ui.faces.Faces;
import org.simpp.client.ui.language.Messages;
import org.simpp.client.ui.language.States;
import org.simpp.client.ui.look.Avatar;
import org.simpp.client.ui.look.Icon;
import org.simpp.client.ui.look.Pieces;
import org.simpp.client.ui.look.Tint;
import org.simpp.client.ui.thread.UiThread;

/** Whom the conversation is with; and how to remove them, asked twice, or to add a stranger. */
final class ContactHeader {
  private static final int AVATAR = 42;

  private final Pieces pieces;
  private final Messages messages;
  private final States states;
  private final Session session;
  private final Consumer<Trouble> failed;
  private final UiThread thread;
  private final Canvas avatar;
  private final Label name;
  private final Label presence;
  private final Button edit;
  private final Button remove;
  private final Button add;
  private final Button dismiss;
  private final Composite question;
  private Contact contact;
  private Runnable editing = () -> {};
  private Consumer<Contact> exporting = with -> {};

  ContactHeader(
      Composite parent,
      Pieces pieces,
      Messages messages,
      States states,
      Session session,
      Faces faces,
      Contact contact,
      Runnable add,
      Consumer<Trouble> failed) {
    this.pieces = pieces;
    this.messages = messages;
    this.states = states;
    this.session = session;
    this.contact = contact;
    this.failed = failed;
    Composite pane = pieces.pane(parent, Tint.PAGE, 7, 12);
    pane.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
    thread = new UiThread(pane);
    avatar = new Canvas(pane, SWT.DOUBLE_BUFFERED);
    avatar.setBackground(pieces.look().color(Tint.PAGE));
    GridData size = new GridData(SWT.CENTER, SWT.CENTER, false, false);
    size.widthHint = AVATAR + 6;
    size.heightHint = AVATAR + 6;
    avatar.setLayoutData(size);
    avatar.addListener(
        SWT.Paint,
        event ->
            avatar()
                .paint(
                    event.gc,
                    pieces.look(),
                    Tint.PAGE,
                    2,
                    2,
                    AVATAR,
                    faces.of(this.contact.address())));
    faces.follow(avatar);
    Composite words = pieces.pane(pane, Tint.PAGE, 1, 0);
    ((GridLayout) words.getLayout()).verticalSpacing = 2;
    words.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
    name = pieces.title(words, contact.name(), 3);
    presence = pieces.label(words, "", Tint.TEXT_MUTED);
    more(pane);
    edit = pieces.button(pane, "contact.edit", messages.text("contact.edit"), () -> editing.run());
    remove = pieces.button(pane, "contact.remove", messages.text("remove.action"), () -> ask(true));
    this.add = pieces.primary(pane, "stranger.add", messages.text("stranger.add"), add);
    dismiss =
        pieces.button(
            pane, "stranger.dismiss", messages.text("stranger.dismiss"), this::dismissStranger);
    question = question(pane);
    show(contact);
  }

  void onEdit(Runnable handler) {
    editing = handler;
  }

  /**
   * What is done when somebody wants the conversation in a file.
   *
   * @param handler told whom it is with
   */
  void onExport(Consumer<Contact> handler) {
    exporting = handler;
  }

  /** What is done with a conversation seldom. */
  private void more(Composite pane) {
    Button more = new Button(pane, SWT.PUSH);
    more.setImage(pieces.look().image(Icon.MORE));
    more.setToolTipText(messages.text("contact.more"));
    pieces.named(more, "contact.more", messages.text("contact.more"));
    Menu menu = new Menu(more);
    MenuItem export = new MenuItem(menu, SWT.PUSH);
    export.setText(messages.text("export.action"));
    export.addListener(SWT.Selection, event -> exporting.accept(contact));
    more.setMenu(menu);
    more.addListener(SWT.Selection, event -> menu.setVisible(true));
  }

  void show(Contact changed) {
    contact = changed;
    String address = changed.address().toString();
    name.setText(Pieces.escaped(changed.name()));
    String state = states.of(changed);
    presence.setText(
        Pieces.escaped(changed.name().equals(address) ? state : address + "  ·  " + state));
    pieces.named(avatar, "contact.avatar", changed.name() + ", " + state);
    avatar.redraw();
    Pieces.show(edit, changed.isListed());
    Pieces.show(remove, changed.isListed());
    Pieces.show(add, !changed.isListed());
    Pieces.show(dismiss, !changed.isListed());
  }

  private Composite question(Composite pane) {
    Composite box = pieces.pane(pane, Tint.AMBER_GROUND, 3, 8);
    box.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 7, 1));
    pieces.label(box, messages.text("remove.question", contact.name()), Tint.AMBER_TEXT);
    pieces.button(
        box,
        "contact.remove.confirm",
        messages.text("remove.confirm"),
        () ->
            thread.when(session.contacts().remove(contact.address()), done -> ask(false), failed));
    pieces.button(box, "contact.remove.cancel", messages.text("remove.cancel"), () -> ask(false));
    Pieces.show(box, false);
    return box;
  }

  private void dismissStranger() {
    thread.when(session.conversations().dismiss(contact.address()), done -> {}, failed);
  }

  private void ask(boolean asking) {
    Pieces.show(question, asking);
    remove.setEnabled(!asking);
    question.getParent().getParent().layout(true, true);
  }

  private Avatar avatar() {
    return new Avatar(contact.address().toString(), contact.name(), contact.presence().show());
  }
}
