package org.simpp.client.ui.search;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.simpp.client.Entry;
import org.simpp.client.Search;
import org.simpp.client.Trouble;
import org.simpp.client.ui.language.Messages;
import org.simpp.client.ui.look.Pieces;
import org.simpp.client.ui.look.Tint;
import org.simpp.client.ui.thread.UiThread;

/** Finds what was written, in all conversations, while one types what to find. */
public final class SearchScreen {
  private static final int HITS = 100;

  /** Milliseconds without a key after which what was typed is searched for. */
  private static final int PAUSE = 150;

  private final Messages messages;
  private final Search search;
  private final UiThread thread;
  private final Text query;
  private final Label state;
  private final HitTable hits;
  private final Consumer<Trouble> failed;
  private final Runnable find = this::find;
  private int asked;

  /**
   * @param words says whose conversation a hit is in, and when it was written
   * @param opened shows a hit in its conversation; false where there is none any more
   * @param closed run when somebody has enough of searching
   */
  public SearchScreen(
      Composite parent,
      Pieces pieces,
      Messages messages,
      Search search,
      HitWords words,
      Predicate<Entry> opened,
      Runnable closed,
      Consumer<Trouble> failed) {
    this.messages = messages;
    this.search = search;
    this.failed = failed;
    Composite root = pieces.pane(parent, Tint.PAGE, 1, 16);
    root.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
    thread = new UiThread(root);
    Composite top = pieces.pane(root, Tint.PAGE, 2, 0);
    top.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
    ((GridLayout) top.getLayout()).horizontalSpacing = 12;
    pieces.title(top, messages.text("search.title"), 4);
    Pieces.at(
        pieces.button(
            top,
            "search.close",
            messages.text("search.close"),
            () -> {
              search.end();
              closed.run();
            }),
        SWT.END);
    query = pieces.field(root, "search.query", messages.text("search.query"), SWT.SINGLE);
    query.setTextLimit(Search.MAX_QUERY);
    query.setMessage(messages.text("search.hint"));
    state = pieces.label(root, "", Tint.TEXT_MUTED);
    hits =
        new HitTable(
            root,
            pieces,
            messages,
            words,
            hit -> {
              if (!opened.test(hit)) {
                say(messages.text("search.gone"));
              }
            });
    query.addListener(SWT.Modify, event -> query.getDisplay().timerExec(PAUSE, find));
    query.addListener(SWT.KeyDown, this::key);
    query.addListener(SWT.DefaultSelection, event -> hits.open());
  }

  public void focus() {
    query.setFocus();
  }

  private void key(Event event) {
    if (event.keyCode == SWT.ARROW_DOWN) {
      event.doit = false;
      hits.focus();
    }
  }

  private void find() {
    if (query.isDisposed()) {
      return;
    }
    String wanted = query.getText();
    asked++;
    if (wanted.isBlank()) {
      hits.show(List.of(), "");
      say("");
      return;
    }
    int question = asked;
    say(messages.text("search.busy"));
    thread.when(
        search.find(wanted, HITS),
        found -> {
          // an answer to what was typed before comes too late
          if (question == asked) {
            show(found, wanted);
          }
        },
        failed);
  }

  private void show(Search.Hits found, String wanted) {
    int count = found.entries().size();
    hits.show(found.entries(), wanted);
    String words =
        count == 0
            ? messages.text("search.none")
            : count == HITS
                ? messages.text("search.many", String.valueOf(count))
                : messages.text("search.found", String.valueOf(count));
    say(found.isComplete() ? words : words + " " + messages.text("search.incomplete"));
  }

  private void say(String words) {
    state.setText(words);
    state.getParent().layout(true, true);
  }
}
