package org.simpp.client.ui.main;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.simpp.client.ContactRequest;
import org.simpp.client.Contacts;
import org.simpp.client.Trouble;
import org.simpp.client.ui.language.Messages;
import org.simpp.client.ui.look.Pieces;
import org.simpp.client.ui.look.Tint;
import org.simpp.client.ui.thread.UiThread;

/** Who asks to see our presence, each with the two answers. */
final class Requests {
  /** So many leave room for the contacts below them. */
  private static final int SHOWN = 3;

  private final Composite pane;
  private final Pieces pieces;
  private final Messages messages;
  private final Contacts contacts;
  private final UiThread thread;
  private final Consumer<Trouble> failed;

  Requests(
      Composite parent,
      Pieces pieces,
      Messages messages,
      Contacts contacts,
      Consumer<Trouble> failed) {
    this.pane = pieces.pane(parent, Tint.PANE, 1, 0);
    this.pane.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
    this.pieces = pieces;
    this.messages = messages;
    this.contacts = contacts;
    this.failed = failed;
    this.thread = new UiThread(pane);
    show(contacts.requests());
  }

  void show(List<ContactRequest> requests) {
    for (Control child : pane.getChildren()) {
      child.dispose();
    }
    requests.stream().limit(SHOWN).forEach(this::show);
    if (requests.size() > SHOWN) {
      pieces.label(pane, messages.text("request.more", requests.size() - SHOWN), Tint.TEXT_MUTED);
    }
    Pieces.show(pane, !requests.isEmpty());
    pane.getParent().layout(true, true);
  }

  private void show(ContactRequest request) {
    String from = request.from().toString();
    Composite row = pieces.pane(pane, Tint.AMBER_GROUND, 2, 8);
    row.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
    wide(pieces.label(row, messages.text("request.text", from), Tint.AMBER_TEXT));
    if (!request.message().isBlank()) {
      wide(pieces.label(row, request.message(), Tint.TEXT));
    }
    var accept =
        pieces.primary(
            row,
            "request.accept",
            messages.text("request.accept"),
            () -> answer(row, contacts.accept(request.from())));
    pieces.named(accept, "request.accept", messages.text("request.accept.name", from));
    var decline =
        pieces.button(
            row,
            "request.decline",
            messages.text("request.decline"),
            () -> answer(row, contacts.decline(request.from())));
    pieces.named(decline, "request.decline", messages.text("request.decline.name", from));
  }

  private void answer(Composite row, CompletionStage<Void> answered) {
    row.setEnabled(false);
    thread.when(
        answered,
        done -> show(contacts.requests()),
        trouble -> {
          show(contacts.requests());
          failed.accept(trouble);
        });
  }

  private static void wide(Control control) {
    control.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
  }
}
