package org.simpp.client.ui.conversation;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.jspecify.annotations.Nullable;
import org.simpp.client.Entry;
import org.simpp.client.Entry.Security;
import org.simpp.client.Gap;
import org.simpp.client.ui.language.EntryWords;
import org.simpp.client.ui.language.Messages;
import org.simpp.client.ui.look.Pieces;
import org.simpp.client.ui.look.Tint;
import org.simpp.model.MessageId;

/**
 * What was written: a stretch of the conversation, the newest at the bottom, days apart, with a
 * line before what is new and where something may be missing.
 */
final class Transcript {
  private static final int MARGIN = 16;

  /** How to get more of the conversation. */
  interface Paging {
    /** The entries before that one. */
    void earlier(Entry first);

    /** The entries behind that one. */
    void later(Entry last);

    /** The end of the conversation. */
    void newest();

    /** The archive is asked again for what is missing; {@code then} runs when it was. */
    void catchUp(Runnable then);
  }

  private final BubbleParts parts;
  private final Pieces pieces;
  private final Messages messages;
  private final EntryWords words;
  private final Paging paging;
  private final ScrolledComposite scroll;
  private final Composite column;
  private final Stretch stretch = new Stretch();
  private final Map<MessageId, Bubble> bubbles = new LinkedHashMap<>();
  private List<Gap> gaps = List.of();
  private @Nullable MessageId firstNew;
  private @Nullable Control newLine;

  Transcript(Composite parent, BubbleParts parts, Paging paging) {
    this.parts = parts;
    this.pieces = parts.pieces();
    this.messages = parts.messages();
    this.words = parts.words();
    this.paging = paging;
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
    stretch.show(latest, hasMore, false);
    firstNew = firstOf(latest, unread);
    rebuild();
    fit(true);
    Control line = newLine;
    if (line != null && !line.isDisposed()) {
      scroll.setOrigin(0, Math.max(0, line.getLocation().y - MARGIN));
    }
  }

  /** Shows another part of the conversation and gives the keyboard to the entry of that id. */
  void showAround(List<Entry> part, boolean hasEarlier, boolean hasLater, MessageId id) {
    stretch.show(part, hasEarlier, hasLater);
    rebuild();
    fit(false);
    jump(id);
  }

  void prepend(List<Entry> before, boolean hasMore) {
    Entry reader = stretch.first().orElse(null);
    stretch.prepend(before, hasMore);
    rebuild();
    fit(false);
    stay(reader, true);
  }

  void append(List<Entry> after, boolean hasMore) {
    Entry reader = stretch.last().orElse(null);
    stretch.append(after, hasMore);
    rebuild();
    fit(false);
    stay(reader, false);
  }

  /** Shows where entries may be missing. */
  void mark(List<Gap> found) {
    if (!found.equals(gaps)) {
      boolean wasAtEnd = isAtEnd();
      gaps = List.copyOf(found);
      rebuild();
      fit(wasAtEnd);
    }
  }

  /** Adds the entry below, or shows how far it has come; what lies beyond is found by paging. */
  void put(Entry entry) {
    Entry last = stretch.last().orElse(null);
    boolean wasAtEnd = isAtEnd();
    boolean isNew = !stretch.has(entry.id());
    if (!stretch.put(entry)) {
      return;
    }
    Bubble bubble = bubbles.get(entry.id());
    if (bubble != null) {
      bubble.show(entry);
    } else if (last == null || stretch.trim()) {
      rebuild();
    } else {
      append(last, entry);
    }
    fit(isNew || wasAtEnd);
  }

  /** What is new begins with the entry of that id, which comes next. */
  void beginNew(MessageId id) {
    Control line = newLine;
    if (line != null && !line.isDisposed()) {
      line.dispose();
    }
    firstNew = id;
  }

  /** Shows a change of an entry, and what answers it with what it says now, where they are here. */
  void change(Entry entry) {
    if (stretch.has(entry.id())) {
      put(entry);
    }
    for (Entry other : stretch.all()) {
      Entry quoting = other.quoting(entry);
      if (!quoting.equals(other)) {
        put(quoting);
      }
    }
  }

  /** What belongs to the entry beside it is another. */
  void refresh(MessageId id) {
    stretch.all().stream().filter(entry -> entry.id().equals(id)).findFirst().ifPresent(this::put);
  }

  /** An entry takes another room. */
  void resized() {
    fit(isAtEnd());
  }

  /** Whether the entry is the last one that was written here. */
  boolean isLastOwn(Entry entry) {
    return !stretch.hasLater()
        && stretch.all().stream()
            .filter(one -> !one.isReceived() && !(one.security() instanceof Security.Unopened))
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

  /** Whether the end of the conversation is shown. */
  boolean isUpToDate() {
    return !stretch.hasLater();
  }

  private boolean isAtEnd() {
    return scroll.getOrigin().y + scroll.getClientArea().height >= scroll.getMinHeight() - MARGIN;
  }

  /** What somebody has just read stays in sight while more comes on one side of it. */
  private void stay(@Nullable Entry reader, boolean atTop) {
    Bubble bubble = reader == null ? null : bubbles.get(reader.id());
    if (bubble != null) {
      int y = bubble.control().getLocation().y;
      int room = scroll.getClientArea().height - bubble.control().getSize().y - 2 * MARGIN;
      scroll.setOrigin(0, Math.max(0, y - (atTop ? Math.min(room / 3, 4 * MARGIN) : room)));
    }
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
    if (stretch.hasEarlier()) {
      stretch.first().ifPresent(first -> button("transcript.earlier", () -> paging.earlier(first)));
    } else {
      gapsAfter(null);
    }
    List<Entry> entries = stretch.all();
    if (entries.isEmpty()) {
      separator(messages.text("empty.transcript", parts.contactName()), Tint.TEXT_MUTED);
    }
    Entry last = null;
    for (Entry entry : entries) {
      append(last, entry);
      last = entry;
    }
    if (stretch.hasLater()) {
      stretch.last().ifPresent(newest -> button("transcript.later", () -> paging.later(newest)));
      button("transcript.newest", paging::newest);
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
    gapsAfter(entry.id());
  }

  private void gapsAfter(@Nullable MessageId entry) {
    gaps.stream()
        .filter(gap -> Objects.equals(gap.after(), entry))
        .forEach(gap -> new GapLine(column, pieces, messages, gap, paging::catchUp));
  }

  private void button(String key, Runnable pressed) {
    pieces
        .button(column, key, messages.text(key), pressed)
        .setLayoutData(new GridData(SWT.CENTER, SWT.CENTER, true, false));
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
