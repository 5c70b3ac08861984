package org.simpp.client.ui.conversation;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.simpp.client.Entry;
import org.simpp.client.ui.language.EntryWords;
import org.simpp.client.ui.language.Messages;
import org.simpp.client.ui.look.Pieces;
import org.simpp.client.ui.look.Tint;
import org.simpp.model.MessageId;

/** What was written, the newest at the bottom, days apart. */
final class Transcript {
  private static final int MARGIN = 16;

  private final Pieces pieces;
  private final Messages messages;
  private final EntryWords words;
  private final String contactName;
  private final Consumer<Entry> earlier;
  private final ScrolledComposite scroll;
  private final Composite column;
  private final Map<MessageId, Entry> entries = new LinkedHashMap<>();
  private final Map<MessageId, Bubble> bubbles = new LinkedHashMap<>();
  private boolean more;

  Transcript(
      Composite parent,
      Pieces pieces,
      Messages messages,
      EntryWords words,
      String contactName,
      Consumer<Entry> earlier) {
    this.pieces = pieces;
    this.messages = messages;
    this.words = words;
    this.contactName = contactName;
    this.earlier = earlier;
    scroll = new ScrolledComposite(parent, SWT.V_SCROLL);
    scroll.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
    scroll.setExpandHorizontal(true);
    scroll.setExpandVertical(true);
    scroll.setShowFocusedControl(true);
    scroll.setBackground(pieces.look().color(Tint.PAGE));
    column = pieces.pane(scroll, Tint.PAGE, 1, MARGIN);
    pieces.named(column, "transcript", messages.text("transcript.name", contactName));
    scroll.setContent(column);
    scroll.addListener(SWT.Resize, event -> fit(true));
  }

  /** Shows the last entries; with {@code hasMore} also a way to the ones before. */
  void begin(List<Entry> latest, boolean hasMore) {
    Map<MessageId, Entry> since = new LinkedHashMap<>(entries);
    entries.clear();
    latest.forEach(entry -> entries.put(entry.id(), entry));
    entries.putAll(since);
    more = hasMore;
    rebuild();
    fit(true);
  }

  void prepend(List<Entry> before, boolean hasMore) {
    Map<MessageId, Entry> after = new LinkedHashMap<>(entries);
    entries.clear();
    before.forEach(entry -> entries.put(entry.id(), entry));
    entries.putAll(after);
    more = hasMore;
    rebuild();
    fit(false);
  }

  /** Adds the entry below, or shows how far it has come. */
  void put(Entry entry) {
    Entry last = entries.isEmpty() ? null : List.copyOf(entries.values()).get(entries.size() - 1);
    entries.put(entry.id(), entry);
    Bubble bubble = bubbles.get(entry.id());
    if (bubble != null) {
      bubble.show(entry);
    } else if (last == null) {
      rebuild();
    } else {
      append(last, entry);
    }
    fit(true);
  }

  private void rebuild() {
    column.setRedraw(false);
    for (Control child : column.getChildren()) {
      child.dispose();
    }
    bubbles.clear();
    if (more) {
      Entry first = entries.values().iterator().next();
      pieces
          .button(
              column,
              "transcript.earlier",
              messages.text("transcript.earlier"),
              () -> earlier.accept(first))
          .setLayoutData(new GridData(SWT.CENTER, SWT.CENTER, true, false));
    }
    if (entries.isEmpty()) {
      separator(messages.text("empty.transcript", contactName));
    }
    Entry last = null;
    for (Entry entry : entries.values()) {
      append(last, entry);
      last = entry;
    }
    column.setRedraw(true);
  }

  private void append(@org.jspecify.annotations.Nullable Entry last, Entry entry) {
    LocalDate day = words.day(entry);
    if (last == null || !words.day(last).equals(day)) {
      separator(words.day(day, LocalDate.now(words.zone())));
    }
    Bubble bubble = new Bubble(column, pieces, messages, words, contactName, entry);
    bubbles.put(entry.id(), bubble);
  }

  private void separator(String text) {
    Label label = pieces.label(column, text, Tint.TEXT_MUTED);
    label.setAlignment(SWT.CENTER);
    label.setFont(pieces.look().small());
  }

  /** Lays the column out for its width; {@code toEnd} scrolls to the newest entry. */
  private void fit(boolean toEnd) {
    int width = scroll.getClientArea().width;
    if (width <= 0) {
      return;
    }
    bubbles.values().forEach(bubble -> bubble.fit((width - 2 * MARGIN) * 3 / 4));
    int height = column.computeSize(width, SWT.DEFAULT, true).y;
    scroll.setMinHeight(height);
    scroll.layout(true, true);
    column.layout(true, true);
    if (toEnd) {
      scroll.setOrigin(0, height);
    }
  }
}
