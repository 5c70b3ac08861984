package org.simpp.client.ui.main;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.simpp.client.Contact;
import org.simpp.client.ui.language.Messages;
import org.simpp.client.ui.language.States;
import org.simpp.client.ui.look.Avatar;
import org.simpp.client.ui.look.Pieces;
import org.simpp.client.ui.look.Tint;
import org.simpp.model.Jid;

/** The contacts in their groups; a native tree, so that it is read and driven like any other. */
final class ContactList {
  private static final int AVATAR = 34;
  private static final int PLACE = 44;

  private final Pieces pieces;
  private final Messages messages;
  private final States states;
  private final Tree tree;
  private final Map<Jid, Integer> unread = new HashMap<>();

  ContactList(
      Composite parent, Pieces pieces, Messages messages, States states, Consumer<Jid> chosen) {
    this.pieces = pieces;
    this.messages = messages;
    this.states = states;
    tree = new Tree(parent, SWT.SINGLE | SWT.V_SCROLL | SWT.FULL_SELECTION);
    tree.setBackground(pieces.look().color(Tint.PANE));
    tree.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
    pieces.named(tree, "contacts", messages.text("main.contacts"));
    tree.addListener(SWT.PaintItem, this::paint);
    tree.addListener(SWT.Selection, event -> selected().ifPresent(chosen));
    // the row under the cursor may be activated without being selected
    tree.addListener(
        SWT.DefaultSelection,
        event -> {
          if (event.item instanceof TreeItem item && item.getData() instanceof Contact contact) {
            tree.setSelection(item);
            chosen.accept(contact.address());
          }
        });
  }

  /** Shows them all anew; what was selected stays so. */
  void show(Collection<Contact> contacts) {
    Optional<Jid> selected = selected();
    tree.setRedraw(false);
    tree.removeAll();
    for (ContactGroups.Group group : ContactGroups.of(contacts, messages.locale()).groups()) {
      TreeItem header = new TreeItem(tree, SWT.NONE);
      header.setText(messages.text("main.group", name(group), group.contacts().size()));
      header.setForeground(pieces.look().color(Tint.TEXT_MUTED));
      group.contacts().forEach(contact -> fill(new TreeItem(header, SWT.NONE), contact));
      header.setExpanded(true);
    }
    tree.setRedraw(true);
    selected.ifPresent(this::select);
  }

  void unread(Map<Jid, Integer> counts) {
    unread.clear();
    unread.putAll(counts);
    for (TreeItem header : tree.getItems()) {
      for (TreeItem item : header.getItems()) {
        if (item.getData() instanceof Contact contact) {
          fill(item, contact);
        }
      }
    }
  }

  void select(Jid address) {
    for (TreeItem header : tree.getItems()) {
      for (TreeItem item : header.getItems()) {
        if (item.getData() instanceof Contact contact && contact.address().equals(address)) {
          tree.setSelection(item);
          return;
        }
      }
    }
  }

  private String name(ContactGroups.Group group) {
    if (!group.listed()) {
      return messages.text("main.group.unlisted");
    }
    return group.name().isEmpty() ? messages.text("main.group.none") : group.name();
  }

  private Optional<Jid> selected() {
    TreeItem[] items = tree.getSelection();
    return items.length == 1 && items[0].getData() instanceof Contact contact
        ? Optional.of(contact.address())
        : Optional.empty();
  }

  private void fill(TreeItem item, Contact contact) {
    int count = unread.getOrDefault(contact.address(), 0);
    item.setData(contact);
    item.setImage(pieces.look().space(PLACE));
    item.setText(contact.name() + "\n" + second(contact, count));
    item.setForeground(pieces.look().color(Tint.TEXT));
    item.setFont(count == 0 ? tree.getFont() : pieces.look().bold());
  }

  /** Below the name, so that a long name does not push the count out of sight. */
  private String second(Contact contact, int unread) {
    String state = states.of(contact);
    if (unread == 0) {
      return state;
    }
    String count = messages.text("main.unread", unread);
    // the heading says already who is not on the list
    return contact.isListed() ? count + "  •  " + state : count;
  }

  private void paint(Event event) {
    if (event.item instanceof TreeItem item && item.getData() instanceof Contact contact) {
      int left = item.getImageBounds(0).x;
      Avatar avatar =
          new Avatar(contact.address().toString(), contact.name(), contact.presence().show());
      int top = event.y + (event.height - AVATAR) / 2;
      avatar.paint(event.gc, pieces.look(), Tint.PANE, left, top, AVATAR);
    }
  }
}
