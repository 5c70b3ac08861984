package org.simpp.client.ui.conversation;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.simpp.client.Entry;
import org.simpp.client.Entry.Security;
import org.simpp.client.Entry.State;
import org.simpp.client.ui.language.EntryWords;
import org.simpp.client.ui.language.Messages;
import org.simpp.client.ui.look.Icon;
import org.simpp.client.ui.look.Pieces;
import org.simpp.client.ui.look.Tint;

/** One entry: its text, when it was written, how far it has come, and what must be known of it. */
final class Bubble {
  private static final int CORNER = 14;

  private final Pieces pieces;
  private final EntryWords words;
  private final String contactName;
  private final Tint ground;
  private final Composite box;
  private final StyledText body;
  private final Label remarkIcon;
  private final Label remark;
  private final Label mark;
  private final Label meta;

  Bubble(
      Composite parent,
      Pieces pieces,
      Messages messages,
      EntryWords words,
      String contactName,
      Entry entry) {
    this.pieces = pieces;
    this.words = words;
    this.contactName = contactName;
    this.ground = entry.isReceived() ? Tint.BUBBLE_THEIRS : Tint.BUBBLE_OURS;
    box = pieces.pane(parent, Tint.PAGE, 2, 8);
    GridLayout layout = (GridLayout) box.getLayout();
    layout.marginWidth = 14;
    layout.verticalSpacing = 4;
    box.setBackgroundMode(SWT.INHERIT_NONE);
    int side = entry.isReceived() ? SWT.BEGINNING : SWT.END;
    box.setLayoutData(new GridData(side, SWT.CENTER, true, false));
    box.addListener(SWT.Paint, this::paint);
    body = new StyledText(box, SWT.READ_ONLY | SWT.WRAP | SWT.MULTI);
    body.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
    body.setBackground(pieces.look().color(ground));
    body.setForeground(pieces.look().color(Tint.TEXT));
    body.setCaret(null);
    body.addListener(SWT.Traverse, Bubble::leave);
    body.setMenu(menu(messages));
    remarkIcon = pieces.icon(box, Icon.WARNING);
    remark = pieces.label(box, "", Tint.DANGER);
    mark = pieces.icon(box, Icon.SENT);
    meta = pieces.label(box, "", Tint.TEXT_MUTED);
    for (Label label : new Label[] {remarkIcon, remark, mark, meta}) {
      label.setBackground(pieces.look().color(ground));
    }
    remark.setFont(pieces.look().small());
    meta.setFont(pieces.look().small());
    show(entry);
  }

  void show(Entry entry) {
    String text = words.body(entry);
    if (!body.getText().equals(text)) {
      body.setText(text);
    }
    body.setFont(
        entry.security() instanceof Security.Unopened ? pieces.look().bold() : box.getFont());
    pieces.named(body, "entry", words.spoken(entry, contactName));
    String said = words.remark(entry).orElse("");
    remark.setText(Pieces.escaped(said));
    remark.setForeground(
        pieces
            .look()
            .color(entry.state() instanceof State.Waiting ? Tint.TEXT_MUTED : Tint.DANGER));
    remarkIcon.setImage(pieces.look().image(remarkIcon(entry)));
    Pieces.show(remark, !said.isEmpty());
    Pieces.show(remarkIcon, !said.isEmpty());
    String progress = words.progress(entry).map(p -> "  " + p).orElse("");
    meta.setText(words.time(entry) + progress);
    mark.setImage(pieces.look().image(mark(entry)));
    boolean marked = !entry.isReceived() || entry.security() instanceof Security.Simpp;
    Pieces.show(mark, marked);
    if (meta.getLayoutData() instanceof GridData data) {
      data.horizontalSpan = marked ? 1 : 2;
    }
  }

  /** Lets it be as wide as its text, but no wider than {@code width}. */
  void fit(int width) {
    if (box.getLayoutData() instanceof GridData data) {
      data.widthHint = SWT.DEFAULT;
      int natural = box.computeSize(SWT.DEFAULT, SWT.DEFAULT, true).x;
      data.widthHint = Math.min(natural, width);
    }
  }

  private static Icon remarkIcon(Entry entry) {
    if (entry.security() instanceof Security.Plain) {
      return Icon.LOCK_OPEN;
    }
    return entry.state() instanceof State.Waiting ? Icon.CLOCK : Icon.WARNING;
  }

  private static Icon mark(Entry entry) {
    State state = entry.state();
    if (state instanceof State.Received) {
      return Icon.LOCK;
    }
    if (state instanceof State.Waiting) {
      return Icon.CLOCK;
    }
    if (state instanceof State.Sending) {
      return Icon.SENDING;
    }
    if (state instanceof State.Sent) {
      return Icon.SENT;
    }
    return state instanceof State.Delivered ? Icon.DELIVERED : Icon.WARNING;
  }

  private void paint(Event event) {
    Rectangle area = box.getClientArea();
    event.gc.setAntialias(SWT.ON);
    event.gc.setBackground(pieces.look().color(ground));
    event.gc.fillRoundRectangle(0, 0, area.width, area.height, CORNER, CORNER);
  }

  private Menu menu(Messages messages) {
    Menu menu = new Menu(body);
    MenuItem copy = new MenuItem(menu, SWT.PUSH);
    copy.setText(messages.text("transcript.copy"));
    copy.addListener(
        SWT.Selection,
        event -> {
          if (body.getSelectionCount() == 0) {
            body.selectAll();
          }
          body.copy();
        });
    return menu;
  }

  /** Tab goes on to the next control, as it does in any text that cannot be edited. */
  private static void leave(Event event) {
    if (event.detail == SWT.TRAVERSE_TAB_NEXT || event.detail == SWT.TRAVERSE_TAB_PREVIOUS) {
      event.doit = true;
    }
  }
}
