package org.simpp.client.ui.conversation;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.jspecify.annotations.Nullable;
import org.simpp.client.Entry;
import org.simpp.client.ui.language.EntryWords;
import org.simpp.client.ui.language.Messages;
import org.simpp.client.ui.look.Pieces;
import org.simpp.client.ui.look.Tint;
import org.simpp.model.MessageId;

/** What was written, the newest at the bottom, days apart, with a line before what is new. */
final class Transcript {
  private static final int MARGIN = 16;

  private final BubbleParts parts;
  private final Pieces pieces;
  private final Messages messages;
  private final EntryWords words;
  private final Consumer<Entry> earlier;
  private final ScrolledComposite scroll;
  private final Composite column;
  private final Map<MessageId, Entry> entries = new LinkedHashMap<>();
  private final Map<MessageId, Bubble> bubbles = new LinkedHashMap<>();
  private @Nullable MessageId firstNew;
  private @Nullable Control newLine;
  private boolean more;

  Transcript(Composite parent, BubbleParts parts, Consumer<Entry> earlier) {
    this.parts = parts;
    this.pieces = parts.pieces();
    this.messages = parts.messages();
    this.words = parts.words();
    this.earlier = earlier;
    scroll = new ScrolledComposite(parent, SWT.V_SCROLL);
    scroll.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
    scroll.setExpandHorizontal(true);
    scroll.setExpandVertical(true);
    scroll.setShowFocusedControl(true);
    scroll.setBackground(pieces.look().color(Tint.PAGE));
    column = pieces.pane(scroll, Tint.PAGE, 1, MARGIN);
    pieces.named(column, "transcript", messages.text("transcript.name", parts.contactName()));
    scroll.setContent(column);
    scroll.addListener(SWT.Resize, event -> fit(true));
  }

  /**
   * Shows the last entries; with {@code hasMore} also a way to the ones before.
   *
   * @param unread how many of the received ones are new: the first of them is what is looked at
   */
  void begin(List<Entry> latest, boolean hasMore, int unread) {
    Map<MessageId, Entry> since = new LinkedHashMap<>(entries);
    entries.clear();
    latest.forEach(entry -> entries.put(entry.id(), entry));
    entries.putAll(since);
    more = hasMore;
    firstNew = firstOf(latest, unread);
    rebuild();
    fit(true);
    Control line = newLine;
    if (line != null && !line.isDisposed()) {
      scroll.setOrigin(0, Math.max(0, line.getLocation().y - MARGIN));
    }
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
    Entry last = last().orElse(null);
    boolean wasAtEnd = isAtEnd();
    boolean isNew = entries.put(entry.id(), entry) == null;
    Bubble bubble = bubbles.get(entry.id());
    if (bubble != null) {
      bubble.show(entry);
    } else if (last == null) {
      rebuild();
    } else {
      append(last, entry);
    }
    fit(isNew || wasAtEnd);
  }

  /** Shows a change of an entry, and what answers it with what it says now, where they are here. */
  void change(Entry entry) {
    if (entries.containsKey(entry.id())) {
      put(entry);
    }
    for (Entry other : List.copyOf(entries.values())) {
      Entry quoting = other.quoting(entry);
      if (!quoting.equals(other)) {
        put(quoting);
      }
    }
  }

  /** Whether the entry is the last one that was written here. */
  boolean isLastOwn(Entry entry) {
    return entries.values().stream()
        .filter(one -> !one.isReceived())
        .reduce((before, after) -> after)
        .filter(one -> one.id().equals(entry.id()))
        .isPresent();
  }

  /** Gives the keyboard to the entry of that id, where it is shown. */
  boolean jump(MessageId id) {
    Bubble bubble = bubbles.get(id);
    if (bubble != null) {
      scroll.showControl(bubble.control());
      bubble.focus();
    }
    return bubble != null;
  }

  /** The first entry that is shown. */
  Optional<Entry> first() {
    return entries.values().stream().findFirst();
  }

  boolean hasMore() {
    return more;
  }

  private boolean isAtEnd() {
    return scroll.getOrigin().y + scroll.getClientArea().height >= scroll.getMinHeight() - MARGIN;
  }

  private Optional<Entry> last() {
    return entries.values().stream().reduce((before, after) -> after);
  }

  private static @Nullable MessageId firstOf(List<Entry> latest, int unread) {
    List<Entry> received = latest.stream().filter(Entry::isReceived).toList();
    return unread == 0 || received.isEmpty()
        ? null
        : received.get(Math.max(0, received.size() - unread)).id();
  }

  private void rebuild() {
    column.setRedraw(false);
    for (Control child : column.getChildren()) {
      child.dispose();
    }
    bubbles.clear();
    newLine = null;
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
      separator(messages.text("empty.transcript", parts.contactName()), Tint.TEXT_MUTED);
    }
    Entry last = null;
    for (Entry entry : entries.values()) {
      append(last, entry);
      last = entry;
    }
    column.setRedraw(true);
  }

  private void append(@Nullable Entry last, Entry entry) {
    LocalDate day = words.day(entry);
    if (last == null || !words.day(last).equals(day)) {
      separator(words.day(day, LocalDate.now(words.zone())), Tint.TEXT_MUTED);
    }
    if (entry.id().equals(firstNew)) {
      newLine = separator("─────  " + messages.text("transcript.new") + "  ─────", Tint.LINK);
    }
    bubbles.put(entry.id(), new Bubble(column, parts, entry));
  }

  private Label separator(String text, Tint tint) {
    Label label = pieces.label(column, text, tint);
    label.setAlignment(SWT.CENTER);
    label.setFont(pieces.look().small());
    return label;
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
