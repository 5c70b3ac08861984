package org.simpp.client.ui.conversation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ProgressBar;
import org.simpp.client.Transfer;
import org.simpp.client.Transfers;
import org.simpp.client.ui.language.FileWords;
import org.simpp.client.ui.language.Messages;
import org.simpp.client.ui.look.Pieces;
import org.simpp.client.ui.look.Tint;

/** The files of a conversation that are on their way, each with what can be done about it. */
final class TransferPane {
  private static final int STEPS = 1_000;
  private static final int PROGRESS_WIDTH = 160;

  private final Pieces pieces;
  private final Messages messages;
  private final FileWords words;
  private final Transfers transfers;
  private final Composite pane;
  private final Map<String, Row> rows = new HashMap<>();

  /** One of them. */
  private record Row(Composite line, Label said, ProgressBar progress, Button retry) {}

  TransferPane(Composite parent, Pieces pieces, Messages messages, Transfers transfers) {
    this.pieces = pieces;
    this.messages = messages;
    this.words = new FileWords(messages);
    this.transfers = transfers;
    pane = pieces.pane(parent, Tint.PANE, 1, 0);
    pane.setLayoutData(new GridData(SWT.FILL, SWT.END, true, false));
    ((GridLayout) pane.getLayout()).verticalSpacing = 0;
    Pieces.show(pane, false);
  }

  void begin(List<Transfer> all) {
    all.forEach(this::show);
  }

  /** One has begun, has come further, or is over. */
  void show(Transfer transfer) {
    Row row = rows.get(transfer.id());
    if (transfer.isOver()) {
      if (row != null) {
        row.line().dispose();
        rows.remove(transfer.id());
        fit();
      }
      return;
    }
    if (row == null) {
      row = row(transfer);
      rows.put(transfer.id(), row);
    }
    boolean isFailed = transfer.state() instanceof Transfer.State.Failed;
    boolean stands = isFailed || transfer.state() instanceof Transfer.State.Waiting;
    String text = Pieces.escaped(words.of(transfer));
    boolean isAnother = row.retry().isVisible() != stands;
    row.said().setForeground(pieces.look().color(isFailed ? Tint.DANGER : Tint.TEXT));
    row.said().setText(text);
    long whole = Math.max(1, transfer.size());
    row.progress().setSelection((int) (STEPS * Math.min(whole, transfer.done()) / whole));
    Pieces.show(row.progress(), !isFailed);
    Pieces.show(row.retry(), stands);
    if (isAnother) {
      fit();
    }
  }

  private Row row(Transfer transfer) {
    Composite line = pieces.pane(pane, Tint.PANE, 4, 6);
    ((GridLayout) line.getLayout()).marginWidth = 12;
    line.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
    Label said = pieces.label(line, "", Tint.TEXT);
    said.setData("id", "transfer.state");
    ProgressBar progress = new ProgressBar(line, SWT.HORIZONTAL | SWT.SMOOTH);
    progress.setMaximum(STEPS);
    GridData size = new GridData(SWT.END, SWT.CENTER, false, false);
    size.widthHint = pieces.look().scaled(PROGRESS_WIDTH);
    progress.setLayoutData(size);
    pieces.named(
        progress, "transfer.progress", messages.text("transfer.progress", transfer.name()));
    Button retry =
        pieces.button(
            line,
            "transfer.retry",
            messages.text("transfer.retry"),
            () -> transfers.retry(transfer.id()));
    pieces.named(retry, "transfer.retry", messages.text("transfer.retry.of", transfer.name()));
    Button cancel =
        pieces.button(
            line,
            "transfer.cancel",
            messages.text("transfer.cancel"),
            () -> transfers.cancel(transfer.id()));
    pieces.named(cancel, "transfer.cancel", messages.text("transfer.cancel.of", transfer.name()));
    Pieces.show(retry, false);
    Row row = new Row(line, said, progress, retry);
    rows.put(transfer.id(), row);
    fit();
    return row;
  }

  private void fit() {
    Pieces.show(pane, !rows.isEmpty());
    pane.requestLayout();
  }
}
