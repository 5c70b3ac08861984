package org.simpp.client.ui.main;

import java.time.Instant;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.simpp.client.Presence;
import org.simpp.client.Presence.Show;
import org.simpp.client.Session;
import org.simpp.client.ui.faces.Faces;
import org.simpp.client.ui.language.Messages;
import org.simpp.client.ui.language.States;
import org.simpp.client.ui.look.Avatar;
import org.simpp.client.ui.look.Pieces;
import org.simpp.client.ui.look.Tint;

/** Who is signed in, and what they say of themselves. */
final class OwnHeader {
  private static final List<Show> CHOICES =
      List.of(Show.AVAILABLE, Show.AWAY, Show.BUSY, Show.OFFLINE);

  private final Messages messages;
  private final States states;
  private final Session session;
  private final Canvas avatar;
  private final Combo choice;
  private final Text status;
  private final Label away;
  private final Runnable signOut;

  OwnHeader(
      Composite parent,
      Pieces pieces,
      Messages messages,
      States states,
      Session session,
      Faces faces,
      Runnable signOut) {
    this.messages = messages;
    this.states = states;
    this.session = session;
    this.signOut = signOut;
    Composite pane = pieces.pane(parent, Tint.PANE, 2, 0);
    pane.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
    String account = session.account().toString();
    avatar = new Canvas(pane, SWT.DOUBLE_BUFFERED);
    avatar.setBackground(pieces.look().color(Tint.PANE));
    GridData size = new GridData(SWT.CENTER, SWT.CENTER, false, false);
    size.widthHint = 48;
    size.heightHint = 48;
    avatar.setLayoutData(size);
    avatar.addListener(
        SWT.Paint,
        event ->
            new Avatar(account, account, session.presence().show())
                .paint(event.gc, pieces.look(), Tint.PANE, 2, 2, 42, faces.of(session.account())));
    faces.follow(avatar);
    pieces.named(avatar, "own.avatar", account);
    Composite words = pieces.pane(pane, Tint.PANE, 1, 0);
    words.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
    Label name = pieces.label(words, account, Tint.TEXT);
    name.setFont(pieces.look().bold());
    choice = pieces.combo(words, "own.presence", messages.text("main.presence"));
    choice.setItems(CHOICES.stream().map(this::words).toArray(String[]::new));
    choice.addListener(SWT.Selection, event -> announce());
    away = pieces.label(words, "", Tint.TEXT_MUTED);
    away.setFont(pieces.look().small());
    away.setData("id", "own.away");
    Pieces.show(away, false);
    status = new Text(pane, SWT.BORDER | SWT.SINGLE);
    status.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
    status.setMessage(messages.text("main.status.hint"));
    status.setToolTipText(messages.text("main.status"));
    pieces.named(status, "own.status", messages.text("main.status"));
    status.addListener(SWT.DefaultSelection, event -> announce());
    status.addListener(SWT.FocusOut, event -> announceStatus());
    show();
  }

  /** What was chosen, and what is said of it now. */
  void show() {
    Presence chosen = session.chosen();
    choice.select(Math.max(0, CHOICES.indexOf(chosen.show())));
    if (!status.isFocusControl()) {
      status.setText(chosen.status());
    }
    Instant since = session.presence().idleSince();
    away.setText(since == null ? "" : messages.text("main.presence.away", states.since(since)));
    Pieces.show(away, since != null);
    away.requestLayout();
    avatar.redraw();
  }

  private String words(Show show) {
    return show == Show.BUSY ? messages.text("main.presence.busy") : states.of(show);
  }

  private void announceStatus() {
    if (!status.getText().strip().equals(session.chosen().status())) {
      announce();
    }
  }

  private void announce() {
    Show show = CHOICES.get(Math.max(0, choice.getSelectionIndex()));
    if (show == Show.OFFLINE) {
      signOut.run();
    } else {
      session.announce(new Presence(show, status.getText().strip()));
    }
  }
}
