package org.simpp.client.ui.conversation;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.simpp.client.Entry;
import org.simpp.client.Entry.Quote;
import org.simpp.client.Entry.Security;
import org.simpp.client.Entry.State;
import org.simpp.client.ui.look.Icon;
import org.simpp.client.ui.look.Pieces;
import org.simpp.client.ui.look.Tint;

/**
 * One entry: what it answers, its text, when it was written, how far it has come, what must be
 * known of it, and the reactions to it.
 */
final class Bubble {
  private static final int CORNER = 14;

  private final BubbleParts parts;
  private final Tint ground;
  private final Composite box;
  private final Button quote;
  private final EntryText body;
  private final FileBox file;
  private final Label remarkIcon;
  private final Label remark;
  private final Label mark;
  private final Label meta;
  private final Button more;
  private final Reactions reactions;
  private Entry entry;

  Bubble(Composite parent, BubbleParts parts, Entry entry) {
    this.parts = parts;
    this.entry = entry;
    this.ground = entry.isReceived() ? Tint.BUBBLE_THEIRS : Tint.BUBBLE_OURS;
    Pieces pieces = parts.pieces();
    box = pieces.pane(parent, Tint.PAGE, 3, 8);
    GridLayout layout = (GridLayout) box.getLayout();
    layout.marginWidth = 14;
    layout.verticalSpacing = 4;
    box.setBackgroundMode(SWT.INHERIT_NONE);
    int side = entry.isReceived() ? SWT.BEGINNING : SWT.END;
    box.setLayoutData(new GridData(side, SWT.CENTER, true, false));
    box.addListener(SWT.Paint, this::paint);
    quote = quoteLine();
    body = new EntryText(box, pieces, ground);
    file = new FileBox(box, parts, ground);
    wide(file.control(), 3);
    remarkIcon = pieces.icon(box, Icon.WARNING);
    remark = wide(pieces.label(box, "", Tint.DANGER), 2);
    mark = pieces.icon(box, Icon.SENT);
    meta = pieces.label(box, "", Tint.TEXT_MUTED);
    more = moreButton();
    for (Label label : new Label[] {remarkIcon, remark, mark, meta}) {
      label.setBackground(pieces.look().color(ground));
    }
    remark.setFont(pieces.look().small());
    meta.setFont(pieces.look().small());
    reactions =
        new Reactions(box, pieces, parts.words(), parts.contactName(), ground, parts.actions());
    wide(reactions.control(), 3);
    body.control().setMenu(menu(body.control()));
    Menu below = menu(more);
    more.setMenu(below);
    more.addListener(SWT.Selection, event -> open(below));
    show(entry);
  }

  void show(Entry shown) {
    entry = shown;
    boolean isText =
        !(shown.security() instanceof Security.Unopened) && !shown.additions().isWithdrawn();
    body.show(parts.words().body(shown), isText && shown.additions().file() == null);
    Pieces.show(file.control(), file.show(shown));
    body.control().setFont(isText ? box.getFont() : parts.pieces().look().bold());
    String spoken = parts.words().spoken(shown, parts.contactName());
    parts.pieces().named(body.control(), "entry", spoken);
    parts
        .pieces()
        .named(more, "entry.actions", parts.messages().text("entry.actions", beginning(shown)));
    Pieces.show(more, !shown.additions().isWithdrawn());
    showQuote(shown);
    showRemark(shown);
    showMeta(shown);
    Pieces.show(reactions.control(), reactions.show(shown));
  }

  /** Lets it be as wide as its text, but no wider than {@code width}. */
  void fit(int width) {
    if (box.getLayoutData() instanceof GridData data) {
      data.widthHint = SWT.DEFAULT;
      int natural = box.computeSize(SWT.DEFAULT, SWT.DEFAULT, true).x;
      data.widthHint = Math.min(natural, width);
    }
  }

  Control control() {
    return box;
  }

  /** Gives it the keyboard, which also shows where it is. */
  void focus() {
    body.control().setFocus();
  }

  private void showQuote(Entry shown) {
    Quote answered = shown.additions().isWithdrawn() ? null : shown.additions().quote();
    if (answered != null) {
      String words = parts.words().quote(answered, parts.contactName());
      quote.setText(Pieces.escaped("↩ " + shortened(words)));
      quote.setToolTipText(words);
      parts.pieces().named(quote, "entry.quote", words);
      quote.setEnabled(answered.id() != null);
    }
    Pieces.show(quote, answered != null);
  }

  private void showRemark(Entry shown) {
    String said = parts.words().remark(shown).orElse("");
    boolean isWaiting = shown.state() instanceof State.Waiting;
    remark.setText(Pieces.escaped(said));
    remark.setForeground(parts.pieces().look().color(isWaiting ? Tint.TEXT_MUTED : Tint.DANGER));
    remarkIcon.setImage(parts.pieces().look().image(remarkIcon(shown)));
    Pieces.show(remark, !said.isEmpty());
    Pieces.show(remarkIcon, !said.isEmpty());
  }

  private void showMeta(Entry shown) {
    meta.setText(parts.words().meta(shown));
    mark.setImage(parts.pieces().look().image(mark(shown)));
    boolean marked = !shown.isReceived() || shown.security() instanceof Security.Simpp;
    Pieces.show(mark, marked);
    wide(meta, marked ? 1 : 2);
  }

  private Button quoteLine() {
    Button line = new Button(box, SWT.PUSH | SWT.FLAT | SWT.LEFT);
    line.setBackground(parts.pieces().look().color(ground));
    line.setForeground(parts.pieces().look().color(Tint.TEXT_MUTED));
    line.setFont(parts.pieces().look().small());
    line.setLayoutData(new GridData(SWT.BEGINNING, SWT.CENTER, true, false, 3, 1));
    line.addListener(
        SWT.Selection,
        event -> {
          Quote answered = entry.additions().quote();
          if (answered != null && answered.id() != null) {
            parts.actions().jump(answered.id());
          }
        });
    return line;
  }

  private Button moreButton() {
    Button button = new Button(box, SWT.PUSH | SWT.FLAT);
    button.setImage(parts.pieces().look().image(Icon.MORE));
    button.setBackground(parts.pieces().look().color(ground));
    button.setLayoutData(new GridData(SWT.END, SWT.CENTER, false, false));
    return button;
  }

  private Menu menu(Control control) {
    Menu menu = new Menu(control);
    menu.addListener(SWT.Show, event -> parts.menu().fill(menu, body.control(), entry));
    return menu;
  }

  private void open(Menu below) {
    below.setLocation(more.toDisplay(0, more.getSize().y));
    below.setVisible(true);
  }

  private String beginning(Entry shown) {
    return shortened(parts.words().body(shown));
  }

  private static String shortened(String words) {
    String first = words.lines().findFirst().orElse("");
    return first.codePointCount(0, first.length()) <= 60
        ? first
        : first.substring(0, first.offsetByCodePoints(0, 60)) + "…";
  }

  private static <C extends Control> C wide(C control, int columns) {
    GridData data =
        control.getLayoutData() instanceof GridData given
            ? given
            : new GridData(SWT.FILL, SWT.CENTER, true, false);
    data.horizontalSpan = columns;
    control.setLayoutData(data);
    return control;
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
    if (state instanceof State.Read) {
      return Icon.READ;
    }
    return state instanceof State.Delivered ? Icon.DELIVERED : Icon.WARNING;
  }

  private void paint(Event event) {
    Rectangle area = box.getClientArea();
    event.gc.setAntialias(SWT.ON);
    event.gc.setBackground(parts.pieces().look().color(ground));
    event.gc.fillRoundRectangle(0, 0, area.width, area.height, CORNER, CORNER);
  }
}
