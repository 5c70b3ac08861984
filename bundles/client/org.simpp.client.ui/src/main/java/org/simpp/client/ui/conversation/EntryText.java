package org.simpp.client.ui.conversation;

import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.simpp.client.ui.look.Pieces;
import org.simpp.client.ui.look.Tint;

/** The text of an entry: to be read and copied, its links opened by a click. */
final class EntryText {
  private final Pieces pieces;
  private final StyledText text;
  private List<Links.Link> links = List.of();

  EntryText(Composite parent, Pieces pieces, Tint ground) {
    this.pieces = pieces;
    text = new StyledText(parent, SWT.READ_ONLY | SWT.WRAP | SWT.MULTI);
    text.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 3, 1));
    text.setBackground(pieces.look().color(ground));
    text.setForeground(pieces.look().color(Tint.TEXT));
    text.setCaret(null);
    text.addListener(SWT.Traverse, EntryText::leave);
    text.addListener(SWT.MouseMove, event -> point(at(event).isPresent()));
    text.addListener(SWT.MouseUp, this::open);
  }

  StyledText control() {
    return text;
  }

  /** Shows {@code words}; only what a person wrote has links. */
  void show(String words, boolean hasLinks) {
    if (!text.getText().equals(words)) {
      text.setText(words);
    }
    links = hasLinks ? Links.in(words) : List.of();
    text.setStyleRanges(links.stream().map(this::underlined).toArray(StyleRange[]::new));
  }

  private StyleRange underlined(Links.Link link) {
    StyleRange style = new StyleRange();
    style.start = link.start();
    style.length = link.length();
    style.underline = true;
    style.foreground = pieces.look().color(Tint.LINK);
    return style;
  }

  private void open(Event event) {
    if (event.button == 1 && text.getSelectionCount() == 0) {
      at(event).ifPresent(link -> Program.launch(link.address()));
    }
  }

  private Optional<Links.Link> at(Event event) {
    if (links.isEmpty()) {
      return Optional.empty();
    }
    int offset = text.getOffsetAtPoint(new Point(event.x, event.y));
    return links.stream()
        .filter(link -> offset >= link.start() && offset < link.start() + link.length())
        .findFirst();
  }

  private void point(boolean isLink) {
    text.setCursor(text.getDisplay().getSystemCursor(isLink ? SWT.CURSOR_HAND : SWT.CURSOR_IBEAM));
  }

  /** Tab goes on to the next control, as it does in any text that cannot be edited. */
  private static void leave(Event event) {
    if (event.detail == SWT.TRAVERSE_TAB_NEXT || event.detail == SWT.TRAVERSE_TAB_PREVIOUS) {
      event.doit = true;
    }
  }
}
